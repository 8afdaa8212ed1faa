"""XML with the place of each piece of text: what all formats written in it share.

Expat reads it; entities may not be declared, so none can grow without bounds or lead out of the file.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

import regex

from mtcheck.errors import ReadError
from mtcheck.readers.file import File, decode

DEEPEST = 200
_DECLARED = regex.compile(
    rb"""\A(?:\xef\xbb\xbf)?\s*<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)["']"""
)


class Event(NamedTuple):
    """A start tag (with `attributes`), an end tag, a comment or a piece of text, and its place.

    Names have no prefix. A piece of text that does not stand in the file as it is, such as what an
    entity stands for, is an event of its own.
    """

    kind: str
    name: str
    place: int
    attributes: dict[str, str]


def decode_xml(file: File) -> str:
    """Return the text of an XML file in the encoding that it declares. Raises ReadError."""
    declared = _DECLARED.match(file.content)
    encoding = declared[1].decode().lower() if declared else "utf-8"
    if encoding in ("utf-8", "utf8", "utf-16", "us-ascii", "ascii"):
        return decode(file.content, file.path)
    try:
        return file.content.decode(encoding)
    except LookupError as error:
        raise ReadError(file.path, f"declares the unknown encoding {encoding!r}") from error
    except UnicodeDecodeError as error:
        problem = f"is not {encoding}, as it says: byte {error.start}: {error.reason}"
        raise ReadError(file.path, problem) from error


def events(text: str, path: str) -> Iterator[Event]:
    """Yield the events of an XML text in order. Raises ReadError, with line and column."""
    return iter(_Parser(text, path).parse())


class _Parser:
    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._bytes = text.encode("utf-8", "surrogatepass")
        # Bytes that continue a character, to count characters from a byte offset.
        self._continued = [i for i, byte in enumerate(self._bytes) if byte & 0xC0 == 0x80]
        self._events: list[Event] = []
        self._depth = 0
        self._expat = expat.ParserCreate("utf-8")
        self._expat.StartElementHandler = self._start
        self._expat.EndElementHandler = self._end
        self._expat.CharacterDataHandler = self._data
        self._expat.CommentHandler = self._comment
        self._expat.EntityDeclHandler = self._entity

    def parse(self) -> list[Event]:
        try:
            self._expat.Parse(self._bytes, True)
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            raise ReadError(
                self._path,
                f"line {error.lineno}, column {error.offset + 1}: is no sound XML: {reason}",
            ) from error
        return self._events

    @property
    def _place(self) -> int:
        offset = self._expat.CurrentByteIndex
        return offset - bisect_left(self._continued, offset)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ReadError(self._path, f"is nested more than {DEEPEST} deep")
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self._events.append(Event("start", name.rpartition(":")[2], self._place, bare))

    def _end(self, name: str) -> None:
        self._depth -= 1
        self._events.append(Event("end", name.rpartition(":")[2], self._place, {}))

    def _data(self, data: str) -> None:
        self._events.append(Event("text", data, self._place, {}))

    def _comment(self, data: str) -> None:
        self._events.append(Event("comment", data, self._place, {}))

    def _entity(self, name: str, *_: object) -> None:
        raise ReadError(self._path, f"declares the entity {name!r}, which is refused")


def escape(text: str) -> str:
    """Return how a text is written between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: an element that becomes empty stays."""
    return start, end
