"""JSON Lines: a record a line, each a document; read line by line, so of any size."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.file import LONGEST_LINE, File, decode
from mtcheck.readers.json import char_end, enclosing, escape, record_document
from mtcheck.readers.json_strings import scan
from mtcheck.readers.records import no_text, with_all_fields


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield the document of each line, or what is wrong with it."""
    return with_all_fields(_records(file), file)


def _records(file: File) -> Iterator[Document | ReadError]:
    with file.open() as stream:
        if stream.read(len(codecs.BOM_UTF8)) != codecs.BOM_UTF8:
            stream.seek(0)
        number = start = 0
        # A line that is too long is read in parts, of which only the first one is looked at.
        while line := stream.readline(4 * LONGEST_LINE):
            number, begin = number + 1, start
            start += len(line.decode("utf-8", "replace"))
            whole = line.endswith(b"\n") or len(line) < 4 * LONGEST_LINE
            if not whole:
                yield ReadError(
                    file.path, f"line {number}: is longer than {LONGEST_LINE:,} characters"
                )
            elif line.strip():
                yield _record(file, line, number, begin)
            while not whole:
                rest = stream.readline(4 * LONGEST_LINE)
                start += len(rest.decode("utf-8", "replace"))
                whole = not rest or rest.endswith(b"\n")


def _record(file: File, line: bytes, number: int, start: int) -> Document | ReadError:
    try:
        text = decode(line, file.path)
        strings = list(scan(text, file.path, numbers=True))
    except ReadError as error:
        return ReadError(file.path, f"record in line {number}: {error}")
    document = record_document(strings, text, file, number, start)
    if document is None:
        known = (str(string.keys[0]) for string in strings if string.keys)
        return no_text(file, f"line {number}", known)
    return document


__all__ = ["char_end", "enclosing", "escape", "parse"]
