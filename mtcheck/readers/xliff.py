"""XLIFF 1.2 and 2: each segment a unit with its source; inline codes are no text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.document import Document, Status
from mtcheck.errors import ReadError
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.inline import Inline
from mtcheck.readers.xml import (
    Event,
    char_end,
    comment_place,
    decode_xml,
    enclosing,
    encoding_of,
    escape,
    events,
)

_LEFT_OUT = frozenset(
    "alt-trans skeleton originalData seg-source metadata matches glossary changeTrack".split()
)
_UNITS = ("trans-unit", "unit")
_DONE = ("translated", "reviewed", "signed-off", "final")
"""States of a segment that somebody has translated; a target without any may be one, too."""


class _Segment(NamedTuple):
    """A segment; `target` is None where it has none, `place` is where it begins in the file."""

    target: Inline | None
    source: Inline
    state: str
    place: int

    @property
    def status(self) -> Status | None:
        """What is to be said of it, if anything."""
        if not self.source.value.strip():
            return None
        if self.target is None or not self.target.value.strip():
            return Status.EMPTY if self.state in _DONE else Status.UNTRANSLATED
        draft = self.state.startswith("needs-") or self.state in ("new", "initial")
        return Status.UNREVIEWED if draft else None


def parse(file: File) -> Iterator[Document]:
    """Yield one document of all segments. Raises ReadError for XML that is no XLIFF."""
    text = decode_xml(file)
    reader = _Reader(Builder(text, file.path), text)
    for event in events(text, file.path):
        reader.take(event)
    if not reader.is_xliff:
        raise ReadError(file.path, "is no XLIFF: it has no element xliff")
    document = reader.builder.document()
    document.language, document.source_language = reader.languages
    yield document


class _Reader:
    def __init__(self, builder: Builder, text: str) -> None:
        self.builder = builder
        self.languages: tuple[str | None, str | None] = (None, None)
        self.is_xliff = False
        self._text = text
        self._open: list[tuple[str, bool]] = []
        """Open elements, and whether their text is to be translated."""
        self._left_out = 0
        self._inline: Inline | None = None
        self._note: list[str] | None = None
        self._source = Inline()
        self._comments: list[str] = []
        self._state = ""
        self._place = 0
        self._target: Inline | None = None
        self._segments: list[_Segment] = []

    def take(self, event: Event) -> None:
        if event.kind == "comment":
            self._comments.append(event.name)
        elif event.kind == "start":
            self._start(event)
        elif event.kind == "end":
            self._end(event)
        elif self._note is not None:
            self._note.append(event.name)
        elif self._inline is not None:
            self._inline.take(event, self._text)

    def _start(self, event: Event) -> None:
        name, given = event.name, event.attributes
        translated = not self._open or self._open[-1][1]
        if self._inline is not None:
            self._inline.take(event, self._text)
        elif name == "note":
            self._note = []
        elif name in _LEFT_OUT:
            self._left_out += 1
        elif name in ("source", "target") and not self._left_out:
            self._inline = Inline()
            if name == "target":
                self._state = given.get("state", self._state)
        elif name == "xliff":
            self.is_xliff = True
            self._set_languages(given.get("trgLang"), given.get("srcLang"))
        elif name == "file":
            self._set_languages(given.get("target-language"), given.get("source-language"))
        elif name in ("trans-unit", "segment", "ignorable"):
            self._source, self._target = Inline(), None
            self._state, self._place = given.get("state", ""), event.place
        self._open.append((name, given.get("translate", "yes" if translated else "no") == "yes"))

    def _end(self, event: Event) -> None:
        name, (_, translated) = event.name, self._open.pop()
        if name in ("source", "target") and self._inline is not None and not self._left_out:
            if name == "source":
                self._source = self._inline
            else:
                self._target = self._inline
            self._inline = None
        elif self._inline is not None:
            self._inline.take(event, self._text)
        elif name == "note" and self._note is not None:
            self._comments.append("".join(self._note))
            self._note = None
        elif name in _LEFT_OUT:
            self._left_out -= 1
        else:
            if translated and name in ("trans-unit", "segment", "ignorable"):
                self._end_segment(name)
            if name in _UNITS:
                self._end_unit()

    def _end_segment(self, name: str) -> None:
        if self._target is not None or name != "ignorable":
            segment = _Segment(self._target, self._source, self._state, self._place)
            self._segments.append(segment)

    def _end_unit(self) -> None:
        """Add the segments of a unit: its notes, which may come after them, hold for all of them."""
        start = self.builder.length
        for segment in self._segments:
            if segment.status:
                self.builder.label(segment.status, segment.source.value, segment.place)
            if segment.target is not None:
                segment.target.add_to(self.builder, segment.source.value)
        for comment in self._comments:
            self.builder.comment_on(comment, start)
        self._segments.clear()
        self._comments.clear()

    def _set_languages(self, target: str | None, source: str | None) -> None:
        old = self.languages
        codes = tuple(
            primary_code(c) if c else o for c, o in zip((target, source), old, strict=True)
        )
        self.languages = (codes[0], codes[1])


__all__ = ["char_end", "comment_place", "enclosing", "encoding_of", "escape", "parse"]
