"""A file as its reader gets it: bytes that are read once, within limits, and decoded."""

from __future__ import annotations

import codecs
import io
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from mtcheck import segment
from mtcheck.errors import ReadError

LARGEST_FILE = 20_000_000
"""Bytes. An article has some 5,000; a file beyond this is a corpus, or no text. Formats of one record
after the other are read record by record and have no such limit."""
LONGEST_LINE = 2_000_000
"""Characters. A line beyond this is no prose, and every terminal and editor chokes on it."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_NO_CHARSETS = frozenset(
    "idna punycode unicode_escape raw-unicode-escape raw_unicode_escape unicode-escape undefined utf-7 "
    "base64 bz2 hex quopri rot13 uu zlib mbcs oem charmap palmos".split()
)
"""Codecs of Python that no text file is in."""


@dataclass(frozen=True, slots=True)
class Fields:
    """Which fields of a record hold its text, source, identity and references, in formats that have any.

    A field inside another one is named with a dot (`body.text`). No text field: the format's own.
    """

    text: tuple[str, ...] = ()
    source: str | None = None
    id: str | None = None
    reference: tuple[str, ...] = ()


@dataclass(frozen=True)
class File:
    """A file to read: its path as it is shown, its content (None: what stands at the path), fields."""

    path: str
    given: bytes | None = None
    fields: Fields = Fields()

    def open(self) -> BinaryIO:
        """Return a stream of the bytes, for formats that are read record by record.

        Raises ReadError where there is no such file.
        """
        if self.given is not None:
            return io.BytesIO(self.given)
        try:
            if not Path(self.path).is_file():
                raise ReadError(self.path, _why_no_file(Path(self.path)))
            return Path(self.path).open("rb")
        except OSError as error:
            raise ReadError(self.path, error.strerror or str(error)) from error

    @cached_property
    def content(self) -> bytes:
        """All bytes of the file. Raises ReadError beyond `LARGEST_FILE`."""
        if self.given is not None:
            return self.given
        try:
            with self.open() as stream:
                size = Path(self.path).stat().st_size
                if size > LARGEST_FILE:
                    raise ReadError(
                        self.path, f"has {size:,} bytes, more than the {LARGEST_FILE:,} allowed"
                    )
                return stream.read()
        except OSError as error:
            raise ReadError(self.path, error.strerror or str(error)) from error

    @cached_property
    def text(self) -> str:
        """The decoded content. Raises ReadError where it is no text."""
        return decode(self.content, self.path)


def read_plain(path: Path) -> str:
    """Return the text of a file that is no article: UTF-8, with or without a byte order mark.

    Raises ReadError, for what is no plain file too: a pipe or a device might never end.
    """
    try:
        with File(str(path)).open() as stream:
            return stream.read().decode("utf-8-sig")
    except OSError as error:
        raise ReadError(str(path), error.strerror or str(error)) from error
    except UnicodeDecodeError as error:
        problem = f"is not UTF-8: byte {error.start}: {error.reason}"
        raise ReadError(str(path), problem) from error


def _why_no_file(path: Path) -> str:
    if path.is_dir():
        return "is a folder"
    return "is not a plain file" if path.exists() else "does not exist"


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


def decode_declared(content: bytes, path: str, declared: str) -> str:
    """Decode a file in the encoding that it declares. Raises ReadError where it is not in it."""
    encoding = known_encoding(declared, path)
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError as error:
        problem = f"is not {declared}, as it says: byte {error.start}: {error.reason}"
        raise ReadError(path, problem) from error
    _check_lines(text, path)
    return text


def known_encoding(declared: str, path: str) -> str:
    """Return Python's name of an encoding. Raises ReadError where it is none for text in files."""
    try:
        name = codecs.lookup(declared).name
    except (LookupError, UnicodeError, ValueError):
        name = ""
    if not name or name in _NO_CHARSETS or name.startswith(("utf-16", "utf-32")):
        raise ReadError(path, f"declares the encoding {declared!r}, which it cannot be in")
    return name


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
