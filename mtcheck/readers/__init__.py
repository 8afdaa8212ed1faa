"""Bytes -> Document: one module a format family. `read` picks it by the file's name."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Mapping
from importlib import import_module
from itertools import pairwise
from pathlib import Path
from types import MappingProxyType

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
    path = Path(path)
    try:
        if not path.is_file():
            raise ReadError(str(path), _why_no_file(path))
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ReadError(
                str(path), f"has {size:,} bytes, more than the {LARGEST_FILE:,} allowed"
            )
        content = path.read_bytes()
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error
    return read_bytes(content, str(path))


def _why_no_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder"
    return "is not a plain file" if path.exists() else "does not exist"


def read_bytes(content: bytes, path: str) -> Document:
    """Read the content of a file; `path` names it and tells its format. Raises ReadError."""
    text = decode(content, path)
    suffix = Path(path).suffix.lower()
    parse: Callable[[str, str], Document]
    parse = import_module(f"mtcheck.readers.{_FORMATS.get(suffix, 'text')}").parse
    return parse(text, path)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def decode(content: bytes, path: str) -> str:
    """Decode UTF-8, or UTF-16 and UTF-32 with a byte order mark, which is dropped.

    Raises ReadError for other encodings, binary content and lines beyond `LONGEST_LINE`.
    """
    encoding, mark = "utf-8", b""
    for mark_, encoding_ in _MARKS:
        if content.startswith(mark_):
            encoding, mark = encoding_, mark_
            break
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
