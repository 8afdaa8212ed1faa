"""Writing systems: which a language uses, and letters of one that look like letters of another."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

import regex

SCRIPTS: Mapping[str, str] = MappingProxyType(
    {
        "Latin": r"\p{Latin}",
        "Cyrillic": r"\p{Cyrillic}",
        "Greek": r"\p{Greek}",
        "Han": r"\p{Han}\p{Hiragana}\p{Katakana}ー々",
        "Hangul": r"\p{Hangul}",
        "Arabic": r"\p{Arabic}",
        "Hebrew": r"\p{Hebrew}",
        "Devanagari": r"\p{Devanagari}",
        "Thai": r"\p{Thai}",
        "Bengali": r"\p{Bengali}",
        "Tamil": r"\p{Tamil}",
        "Georgian": r"\p{Georgian}",
        "Armenian": r"\p{Armenian}",
    }
)
"""Script -> the inside of a character class. Han and the kana are one: Japanese mixes them."""

_OWN: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"Kana": ("Han", "Latin"), "Hangul": ("Hangul", "Han", "Latin")}
)
_TWINS: Mapping[str, str] = MappingProxyType(
    {
        "а": "a", "е": "e", "о": "o", "р": "p", "с": "c", "у": "y", "х": "x", "і": "i", "ј": "j",
        "ѕ": "s", "ԁ": "d", "һ": "h", "ԛ": "q", "ԝ": "w", "А": "A", "В": "B", "Е": "E", "К": "K",
        "М": "M", "Н": "H", "О": "O", "Р": "P", "С": "C", "Т": "T", "У": "Y", "Х": "X", "І": "I",
        "Ј": "J", "Ѕ": "S", "к": "k", "м": "m", "т": "t", "в": "b", "н": "h",
        "α": "a", "ο": "o", "ν": "v", "ρ": "p", "ι": "i", "υ": "u", "Α": "A", "Β": "B", "Ε": "E",
        "Η": "H", "Ι": "I", "Κ": "K", "Μ": "M", "Ν": "N", "Ο": "O", "Ρ": "P", "Τ": "T", "Χ": "X",
        "Υ": "Y", "Ζ": "Z",
    }
)  # fmt: skip
"""Letters of Cyrillic and Greek and the Latin letters that look like them (Unicode confusables)."""

_TO_LATIN = MappingProxyType(dict(_TWINS))
_TO_CYRILLIC = MappingProxyType(
    {latin: char for char, latin in [*_TWINS.items()][::-1] if regex.match(r"\p{Cyrillic}", char)}
)


@lru_cache(maxsize=1 << 13)
def script_of(char: str) -> str | None:
    """Return the script of a letter, a key of `SCRIPTS`; None for other characters and scripts."""
    return next(
        (name for name, inside in SCRIPTS.items() if regex.match(f"[{inside}]", char)), None
    )


def own_scripts(script: str) -> tuple[str, ...]:
    """Return the scripts that texts in a language of this script are written in."""
    if script in _OWN:
        return _OWN[script]
    return (script,) if script == "Latin" else (script, "Latin")


def twin_in(char: str, script: str) -> str | None:
    """Return the letter of the script that looks like `char`, or None."""
    table = {"Latin": _TO_LATIN, "Cyrillic": _TO_CYRILLIC}.get(script)
    return table.get(char) if table else None
