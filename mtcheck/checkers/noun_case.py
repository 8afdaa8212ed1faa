"""Nouns in lower case where the language writes them with a capital letter (German).

A noun is known by an ending that no other word has, or as the unit after a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.vocabulary import places, uses_capitals, vocabulary

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
    found = [
        *places(doc, nouns),
        *(p for p in places(doc, units) if _is_counted(doc.text, p[1].start)),
    ]
    for block, span in found:
        if uses_capitals(doc, block):
            right = doc.text[span.start : span.end].capitalize()
            yield Hit(*span, {"right": right}, right)


def _is_counted(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before[:1].isdigit() and before[1:] in (" ", "\u00a0")
