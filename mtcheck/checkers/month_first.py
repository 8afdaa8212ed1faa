"""Dates with the month before the day, in a language that writes the day first."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import places, vocabulary

_DAY_AND_YEAR = compile_pattern(
    r"[ \u00a0](\d{1,2})(?:st|nd|rd|th)?,[ \u00a0]((?:1[5-9]|20)\d{2})(?!\p{N})"
)


def check(doc: Document) -> Iterator[Hit]:
    """Yield "Februar 10, 2023": month, day, comma and year."""
    language = load_language(doc.language or "")
    if language is None:
        return
    months = language.locale.months
    capitals = {month[0].upper() + month[1:] for month in months}
    for block, span in places(doc, sorted((months | capitals) & vocabulary(doc))):
        m = _DAY_AND_YEAR.match(doc.text, span.end, block.end)
        if m:
            yield Hit(span.start, m.end())
