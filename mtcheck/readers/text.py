"""Plain text: blank lines divide blocks; offsets are those of the file."""

from __future__ import annotations

from mtcheck.document import Document


def parse(text: str, path: str) -> Document:
    """Return the document of a plain-text file."""
    return Document(text, path=path)
