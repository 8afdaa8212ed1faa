"""TSV: a record a row, each a document; fields have no quotation marks of their own."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.file import File
from mtcheck.readers.table import enclosing, read_rows


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield the document of each row, or what is wrong with it."""
    return read_rows(file, "\t", quotes=False)


def escape(text: str) -> str:
    """Return the text: it is written as it is, and cannot hold a tab."""
    return text


__all__ = ["enclosing", "escape", "parse"]
