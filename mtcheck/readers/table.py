"""CSV and TSV: a record a row, each a document; read row by row, so of any size.

The first row names the fields, unless the text field is the number of a column (from 1).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import regex

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import LONGEST_LINE, File, decode
from mtcheck.readers.records import no_text, text_fields

_HEAD = 65536
"""Bytes of the first line in which a tab tells that tabs divide the fields, and not commas."""


class Cell(NamedTuple):
    """A field of a row: its pieces (text, place in the row)."""

    pieces: tuple[tuple[str, int], ...]

    @property
    def value(self) -> str:
        """What the field holds."""
        return "".join(text for text, _ in self.pieces)


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield the document of each row, or what is wrong with it."""
    with file.open() as stream:
        comma = "\t" if b"\t" in stream.readline(_HEAD) else ","
    numbered = bool(file.fields.text) and all(name.isdecimal() for name in file.fields.text)
    header: list[str] | None = None
    for number, start, row in _rows(file, comma):
        try:
            text = decode(row, file.path).rstrip("\r\n")
            cells = _cells(text, comma, file.path)
        except ReadError as error:
            yield ReadError(file.path, f"row in line {number}: {error}")
            continue
        if header is None and not numbered:
            header = [cell.value for cell in cells]
            if not set(header) & set(text_fields(file.fields)):
                raise no_text(file, f"line {number}", header)
            continue
        names = header or [str(i) for i in range(1, len(cells) + 1)]
        if len(cells) != len(names):
            problem = f"line {number}: has {len(cells)} fields, not {len(names)}"
            yield ReadError(file.path, problem)
            continue
        yield _document(file, dict(zip(names, cells, strict=True)), text, number, start)


def _document(
    file: File, row: dict[str, Cell], text: str, number: int, start: int
) -> Document | ReadError:
    fields = file.fields
    found = [row[name] for name in text_fields(fields) if name in row]
    if not found:
        return no_text(file, f"line {number}", row)
    builder = Builder(text, file.path, number, start)
    for cell in found:
        for part, place in cell.pieces:
            builder.add_verbatim(part, place)
        builder.end_text()
    document = builder.document(key=row[fields.id].value if fields.id in row else None)
    document.source = (row[fields.source].value or None) if fields.source in row else None
    return document


def _rows(file: File, comma: str) -> Iterator[tuple[int, int, bytes]]:
    """Yield (number of the first line, offset, bytes) of each row: quoted fields may go over lines."""
    with file.open() as stream:
        number, first, start, row = 0, 1, 0, b""
        while line := stream.readline(4 * LONGEST_LINE):
            number += 1
            first = first if row else number
            row += line
            open_quote = comma == "," and row.count(b'"') % 2 == 1
            if open_quote and len(row) < 4 * LONGEST_LINE:
                continue
            if row.strip():
                yield first, start, row
            start += len(row.decode("utf-8", "replace"))
            row = b""
        if row:
            yield first, start, row


def _cells(row: str, comma: str, path: str) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    while True:
        cell, at = (
            _quoted(row, at, path)
            if row[at : at + 1] == '"' and comma == ","
            else _bare(row, at, comma)
        )
        cells.append(cell)
        if at >= len(row):
            return cells
        if row[at] != comma:
            raise ReadError(path, f"column {at + 1}: text after a closing quotation mark")
        at += 1
        if at == len(row):
            return [*cells, Cell(())]


def _bare(row: str, at: int, comma: str) -> tuple[Cell, int]:
    end = row.find(comma, at)
    end = len(row) if end < 0 else end
    return Cell(((row[at:end], at),)), end


_QUOTED = regex.compile(r'"((?:[^"]|"")*+)"')


def _quoted(row: str, at: int, path: str) -> tuple[Cell, int]:
    m = _QUOTED.match(row, at)
    if m is None:
        raise ReadError(path, f"column {at + 1}: a quotation mark is never closed")
    pieces: list[tuple[str, int]] = []
    place = m.start(1)
    for i, part in enumerate(m[1].split('""')):
        if i:
            pieces.append(('"', place))
            place += 2
        if part:
            pieces.append((part, place))
            place += len(part)
    return Cell(tuple(pieces)), m.end()


def escape(text: str) -> str:
    """Return how a text is written in a quoted field; one that is not quoted needs no escapes."""
    return text.replace('"', '""')


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a field that becomes empty stays."""
    return start, end


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    if text.startswith('""', at) and char == '"':
        return at + 2
    return at + 1 if text[at : at + 1] == char else None
