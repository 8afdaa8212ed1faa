"""Files -> Documents: one module a format family, which `formats` picks.

Each module has `parse(file)`, and, where its files can be rewritten, what fixes need: `escape(text)`,
how a text is written there, and `enclosing(text, start, end)`, what is to go where text[start:end]
goes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.file import Fields, File
from mtcheck.readers.formats import find_format

Parse = Callable[[File], Iterator[Document | ReadError]]
"""What the module of a format offers as `parse`: it yields the documents of a file, and an error for
each record that is none; it raises ReadError where the file as a whole cannot be read."""


def read_all(
    file: File | str | Path, format_name: str | None = None
) -> Iterator[Document | ReadError]:
    """Yield the documents of a file: one for an article, one a record where a file holds many.

    An error stands for a record that cannot be read; ReadError is raised where the file cannot.
    """
    file = file if isinstance(file, File) else File(str(file))
    parse: Parse = format_module(file, format_name).parse
    return parse(file)


def format_module(file: File, format_name: str | None = None) -> ModuleType:
    """Return the module that reads a file."""
    return import_module(f"mtcheck.readers.{find_format(file, format_name).module}")


def read(path: str | Path) -> Document:
    """Read a file that holds one document. Raises ReadError where it cannot be, or holds several."""
    return _only(File(str(path)))


def read_bytes(content: bytes, path: str) -> Document:
    """Read the content of a file; `path` names it and tells its format. Raises ReadError."""
    return _only(File(path, content))


def _only(file: File) -> Document:
    documents = read_all(file)
    first = next(documents, None)
    if first is None:
        raise ReadError(file.path, "holds no text")
    if isinstance(first, ReadError):
        raise first
    if next(documents, None) is not None:
        raise ReadError(file.path, "holds several documents")
    return first


__all__ = ["Fields", "File", "format_module", "read", "read_all", "read_bytes"]
