"""Words of the language that stand where the source has a name."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.names.as_word import names_as_words


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words, with the name as the fix."""
    for span, right in names_as_words(doc):
        yield Hit(*span, {"right": right}, right, 0.8, source_text=right)
