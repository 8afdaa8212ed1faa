"""Plain text: blank lines divide blocks; offsets are those of the file."""

from __future__ import annotations

from mtcheck.document import Document


def parse(text: str, path: str) -> Document:
    """Return the document of a plain-text file."""
    return Document(text, path=path)


def escape(text: str) -> str:
    """Return the text: it is written as it is."""
    return text


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: there is no markup."""
    return start, end
