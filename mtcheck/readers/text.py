"""Plain text: blank lines divide blocks; offsets are those of the file."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.readers.file import File


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a plain-text file."""
    yield Document(file.text, path=file.path)


def escape(text: str) -> str:
    """Return the text: it is written as it is."""
    return text


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: there is no markup."""
    return start, end
