"""Android string resources (strings.xml): strings, arrays and plurals, each item a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import ESCAPE, pieces
from mtcheck.readers.escapes import char_end as escaped_char_end
from mtcheck.readers.file import File
from mtcheck.readers.xml import (
    Event,
    comment_place,
    decode_xml,
    enclosing,
    encoding_of,
    events,
    line_of,
)
from mtcheck.readers.xml import char_end as xml_char_end
from mtcheck.readers.xml import escape as xml_escape

_LISTS = ("string-array", "plurals")
_NAMED = ("string", *_LISTS)
_FOLDER = regex.compile(r"values-(?:b\+)?([a-z]{2,3})\b")
_REFERENCE = regex.compile(r"\s*[@?](?:\+?[\w.]+:)?\w+/[\w.]+\s*")
"""A value that is no text, but the name of another resource."""
_RUN = regex.compile(r'"|[^"]+')
_SPECIAL = regex.compile(r"""[\\'"]|\A[@?]""")


def parse(file: File) -> Iterator[Document]:
    """Yield one document; its language is that of the folder (`values-de`). Raises ReadError."""
    text = decode_xml(file)
    reader = _Reader(Builder(text, file.path), text, file.path)
    for event in events(text, file.path):
        reader.take(event)
    if not reader.is_resources:
        raise ReadError(file.path, "is no file of Android resources: it has no element resources")
    document = reader.builder.document()
    folder = _FOLDER.match(PurePath(file.path).parent.name)
    document.language = folder[1] if folder else None
    yield document


class _Reader:
    def __init__(self, builder: Builder, text: str, path: str) -> None:
        self.builder = builder
        self.is_resources = False
        self._text = text
        self._path = path
        self._open: list[str] = []
        self._kept = False
        self._value: list[Event] | None = None
        self._fixed = 0
        """Open elements that hold what is not translated."""
        self._names: set[tuple[str, str]] = set()

    def take(self, event: Event) -> None:
        if event.kind == "start":
            self._start(event)
        elif event.kind == "end":
            self._end(event)
        elif event.kind == "comment":
            self.builder.comment(event.name)
        elif self._value is not None:
            self._value.append(event._replace(kind="code" if self._fixed else "text"))

    def _start(self, event: Event) -> None:
        name = event.name
        self.is_resources |= name == "resources"
        if name in _NAMED and self._value is None:
            self._check_name(event)
            self._kept = event.attributes.get("translatable") != "false"
        if self._value is not None:
            self._fixed += bool(self._fixed) or name == "g"
        elif name == "string" or (name == "item" and self._open[-1:] and self._open[-1] in _LISTS):
            self._value = []
        self._open.append(name)

    def _end(self, event: Event) -> None:
        self._open.pop()
        if event.name in ("string", "item") and self._value is not None:
            if self._kept and not _REFERENCE.fullmatch("".join(e.name for e in self._value)):
                self._add(self._value)
            self._value = None
            self.builder.end_text(Role.UNIT)
        elif self._fixed:
            self._fixed -= 1

    def _check_name(self, event: Event) -> None:
        name = event.attributes.get("name", "")
        # Products of one string share its name.
        key = (name, event.attributes.get("product", ""))
        if key in self._names:
            line = line_of(self._text, event.place)
            raise ReadError(self._path, f"line {line}: has the {event.name} {name!r} twice")
        self._names.add(key)

    def _add(self, value: list[Event]) -> None:
        """Add the text that the program shows: quotation marks keep the white space between them."""
        quoted = False
        for event in value:
            if event.kind == "code":
                self.builder.add(event.name, event.place, code=True)
                continue
            for part, place in pieces(event.name, event.place):
                if event.name[place - event.place] == "\\":
                    self.builder.add_verbatim(part, place)
                    continue
                for m in _RUN.finditer(part):
                    if m.group() == '"':
                        quoted = not quoted
                    else:
                        add = self.builder.add_verbatim if quoted else self.builder.add
                        add(m.group(), place + m.start())


def escape(text: str) -> str:
    """Return how a text is written in a resource."""
    written = _SPECIAL.sub(r"\\\g<0>", text).replace("\n", "\\n").replace("\t", "\\t")
    return xml_escape(written)


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    if ESCAPE.match(text, at):
        return escaped_char_end(char, text, at)
    if char == " ":
        gap = regex.compile(r"\s+").match(text, at)
        return gap.end() if gap else None
    return xml_char_end(char, text, at)


__all__ = ["char_end", "comment_place", "enclosing", "encoding_of", "escape", "parse"]
