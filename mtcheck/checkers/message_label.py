"""What a file itself says of its messages: drafts, messages without a text, missing plural forms."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit


def check(doc: Document, *, status: str) -> Iterator[Hit]:
    """Yield the place of each message with this status (see `mtcheck.document.Status`)."""
    for label in doc.labels:
        if label.status == status:
            shown = " ".join(label.source.split())[:60]
            values = {"source": shown, "detail": label.detail}
            yield Hit(label.place, label.place, values, source_text=label.source or None)
