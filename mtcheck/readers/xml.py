"""XML with the place of each piece of text: what all formats written in it share.

Expat reads it; entities may not be declared, so none can grow without bounds or lead out of the file.
"""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import NamedTuple
from xml.parsers import expat

from mtcheck.errors import ReadError
from mtcheck.patterns import compile_pattern
from mtcheck.readers.file import File, decode, decode_declared
from mtcheck.readers.file import encoding_of as file_encoding

DEEPEST = 200
_DECLARED = compile_pattern(r"""\ufeff?\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]+)["']""")
_REFERENCE = compile_pattern(r"&(?:amp|lt|gt|quot|apos|#\d{1,7}|#x[0-9A-Fa-f]{1,6});")
_TAG = compile_pattern(r"""<(?:[^<>"']|"[^"]*+"|'[^']*+')*+>""")


class Event(NamedTuple):
    """A start tag (with `attributes`), an end tag, a comment or a piece of text, and its place.

    Names have no prefix; that of a tag is `prefix`. A piece of text that does not stand in the file
    as it is, such as what an entity stands for, is an event of its own.
    """

    kind: str
    name: str
    place: int
    attributes: dict[str, str]
    prefix: str = ""


def encoding_of(content: bytes) -> tuple[str, bytes]:
    """Return the encoding of an XML file, as it declares it, and its byte order mark."""
    encoding, mark = file_encoding(content)
    declared = _DECLARED.match(content[:1000].decode(encoding, "replace"))
    if declared is None or mark or declared[1].lower() in ("utf-8", "utf8", "us-ascii", "ascii"):
        return encoding, mark
    return declared[1].lower(), b""


def decode_xml(file: File) -> str:
    """Return the text of an XML file in the encoding that it declares. Raises ReadError."""
    encoding, mark = encoding_of(file.content)
    if encoding == "utf-8" or mark:
        return decode(file.content, file.path)
    return decode_declared(file.content, file.path, encoding)


def line_of(text: str, place: int) -> int:
    """Return the number of the line at a place, from 1."""
    return text.count("\n", 0, place) + 1


def tag_at(text: str, place: int) -> str:
    """Return the tag that begins at a place, as it is written."""
    tag = _TAG.match(text, place)
    return tag.group() if tag else ""


def events(text: str, path: str) -> Iterator[Event]:
    """Yield the events of an XML text in order. Raises ReadError, with line and column."""
    return iter(_Parser(text, path).parse())


class _Parser:
    def __init__(self, text: str, path: str) -> None:
        self._path = path
        self._bytes = text.encode("utf-8", "surrogatepass")
        # The place of the last event, in bytes and in characters.
        self._last = (0, 0)
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
        last, place = self._last
        place += len(self._bytes[last:offset].decode("utf-8", "surrogatepass"))
        self._last = (offset, place)
        return place

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise ReadError(self._path, f"is nested more than {DEEPEST} deep")
        bare = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        prefix, _, own = name.rpartition(":")
        self._events.append(Event("start", own, self._place, bare, prefix))

    def _end(self, name: str) -> None:
        self._depth -= 1
        prefix, _, own = name.rpartition(":")
        self._events.append(Event("end", own, self._place, {}, prefix))

    def _data(self, data: str) -> None:
        self._events.append(Event("text", data, self._place, {}))

    def _comment(self, data: str) -> None:
        self._events.append(Event("comment", data, self._place, {}))

    def _entity(self, name: str, *_: object) -> None:
        raise ReadError(self._path, f"declares the entity {name!r}, which is refused")


def escape(text: str) -> str:
    """Return how a text is written between tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def comment_place(_text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it."""
    return place, "<!-- ", " -->"


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: an element that becomes empty stays."""
    return start, end


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    if text[at : at + 1] == "&":
        reference = _REFERENCE.match(text, at)
        return reference.end() if reference and html.unescape(reference.group()) == char else None
    if char == "\n" and text.startswith("\r\n", at):
        return at + 2
    return at + 1 if text[at : at + 1] == char != "<" else None
