"""CSV: a record a row, each a document; read row by row, so of any size.

The first row names the fields, unless the text field is the number of a column (from 1).
"""

from __future__ import annotations

import codecs
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import LONGEST_LINE, File, decode
from mtcheck.readers.records import extra_fields, no_text, text_fields

_HEAD = 65536
"""Bytes of the first line in which the sign that divides the fields is looked for."""


class Cell(NamedTuple):
    """A field of a row: its pieces (text, place in the row)."""

    pieces: tuple[tuple[str, int], ...]

    @property
    def value(self) -> str:
        """What the field holds."""
        return "".join(text for text, _ in self.pieces)


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield the document of each row, or what is wrong with it.

    Fields are divided by the sign that the first line has most of: comma, semicolon or tab.
    """
    with file.open() as stream:
        head = _QUOTED.sub("", stream.readline(_HEAD).decode("utf-8", "replace"))
    return read_rows(file, max(",;\t", key=head.count), quotes=True)


def read_rows(file: File, comma: str, *, quotes: bool) -> Iterator[Document | ReadError]:
    """Yield the document of each row; with `quotes` a field may stand in quotation marks."""
    numbered = bool(file.fields.text) and all(name.isdecimal() for name in file.fields.text)
    header: list[str] | None = None
    for number, start, row in _rows(file, comma, quotes=quotes):
        try:
            text = decode(row, file.path).rstrip("\r\n")
            cells = _cells(text, comma, file.path, quotes=quotes)
        except ReadError as error:
            yield ReadError(file.path, f"row in line {number}: {error}")
            continue
        if header is None and not numbered:
            header = [cell.value for cell in cells]
            _check_header(file, header, number)
            continue
        names = header or [str(i) for i in range(1, len(cells) + 1)]
        if len(cells) != len(names):
            problem = f"line {number}: has {len(cells)} fields, not {len(names)}"
            yield ReadError(file.path, problem)
            continue
        yield _document(file, dict(zip(names, cells, strict=True)), text, number, start)


def _check_header(file: File, header: list[str], number: int) -> None:
    """Raise ReadError where a field that is asked for is not there, or there twice."""
    fields = file.fields
    counts = Counter(header)
    if not set(header) & set(text_fields(fields)):
        raise no_text(file, f"line {number}", header)
    for name in extra_fields(fields):
        if name not in counts:
            raise ReadError(file.path, f"line {number}: has no field {name!r}")
    for name in (*text_fields(fields), *extra_fields(fields)):
        if counts[name] > 1:
            raise ReadError(file.path, f"line {number}: has the field {name!r} twice")


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
    references = (row[name].value for name in fields.reference if name in row)
    document.references = tuple(reference for reference in references if reference)
    return document


def _rows(file: File, comma: str, *, quotes: bool) -> Iterator[tuple[int, int, bytes]]:
    """Yield (number of the first line, offset, bytes) of each row: quoted fields may go over lines."""
    with file.open() as stream:
        if stream.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            stream.seek(0)
        number, first, start, size = 0, 1, 0, 0
        row: list[bytes] = []
        is_open = False
        while line := stream.readline(4 * LONGEST_LINE):
            number += 1
            first = first if row else number
            row.append(line)
            size += len(line)
            is_open = quotes and _ends_open(line, comma.encode(), is_open=is_open)
            if is_open and size < 4 * LONGEST_LINE:
                continue
            whole = b"".join(row)
            if whole.strip():
                yield first, start, whole
            start += len(whole.decode("utf-8", "replace"))
            row, size, is_open = [], 0, False
        if row:
            yield first, start, b"".join(row)


_CLOSING = regex.compile(rb'(?:[^"]|"")*+"')


def _ends_open(line: bytes, comma: bytes, *, is_open: bool) -> bool:
    """Tell whether a quoted field goes on after a line; `is_open`: one was open before it."""
    if b'"' not in line:
        return is_open
    at = 0
    while True:
        if is_open or line[at : at + 1] == b'"':
            closing = _CLOSING.match(line, at if is_open else at + 1)
            if closing is None:
                return True
            at = closing.end()
        at = line.find(comma, at) + 1
        if not at:
            return False
        is_open = False


def _cells(row: str, comma: str, path: str, *, quotes: bool) -> list[Cell]:
    cells: list[Cell] = []
    at = 0
    while True:
        quoted = quotes and row[at : at + 1] == '"'
        cell, at = _quoted(row, at, path) if quoted else _bare(row, at, comma)
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
