"""Parquet: a record a row, each a document; read in batches, so of any size."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from mtcheck.document import Document, NamedPlaces
from mtcheck.errors import ReadError
from mtcheck.readers.file import File
from mtcheck.readers.records import extra_fields, no_text, text_fields

_BATCH = 256


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield the document of each row. Raises ReadError where the file is none, or has no text field."""
    try:
        import pyarrow as arrow  # noqa: PLC0415  (0.3 s, for such files only)
        from pyarrow import parquet  # noqa: PLC0415
    except ImportError as error:
        raise ReadError(file.path, "needs pyarrow: pip install 'mtcheck[parquet]'") from error
    with file.open() as stream:
        try:
            table = parquet.ParquetFile(stream)
            known = set(_names(table.schema_arrow))
            wanted = [name for name in text_fields(file.fields) if name in known]
            if not wanted:
                raise no_text(file, "the file", known)
            extra = extra_fields(file.fields)
            for name in extra:
                if name not in known:
                    raise ReadError(file.path, f"has no field {name!r}")
            number = 0
            for batch in table.iter_batches(_BATCH, columns=[*wanted, *extra]):
                for row in batch.to_pylist():
                    number += 1
                    yield _document(file, row, wanted, number)
        except (arrow.ArrowException, OSError, ValueError) as error:
            first = str(error).partition("\n")[0]
            raise ReadError(file.path, f"is no sound Parquet file: {first}") from error


def _names(fields: Any, prefix: str = "") -> Iterator[str]:
    """Yield the names of all fields, those inside a field as `field.name`."""
    for field in fields:
        yield prefix + field.name
        if hasattr(field.type, "fields"):
            yield from _names(field.type.fields, f"{prefix}{field.name}.")


def _value(row: Any, name: str | None) -> Any:
    """Return the value of a field, which may be inside another one."""
    if name is None or row is None or name in row:
        return None if name is None or row is None else row[name]
    first, _, rest = name.partition(".")
    return _value(row.get(first), rest) if rest else None


def _document(
    file: File, row: dict[str, Any], wanted: list[str], number: int
) -> Document | ReadError:
    given = [(name, value) for name in wanted if (value := _value(row, name)) is not None]
    if not all(isinstance(value, str) for _, value in given):
        return ReadError(file.path, f"row {number}: a text field holds no text")
    key, source = (_value(row, name) for name in (file.fields.id, file.fields.source))
    if not isinstance(source, str | None):
        return ReadError(file.path, f"row {number}: the source field holds no text")
    references = [value for name in file.fields.reference if (value := _value(row, name))]
    if not all(isinstance(value, str) for value in references):
        return ReadError(file.path, f"row {number}: a reference field holds no text")
    parts, pieces, length = [], [], 0
    for name, value in given:
        pieces.append((length, number, f"row {number}, column {name}"))
        parts.append(value)
        length += len(value) + 2
    text = "\n\n".join(parts)
    return Document(
        text,
        path=file.path,
        key=None if key is None else str(key),
        source=source,
        references=tuple(references),
        origin=NamedPlaces(text, pieces or [(0, number, f"row {number}")]),
    )
