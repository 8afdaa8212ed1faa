"""Translation memories (TMX): a document for each target language, each segment a unit."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.inline import Inline
from mtcheck.readers.xml import (
    Event,
    char_end,
    decode_xml,
    enclosing,
    encoding_of,
    escape,
    events,
)

Segment = tuple[str, Inline]
"""Language of a segment as the file names it, and its content."""


def parse(file: File) -> Iterator[Document]:
    """Yield a document for each language but the source. Raises ReadError for XML that is no TMX."""
    text = decode_xml(file)
    builders: dict[tuple[str, str], Builder] = {}
    is_tmx = False
    for unit, source_language in _units(events(text, file.path), text):
        is_tmx = True
        source = _source(unit, source_language)
        for segment in unit:
            if segment is source:
                continue
            languages = (segment[0], source[0])
            builder = builders.setdefault(languages, Builder(text, file.path))
            segment[1].add_to(builder, source[1].value)
    if not is_tmx:
        raise ReadError(file.path, "is no TMX: it has no unit with two languages")
    for (language, source_language), builder in builders.items():
        document = builder.document(key=language)
        document.language = primary_code(language)
        document.source_language = primary_code(source_language)
        yield document


def _source(unit: list[Segment], language: str) -> Segment:
    """Return the segment in the source language (of any country), else the first one."""
    exact = [s for s in unit if s[0].lower() == language.lower()]
    return [*exact, *(s for s in unit if primary_code(s[0]) == primary_code(language)), unit[0]][0]


def _units(stream: Iterator[Event], text: str) -> Iterator[tuple[list[Segment], str]]:
    """Yield the segments of each unit in two languages or more, and the language of its source."""
    general = own = ""
    unit: list[Segment] = []
    inline: Inline | None = None
    for event in stream:
        if event.kind == "end" and event.name == "seg":
            inline = None
        elif inline is not None:
            inline.take(event, text)
        elif event.kind == "end" and event.name == "tu" and len(unit) > 1:
            yield unit, own
        elif event.kind == "start":
            given = event.attributes
            if event.name == "header":
                general = given.get("srclang", "")
            elif event.name == "tu":
                unit, own = [], given.get("srclang", general)
            elif event.name == "tuv":
                unit.append((given.get("lang", ""), Inline()))
            elif event.name == "seg" and unit:
                inline = unit[-1][1]


__all__ = ["char_end", "enclosing", "encoding_of", "escape", "parse"]
