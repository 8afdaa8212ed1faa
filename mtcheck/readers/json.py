"""JSON: an article or a list of them, by the fields that are text, or else a file of messages.

A message file (`{"menu": {"open": "Öffnen"}}`) is one document, each string a unit of it.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import groupby

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.json_strings import ESCAPE, JsonString, meaning, scan
from mtcheck.readers.records import TEXT, names_field, no_text, text_fields, with_all_fields


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield a document for each record of a list, else the one of the file.

    Raises ReadError where the JSON is unsound, or no field of the file holds text.
    """
    values = list(scan(file.text, file.path, numbers=True))
    strings = [value for value in values if value.quoted]
    if not file.fields.text and not any(names_field(string.keys, TEXT) for string in strings):
        yield _messages(file, strings)
        return
    records = [list(record) for _, record in groupby(values, key=_record)]
    documents = [d for r in records if (d := record_document(r, file.text, file))]
    if not documents:
        raise no_text(file, "the file", _field_names(strings))
    yield from with_all_fields(documents, file)


def _record(string: JsonString) -> int | None:
    """Return the index of the record in a list of records; None in a file that is one."""
    return string.keys[0] if string.keys and isinstance(string.keys[0], int) else None


def _messages(file: File, strings: list[JsonString]) -> Document:
    builder = Builder(file.text, file.path)
    for string in strings:
        add_string(builder, string)
        builder.end_text(Role.UNIT)
    return builder.document()


def record_document(
    strings: list[JsonString], file_text: str, file: File, first_line: int = 1, start: int = 0
) -> Document | None:
    """Return the document of a record, or None where none of its fields is text.

    `first_line` and `start` are where the record begins in its file.
    """
    fields = file.fields
    texts = [
        s for s in strings if s.quoted and any(names_field(s.keys, f) for f in text_fields(fields))
    ]
    if not texts:
        return None
    builder = Builder(file_text, file.path, first_line, start)
    for string in texts:
        add_string(builder, string)
        builder.end_text()
    document = builder.document(key=_value(strings, fields.id))
    document.source = _value(strings, fields.source)
    references = (_value(strings, name) for name in fields.reference)
    document.references = tuple(reference for reference in references if reference)
    return document


def _value(strings: list[JsonString], name: str | None) -> str | None:
    found = [s.value for s in strings if name and names_field(s.keys, name)]
    return "\n\n".join(found) if found else None


def add_string(builder: Builder, string: JsonString) -> None:
    """Add a string with the place of each character and escape."""
    for text, place, _ in string.pieces():
        builder.add_verbatim(text, place)


def _field_names(strings: list[JsonString]) -> set[str]:
    return {".".join(str(k) for k in s.keys if not isinstance(k, int)) for s in strings}


def escape(text: str) -> str:
    """Return how a text is written in a JSON string."""
    return json.dumps(text, ensure_ascii=False)[1:-1]


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a string that becomes empty stays, as its key does."""
    return start, end


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    escaped = ESCAPE.match(text, at)
    if escaped and meaning(escaped.group()) == char:
        return escaped.end()
    return at + 1 if text[at : at + 1] == char != "\\" else None
