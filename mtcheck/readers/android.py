"""Android string resources (strings.xml): strings, arrays and plurals, each item a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import pieces
from mtcheck.readers.file import File
from mtcheck.readers.xml import decode_xml, events

_ITEMS = ("string", "item")
_FOLDER = regex.compile(r"values-(?:b\+)?([a-z]{2,3})\b")


def parse(file: File) -> Iterator[Document]:
    """Yield one document; its language is that of the folder (`values-de`). Raises ReadError."""
    text = decode_xml(file)
    builder = Builder(text, file.path)
    open_: list[str] = []
    kept = is_resources = False
    for event in events(text, file.path):
        if event.kind == "start":
            open_.append(event.name)
            is_resources |= event.name == "resources"
            if event.name in _ITEMS:
                kept = event.attributes.get("translatable") != "false"
        elif event.kind == "end":
            open_.pop()
            if event.name in _ITEMS:
                builder.end_text(Role.UNIT)
        elif event.kind == "comment":
            builder.comment(event.name)
        elif kept and not set(_ITEMS).isdisjoint(open_):
            for part, place in pieces(event.name, event.place):
                builder.add(part, place) if part.strip() else builder.add_verbatim(part, place)
    if not is_resources:
        raise ReadError(file.path, "is no file of Android resources: it has no element resources")
    document = builder.document()
    folder = _FOLDER.match(PurePath(file.path).parent.name)
    document.language = folder[1] if folder else None
    yield document
