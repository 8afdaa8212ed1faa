"""In whose way a Slavic name is transcribed: the English Lantseva is Lanzewa in German."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

import regex

from mtcheck.gazetteer import fold
from mtcheck.patterns import compile_pattern

WAYS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "de": {
            "shch": "schtsch",
            "sh": "sch",
            "zh": "sch",
            "ch": "tsch",
            "kh": "ch",
            "ts": "z",
            "v": "w",
        },
        "fr": {"shch": "chtch", "sh": "ch", "zh": "j", "ch": "tch", "u": "ou"},
        "pl": {
            "shch": "szcz",
            "sh": "sz",
            "zh": "z",
            "ch": "cz",
            "kh": "ch",
            "ts": "c",
            "v": "w",
        },
        "cs": {"shch": "sc", "sh": "s", "zh": "z", "ch": "c", "kh": "ch", "ts": "c"},
    }
)
"""What other languages write for the letters of the English transcription, folded."""
_DOUBLED = compile_pattern(r"(.)\1")
_SOFT = str.maketrans("yj", "ii")


def is_other_way(written: str, right: str, language: str) -> bool:
    """Tell whether a name is transcribed in another language's way, and `right` in this one's."""
    if language in WAYS:
        return _in_way(written, language) == _plain(right) != _plain(written)
    if language != "en" or not written.isascii():
        return False
    return any(_in_way(right, code) == _plain(written) != _plain(right) for code in WAYS)


def in_way_of(name: str, language: str) -> str:
    """Return a name in the English transcription in the way of a language of WAYS, roughly."""
    way = WAYS[language]
    lower = _letters(language).sub(lambda match: way[match[0]], name.lower())
    return lower[0].upper() + lower[1:]


def _in_way(name: str, language: str) -> str:
    return _plain(in_way_of(fold(name), language)) if name else ""


def _plain(name: str) -> str:
    return _DOUBLED.sub(r"\1", fold(name).translate(_SOFT))


@cache
def _letters(language: str) -> regex.Pattern[str]:
    return compile_pattern("|".join(sorted(WAYS[language], key=lambda letters: -len(letters))))
