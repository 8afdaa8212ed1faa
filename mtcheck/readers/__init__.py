"""Bytes -> Document: one module a format family. `read` picks it by the file's name.

Each module has `parse(text, path)`, and what fixes need to write in the format: `escape(text)`, how
a text is written there, and `enclosing(text, start, end)`, what is to go where text[start:end] goes.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType, ModuleType

from mtcheck import segment
from mtcheck.document import Document
from mtcheck.errors import ReadError

LARGEST_FILE = 20_000_000
"""Bytes. An article has some 5,000; a file beyond this is a corpus, or no text."""
LONGEST_LINE = 2_000_000
"""Characters. A line beyond this is no prose, and every terminal and editor chokes on it."""

_FORMATS: Mapping[str, str] = MappingProxyType(
    {
        ".txt": "text",
        ".text": "text",
        ".md": "markdown",
        ".markdown": "markdown",
        ".html": "html",
        ".htm": "html",
        ".xhtml": "html",
    }
)


def is_article(path: Path) -> bool:
    """Tell whether a file of this name is read when its folder is checked."""
    return path.suffix.lower() in _FORMATS


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that can be read."""
    return tuple(_FORMATS)


def read(path: str | Path) -> Document:
    """Read a file as an article. Raises ReadError where it cannot be."""
    return read_bytes(read_content(path), str(path))


def read_content(path: str | Path) -> bytes:
    """Return the bytes of a file. Raises ReadError where it is none, or none of ours."""
    path = Path(path)
    try:
        if not path.is_file():
            raise ReadError(str(path), _why_no_file(path))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ReadError(
                str(path), f"has {size:,} bytes, more than the {LARGEST_FILE:,} allowed"
            )
        return path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error


def _why_no_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder"
    return "is not a plain file" if path.exists() else "does not exist"


def read_bytes(content: bytes, path: str) -> Document:
    """Read the content of a file; `path` names it and tells its format. Raises ReadError."""
    document: Document = format_of(path).parse(decode(content, path), path)
    return document


def format_of(path: str) -> ModuleType:
    """Return the module that reads files of this name."""
    suffix = Path(path).suffix.lower()
    return import_module(f"mtcheck.readers.{_FORMATS.get(suffix, 'text')}")


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoding_of(content: bytes) -> tuple[str, bytes]:
    """Return the encoding of a file and the byte order mark that says so: UTF-8 without any."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return encoding, mark
    return "utf-8", b""


def decode(content: bytes, path: str) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 with a byte order mark, which is dropped.

    Raises ReadError for other encodings, binary content and lines beyond `LONGEST_LINE`.
    """
    encoding, mark = encoding_of(content)
    # A stray NUL is a fault of the text; many are another format, or UTF-16 without its mark.
    if encoding == "utf-8" and content.count(0) > len(content) // 100:
        raise ReadError(path, f"is binary: byte {content.index(0)} is NUL")
    try:
        text = content[len(mark) :].decode(encoding)
    except UnicodeDecodeError as error:
        place = error.start + len(mark)
        raise ReadError(path, f"is not {encoding.upper()}: byte {place}: {error.reason}") from error
    _check_lines(text, path)
    return text


def _check_lines(text: str, path: str) -> None:
    if len(text) <= LONGEST_LINE:
        return
    starts = [*segment.line_starts(text), len(text)]
    for number, (a, b) in enumerate(pairwise(starts), 1):
        if b - a > LONGEST_LINE and len(text[a:b].rstrip("\r\n")) > LONGEST_LINE:
            raise ReadError(
                path,
                f"line {number} has {b - a:,} characters, more than the {LONGEST_LINE:,} allowed",
            )
