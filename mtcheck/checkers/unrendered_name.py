"""People whose names were left in Latin letters, where those of the others were not."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.names.unrendered import unrendered


def check(doc: Document) -> Iterator[Hit]:
    """Yield the full names."""
    for span in unrendered(doc):
        yield Hit(*span, source_text=doc.text[slice(*span)])
