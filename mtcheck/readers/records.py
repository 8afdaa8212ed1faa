"""Records of named fields -> Documents: what JSON, CSV and Parquet have in common."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.readers.file import Fields, File

TEXT = "text"
"""The field that holds the text where no other is named."""


def names_field(keys: Sequence[str | int], field: str) -> bool:
    """Tell whether keys lead to a field such as `body.text`; the indices of lists do not count.

    A list of strings is no field of text.
    """
    names = [key for key in keys if isinstance(key, str)]
    return list(keys[-1:]) == names[-1:] and ".".join(names) == field


def text_fields(fields: Fields) -> tuple[str, ...]:
    """Return the names of the fields that hold the text."""
    return fields.text or (TEXT,)


def extra_fields(fields: Fields) -> tuple[str, ...]:
    """Return the names of the fields beside the text that are asked for."""
    return tuple(name for name in (fields.source, fields.id, *fields.reference) if name is not None)


def no_text(file: File, where: str, known: Iterable[str]) -> ReadError:
    """Return the error for a record without a text field."""
    wanted = " or ".join(map(repr, text_fields(file.fields)))
    there = ", ".join(sorted(set(known))[:12]) or "none"
    return ReadError(
        file.path, f"{where}: no field {wanted} with text (fields: {there}; give --text-field)"
    )


def with_all_fields(
    records: Iterable[Document | ReadError], file: File
) -> Iterator[Document | ReadError]:
    """Yield the records, then an error for each field that is asked for and that none of them has."""
    fields = file.fields
    source, key, references, found = False, False, False, False
    for record in records:
        if isinstance(record, Document):
            found = True
            source |= record.source is not None
            key |= record.key is not None
            references |= bool(record.references)
        yield record
    asked = [
        (fields.source, source),
        (fields.id, key),
        *((r, references) for r in fields.reference),
    ]
    for name, there in asked:
        if found and name is not None and not there:
            yield ReadError(file.path, f"no record has a field {name!r}")
