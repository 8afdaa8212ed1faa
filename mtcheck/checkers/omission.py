"""Sentences of the source that nothing in the text translates."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from mtcheck.alignment.align import Gap, alignment, begin
from mtcheck.alignment.marks import width
from mtcheck.checkers.chrome_line import furniture
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.segment import tokens

LEAST = 1.5
"""Certainty (see `mtcheck.alignment.align.Gap`) from which a sentence counts as left out.

In 309,000 words of human translations in 22 pairs of languages 24 sentences reach it, 14 of them in
40,000 words of literature, most of which really are left out or said elsewhere.
"""
_FEWEST = 2
"""Sentences at the end of the source without which the text counts as cut short."""


def check(doc: Document, *, at_end: bool = False) -> Iterator[Hit]:
    """Yield the empty place where sentences are missing; with `at_end` where all the rest is.

    Not looked for where the file pairs texts itself. Spared is what the source says again
    elsewhere, and its site furniture. `source_text` is what is missing.
    """
    if doc.pairs or not doc.source:
        return
    source = doc.source
    end = len(source.rstrip())
    for gap in alignment(doc).omitted():
        is_end = gap.source.end >= end and gap.sentences >= _FEWEST
        if is_end == at_end and gap.certainty >= LEAST and not _is_spared(doc, gap):
            missing = source[gap.source.start : gap.source.end]
            yield Hit(
                *gap.target,
                values={"what": _what(gap.sentences), "begin": begin(missing)},
                confidence=round(1 / (1 + exp(-gap.certainty)), 2),
                source_text=missing,
            )


def _what(sentences: int) -> str:
    if sentences == 1:
        return "a sentence of the source is"
    return f"{sentences} sentences of the source are"


def _is_spared(doc: Document, gap: Gap) -> bool:
    source = doc.source or ""
    missing = source[gap.source.start : gap.source.end]
    if len(tokens(missing)) < 2 and width(missing) < 8:
        return True
    elsewhere = source[: gap.source.start], source[gap.source.end :]
    if any(missing in part for part in elsewhere):
        return True
    chrome = _source_furniture(doc)
    inside = sum(s.end - s.start for s in chrome if gap.source.contains(s))
    return inside > (gap.source.end - gap.source.start) / 2


def _source_furniture(doc: Document) -> tuple[Span, ...]:
    def find() -> tuple[Span, ...]:
        source = Document(doc.source or "", language=doc.source_language)
        return tuple(span for span, _ in furniture(source))

    return doc.memo("source-furniture", find)
