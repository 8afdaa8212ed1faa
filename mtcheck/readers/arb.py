"""Application Resource Bundles of Flutter: JSON whose keys with an @ describe the messages."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.json import add_string, char_end, enclosing, escape
from mtcheck.readers.json_strings import scan


def parse(file: File) -> Iterator[Document]:
    """Yield one document, each message a unit; its language is that of `@@locale`."""
    builder = Builder(file.text, file.path)
    language = None
    for string in scan(file.text, file.path):
        key = str(string.keys[0]) if string.keys else ""
        if key == "@@locale":
            language = primary_code(string.value) or None
        elif not key.startswith("@"):
            add_string(builder, string)
            builder.end_text(Role.UNIT)
    document = builder.document()
    document.language = language
    yield document


__all__ = ["char_end", "enclosing", "escape", "parse"]
