"""What is compared where order does not matter, and where to show what a passage lacks."""

from __future__ import annotations

from mtcheck import segment
from mtcheck.alignment import align
from mtcheck.document import Document, Pair, Span


def whole(doc: Document) -> tuple[Pair, ...]:
    """Return what the file itself pairs, else the text with its source as one pair.

    For what does not depend on order: which addresses or placeholders stand in both.
    """
    if doc.pairs or not doc.source:
        return doc.pairs
    return (Pair(Span(0, len(doc.text)), doc.source),)


def place_of(doc: Document, pair: Pair, lost: str = "") -> Span:
    """Return where to show what a passage lacks: the passage.

    Of a text with its source as one pair, it is the passage whose source has what is `lost`, else
    the end of the text.
    """
    if doc.pairs or len(doc.blocks) == 1:
        return _trimmed(doc, pair.target)
    beside = (p.target for p in align.pairs(doc) if lost in p.source and p.target != pair.target)
    return _trimmed(doc, next(beside, Span(len(doc.text), len(doc.text))))


def _trimmed(doc: Document, span: Span) -> Span:
    blank = not doc.text[span.start : span.end].strip()
    return span if blank else Span(*segment.trim(doc.text, *span))
