"""Sentences that stand in another order than in the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.alignment.align import alignment, begin
from mtcheck.document import Document
from mtcheck.finding import Hit


def check(doc: Document) -> Iterator[Hit]:
    """Yield the sentences that must be moved to restore the order of the source, as few as may be.

    `source_text` is the sentence that stands before it in the source, if any.
    """
    if doc.pairs or not doc.source:
        return
    source = doc.source
    for link, before in alignment(doc).moved():
        text = source[before.start : before.end]
        values = {"before": f"after “{begin(text)}”" if text else "at the beginning"}
        yield Hit(
            *link.target,
            values,
            confidence=0.8,
            source_text=source[link.source.start : link.source.end],
        )
