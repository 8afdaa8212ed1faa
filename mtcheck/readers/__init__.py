"""Files -> Documents: one module a format family, which `formats` picks.

Each module has `parse(file)`, and, where its files can be rewritten, what fixes need: `escape(text)`,
how a text is written there, and `enclosing(text, start, end)`, what is to go where text[start:end]
goes. Where the format asks for it, it also has `escape_at(text, place)`, the `escape` for that place,
`char_end(char, text, at)`, where what means a character there ends, `BETWEEN`, what may stand between
two characters of one string, and `encoding_of(content)`, the encoding that a file declares.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from pathlib import Path
from types import ModuleType

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.file import Fields, File, encoding_of
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


def decoded(file: File, module: ModuleType) -> tuple[str, str, bytes]:
    """Return the text of a file as its module decodes it, the encoding, and the byte order mark."""
    encoding, mark = getattr(module, "encoding_of", encoding_of)(file.content)
    if encoding == "utf-8" or mark:
        return file.text, encoding, mark
    return file.content.decode(encoding), encoding, mark


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


__all__ = ["Fields", "File", "decoded", "format_module", "read", "read_all", "read_bytes"]
