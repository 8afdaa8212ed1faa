"""Which passage of the text translates which passage of the source."""

from __future__ import annotations

from mtcheck import segment
from mtcheck.document import Document, Pair, Span


def pairs(doc: Document) -> tuple[Pair, ...]:
    """Return the passages of the text with those of the source that they translate, in text order.

    They are those that the file pairs, where it does, else those of the alignment of the text with
    its source. What nothing translates has an empty target at the place where it is missing; what
    stands in the text alone has the source "". Without a source there are none.
    """
    return doc.memo("pairs", lambda: doc.pairs or _aligned(doc))


def _aligned(doc: Document) -> tuple[Pair, ...]:
    source = doc.source or ""
    theirs = [source[start:end] for start, end, _ in segment.blocks(source)]
    ours = [block.span for block in doc.prose]
    if len(theirs) == len(ours):
        return tuple(map(Pair, ours, theirs))
    return (Pair(Span(0, len(doc.text)), source),) if source else ()
