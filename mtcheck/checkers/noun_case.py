"""Nouns in lower case where the language writes them with a capital letter (German).

A noun is known by an ending that no other word has, or as the unit after a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.vocabulary import uses_capitals, vocabulary

_SHORTEST_UNIT = 4


def check(
    doc: Document, *, endings: tuple[str, ...], not_endings: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Yield nouns in lower case with the capital as the fix.

    `endings` make a noun of a word with three more letters, unless one of `not_endings` is its
    end; the units are `locale.measures` of the language.
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    words = vocabulary(doc)
    nouns = [
        word
        for word in words
        if word.endswith(endings) and word.islower() and not word.endswith(not_endings)
    ]
    units = [unit for unit in language.locale.measures & words if len(unit) >= _SHORTEST_UNIT]
    if not nouns and not units:
        return
    for block in doc.prose:
        for m in _pattern(tuple(sorted(nouns)), tuple(sorted(units))).finditer(
            doc.text, block.start, block.end
        ):
            if uses_capitals(doc, block) and not doc.is_opaque(Span(*m.span())):
                right = m.group().capitalize()
                yield Hit(*m.span(), {"right": right}, right)


@cache
def _pattern(nouns: tuple[str, ...], units: tuple[str, ...]) -> regex.Pattern[str]:
    parts = []
    if nouns:
        listed = "|".join(map(regex.escape, nouns))
        parts.append(rf"(?<![\p{{L}}\p{{N}}'’@#._/-])(?:{listed})")
    if units:
        listed = "|".join(map(regex.escape, units))
        parts.append(rf"(?<=(?<![\p{{L}}-])\p{{N}}[ \u00a0])(?:{listed})")
    return regex.compile(rf"(?:{'|'.join(parts)})(?![\p{{L}}\p{{N}}_/@-]|\.\p{{L}})")
