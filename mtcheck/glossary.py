"""A project's glossary: what terms of the source become in the text, and either in all its forms."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

import regex

from mtcheck.inflection import english_forms

_UNSPACED = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}]")
_PLAIN = regex.compile(r"\p{L}+")


class Term(NamedTuple):
    """A term of the source and its translations, any of which is right; none: it stays as it is."""

    source: str
    targets: tuple[str, ...]


def parse_term(source: str, target: str) -> Term:
    """Return the term of a line of the glossary; `|` divides translations. Raises ValueError."""
    targets = tuple(text.strip() for text in target.split("|") if text.strip())
    for text in (source, *targets):
        if not any(map(str.isalnum, text)):
            raise ValueError(f"{text!r} holds no word")
    return Term(source.strip(), targets)


def find_term(term: str, text: str, language: str | None, *, loose: bool = False) -> str | None:
    """Return how a term stands in a text of this language, None where it does not.

    English words are known in all forms, others with another ending: of up to two letters, or with
    `loose` of up to four after a shorter stem. A term with a capital keeps its capitals.
    """
    match = _pattern(term, language or "", loose).search(text.replace("’", "'"))
    return match[0] if match else None


@cache
def _pattern(term: str, language: str, loose: bool) -> regex.Pattern[str]:
    words = (_word(word, language, loose) for word in term.replace("’", "'").split())
    flags = regex.IGNORECASE if term.islower() else 0
    before, after = ("", "") if _UNSPACED.search(term) else (r"(?<!\w)", r"(?!\w)")
    return regex.compile(before + r"\s++".join(words) + after, flags)


def _word(word: str, language: str, loose: bool) -> str:
    if not _PLAIN.fullmatch(word) or _UNSPACED.search(word) or word.isupper():
        return regex.escape(word)
    if language == "en":
        forms = english_forms(word) if word.islower() else (word, f"{word}s")
        return f"(?:{'|'.join(sorted(set(forms), key=lambda form: (-len(form), form)))})"
    if len(word) < 4:
        return regex.escape(word)
    stem = word[: -2 if loose and len(word) > 5 else -1]
    return rf"{regex.escape(stem)}\w{{0,{5 if loose else 3}}}+"
