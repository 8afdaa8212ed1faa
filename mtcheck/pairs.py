"""Passages of a text beside the passages of the source that they translate."""

from __future__ import annotations

from mtcheck import segment
from mtcheck.document import Document, Pair, Span


def pairs(doc: Document) -> tuple[Pair, ...]:
    """Return what the file itself pairs, else text and source where each is one passage or less."""
    return doc.pairs or tuple(whole(doc) if len(doc.blocks) == 1 else ())


def whole(doc: Document) -> tuple[Pair, ...]:
    """Return what the file itself pairs, else the text with its source as one pair.

    For what does not depend on order: which addresses, names or placeholders stand in both.
    """
    if doc.pairs or not doc.source:
        return doc.pairs
    return (Pair(Span(0, len(doc.text)), doc.source),)


def place_of(doc: Document, pair: Pair) -> Span:
    """Return where to show what a passage lacks: the passage, or the end of a text of many blocks."""
    if doc.pairs or len(doc.blocks) == 1:
        return Span(*segment.trim(doc.text, *pair.target))
    return Span(len(doc.text), len(doc.text))
