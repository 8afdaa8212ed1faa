"""Nouns in lower case where the language writes them with a capital letter (German).

A noun is known by an ending that no other word has, or as the unit after a number.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import places, uses_capitals, vocabulary

_SHORTEST_UNIT = 4
_TELLING = 8
"""Words of a text that hold a noun for certain."""
_INNER_CAPITAL = compile_pattern(r"[\p{Ll}\p{N},;)] [(„“\"»«]?+\p{Lu}")
"""A capital inside a sentence."""


def check(
    doc: Document, *, endings: tuple[str, ...], not_endings: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Yield nouns in lower case with the capital as the fix.

    Of a text that has no capital inside a sentence it is the first alone, without a fix: nobody knows
    all its nouns.

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
    hits = [_hit(doc, span) for block, span in found if uses_capitals(doc, block)]
    if len(hits) > 1 and doc.size >= _TELLING and not _INNER_CAPITAL.search(doc.text):
        first = min(hits, key=lambda hit: hit.start)
        more = ", and so are all nouns of the text: publish it anew with its capitals"
        hits = [Hit(*first.span, {**first.values, "more": more})]
    yield from hits


def _hit(doc: Document, span: Span) -> Hit:
    right = doc.text[span.start : span.end].capitalize()
    return Hit(*span, {"right": right, "more": ""}, right)


def _is_counted(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before[:1].isdigit() and before[1:] in (" ", "\u00a0")
