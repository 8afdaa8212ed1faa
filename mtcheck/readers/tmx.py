"""Translation memories (TMX): a document for each target language, each segment a unit."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.xml import Event, decode_xml, enclosing, escape, events

_CODES = frozenset(("ph", "bpt", "ept", "it", "ut"))
_ALL = "*all*"
"""A source language of a memory in which each unit has its own."""
Segment = tuple[str, list[Event]]
"""Language of a segment, and its pieces of text."""


def parse(file: File) -> Iterator[Document]:
    """Yield a document for each language but the source. Raises ReadError for XML that is no TMX."""
    text = decode_xml(file)
    builders: dict[tuple[str, str], Builder] = {}
    is_tmx = False
    for unit, source_language in _units(events(text, file.path)):
        is_tmx = True
        source = next((s for s in unit if s[0] == source_language), unit[0])
        for language, pieces in unit:
            if language == source[0]:
                continue
            builder = builders.setdefault((language, source[0]), Builder(text, file.path))
            for piece in pieces:
                builder.add_verbatim(piece.name, piece.place)
            builder.end_text(Role.UNIT, source="".join(piece.name for piece in source[1]))
    if not is_tmx:
        raise ReadError(file.path, "is no TMX: it has no unit with two languages")
    for (language, source_language), builder in builders.items():
        document = builder.document(key=language)
        document.language, document.source_language = language, source_language
        yield document


def _units(stream: Iterator[Event]) -> Iterator[tuple[list[Segment], str]]:
    """Yield the segments of each unit in two languages or more, and the language of its source."""
    general = own = ""
    unit: list[Segment] = []
    inside: list[str] = []
    for event in stream:
        if event.kind == "start":
            inside.append(event.name)
            if event.name == "header":
                general = own = _code(event.attributes.get("srclang", ""))
            elif event.name == "tu":
                unit, own = [], _code(event.attributes.get("srclang", general))
            elif event.name == "tuv":
                unit.append((_code(event.attributes.get("lang", "")), []))
        elif event.kind == "end":
            inside.pop()
            if event.name == "tu" and len(unit) > 1:
                yield unit, own
        elif event.kind == "text" and "seg" in inside and unit and _CODES.isdisjoint(inside):
            unit[-1][1].append(event)


def _code(language: str) -> str:
    return language if language == _ALL else language.partition("-")[0].lower()


__all__ = ["enclosing", "escape", "parse"]
