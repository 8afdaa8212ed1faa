"""Texts without a word: an empty translation."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit


def check(doc: Document) -> Iterator[Hit]:
    """Yield one hit over the whole text where it holds no letter and no digit."""
    if not any(char.isalnum() for char in doc.text):
        yield Hit(0, len(doc.text))
