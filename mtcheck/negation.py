"""How languages say no: the words of `negation.toml`."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

import regex

from mtcheck.cache.data_file import load_data
from mtcheck.patterns import compile_pattern


class Negation(NamedTuple):
    """Patterns of a language: `certain` negates wherever it stands, `any` may carry a negation.

    `idioms` have a negation and say none, if the language has some: "not only", "not uncommon".
    """

    certain: regex.Pattern[str]
    any: regex.Pattern[str]
    idioms: regex.Pattern[str] | None


@cache
def load_negation(code: str | None) -> Negation | None:
    """Return the negations of a language (ISO 639-1), or None where they are not known."""
    found = _table().get(code or "")
    if found is None:
        return None
    both = [*found["certain"], *found["other"]]
    idioms = _pattern(found["idioms"]) if "idioms" in found else None
    return Negation(_pattern(found["certain"]), _pattern(both), idioms)


@cache
def _table() -> dict[str, dict[str, list[str]]]:
    return load_data(Path(__file__).with_name("negation.toml"))


def _pattern(words: list[str]) -> regex.Pattern[str]:
    parts = sorted(map(_part, words), key=len, reverse=True)
    return compile_pattern("|".join(parts), regex.IGNORECASE)


def _part(word: str) -> str:
    written = regex.escape(word.strip("-")).replace("'", "['’]")
    if regex.search(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]", word):
        return written
    start = "" if word.startswith("-") else r"(?<![\p{L}\p{M}])"
    end = "" if word.endswith("-") else r"(?![\p{L}\p{M}])"
    return start + written + end
