"""XLIFF 1.2 and 2: each segment a unit with its source; inline codes are no text."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.xml import Event, decode_xml, enclosing, escape, events

_CODES = frozenset(("ph", "bpt", "ept", "it", "sc", "ec", "bx", "ex", "x", "ut"))
"""Inline elements whose content, if any, is markup of the original format."""
_LEFT_OUT = frozenset(("alt-trans", "skeleton", "originalData", "seg-source", "header", "metadata"))


def parse(file: File) -> Iterator[Document]:
    """Yield one document of all segments. Raises ReadError for XML that is no XLIFF."""
    text = decode_xml(file)
    reader = _Reader(Builder(text, file.path))
    for event in events(text, file.path):
        reader.take(event)
    if not reader.is_xliff:
        raise ReadError(file.path, "is no XLIFF: it has no element xliff")
    document = reader.builder.document()
    document.language, document.source_language = reader.languages
    yield document


class _Reader:
    def __init__(self, builder: Builder) -> None:
        self.builder = builder
        self.languages: tuple[str | None, str | None] = (None, None)
        self.is_xliff = False
        self._open: list[str] = []
        self._source: list[str] = []
        self._note: list[str] = []

    def take(self, event: Event) -> None:
        if event.kind == "start":
            self._open.append(event.name)
            self._begin(event)
        elif event.kind == "end":
            self._open.pop()
            self._finish(event.name)
        elif event.kind == "comment":
            self.builder.comment(event.name)
        else:
            self._text(event)

    def _begin(self, event: Event) -> None:
        given = event.attributes
        if event.name == "xliff":
            self.is_xliff = True
            self._set_languages(given.get("trgLang"), given.get("srcLang"))
        elif event.name == "file":
            self._set_languages(given.get("target-language"), given.get("source-language"))
        elif event.name in ("trans-unit", "segment"):
            self._source = []
        elif event.name == "note":
            self._note = []

    def _set_languages(self, target: str | None, source: str | None) -> None:
        old = self.languages
        codes = tuple(
            c.split("-")[0].lower() if c else o for c, o in zip((target, source), old, strict=True)
        )
        self.languages = (codes[0], codes[1])

    def _text(self, event: Event) -> None:
        open_ = self._open
        if not _CODES.isdisjoint(open_) or not _LEFT_OUT.isdisjoint(open_):
            return
        if "note" in open_:
            self._note.append(event.name)
        elif "source" in open_:
            self._source.append(event.name)
        elif "target" in open_:
            self.builder.add_verbatim(event.name, event.place)

    def _finish(self, name: str) -> None:
        if name == "note":
            self.builder.comment("".join(self._note))
        elif name == "target" and _LEFT_OUT.isdisjoint(self._open):
            self.builder.end_text(Role.UNIT, source="".join(self._source))


__all__ = ["enclosing", "escape", "parse"]
