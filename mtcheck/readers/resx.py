""".NET resources (RESX, RESW): each string a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.xml import (
    char_end,
    comment_place,
    decode_xml,
    enclosing,
    encoding_of,
    escape,
    events,
    line_of,
)


def parse(file: File) -> Iterator[Document]:
    """Yield one document; its language is that of the name (`Forms.de.resx`). Raises ReadError."""
    text = decode_xml(file)
    builder = Builder(text, file.path)
    open_: list[str] = []
    comment: list[str] = []
    value: list[tuple[str, int]] = []
    names: set[str] = set()
    is_text = is_resx = False
    for event in events(text, file.path):
        if event.kind == "start":
            open_.append(event.name)
            is_resx |= event.name in ("data", "resheader")
            if event.name == "data":
                name = event.attributes.get("name", "")
                if name in names:
                    line = line_of(text, event.place)
                    raise ReadError(file.path, f"line {line}: has the data {name!r} twice")
                names.add(name)
                # What begins with >> is the designer's own.
                is_text = not {"type", "mimetype"} & event.attributes.keys() and name[:2] != ">>"
                value, comment = [], []
        elif event.kind == "end":
            open_.pop()
            if event.name == "data" and is_text:
                builder.comment("".join(comment))
                for part, place in value:
                    builder.add_verbatim(part, place)
                builder.end_text(Role.UNIT)
        elif event.kind == "comment":
            builder.comment(event.name)
        elif open_[-2:] == ["data", "value"]:
            value.append((event.name, event.place))
        elif open_[-2:] == ["data", "comment"]:
            comment.append(event.name)
    if not is_resx:
        raise ReadError(file.path, "is no RESX: it has no element data")
    document = builder.document()
    parts = PurePath(file.path).name.split(".")
    code = primary_code(parts[-2]) if len(parts) > 2 else ""
    document.language = code if code.isalpha() and len(code) in (2, 3) else None
    yield document


__all__ = ["char_end", "comment_place", "enclosing", "encoding_of", "escape", "parse"]
