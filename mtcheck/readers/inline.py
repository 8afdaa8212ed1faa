"""Inline elements of XLIFF and TMX: text, codes of the original format, and text inside codes."""

from __future__ import annotations

from mtcheck.document import Role
from mtcheck.readers.builder import Builder
from mtcheck.readers.xml import Event, tag_at

_CODES = frozenset(("ph", "bpt", "ept", "it", "sc", "ec", "bx", "ex", "x", "ut"))
"""Elements whose content, if any, is markup of the original format."""
_PLACEHOLDERS = frozenset(("ph", "x"))
"""Those that stand for something the reader sees; the others only open and close formatting."""


class Inline:
    """The content of a segment: pieces (text, place), and the same of each text inside its codes."""

    def __init__(self) -> None:
        self.pieces: list[tuple[str, int]] = []
        self.subs: list[list[tuple[str, int]]] = []
        self._open: list[tuple[str, list[tuple[str, int]] | None]] = []

    @property
    def value(self) -> str:
        """The text, with the tags of the placeholders."""
        return "".join(text for text, _ in self.pieces)

    def take(self, event: Event, file_text: str) -> None:
        """Take an event inside the segment."""
        into = self._open[-1][1] if self._open else self.pieces
        if event.kind == "text" and into is not None:
            into.append((event.name, event.place))
        elif event.kind == "start":
            if event.name in _PLACEHOLDERS and into is not None:
                into.append((tag_at(file_text, event.place), event.place))
            if event.name in _CODES:
                into = None
            elif event.name == "sub":
                into = []
                self.subs.append(into)
            self._open.append((event.name, into))
        elif event.kind == "end" and self._open:
            self._open.pop()

    def add_to(self, builder: Builder, source: str) -> None:
        """Add the text as a unit, and each text inside its codes as one of its own."""
        for number, pieces in enumerate([self.pieces, *self.subs]):
            for text, place in pieces:
                builder.add_verbatim(text, place)
            builder.end_text(Role.UNIT, source=None if number else source)
