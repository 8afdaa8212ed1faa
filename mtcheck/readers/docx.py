"""Word documents (DOCX): paragraphs and table cells in order; places are numbers of paragraphs."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from mtcheck.document import Block, Document, NamedPlaces, Role
from mtcheck.errors import ReadError
from mtcheck.readers.file import LARGEST_FILE, File

_ROLES = (("Heading", Role.HEADING), ("Title", Role.HEADING), ("Quote", Role.QUOTE),
          ("Intense Quote", Role.QUOTE), ("List", Role.LIST), ("Caption", Role.CAPTION))  # fmt: skip


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a Word file. Raises ReadError where it is none, or unpacks to too much."""
    parts: list[str] = []
    blocks: list[Block] = []
    pieces: list[tuple[int, int, str]] = []
    length = 0
    for number, (text, role) in enumerate(_paragraphs(file), 1):
        stripped = text.strip()
        if stripped:
            blocks.append(Block(length, length + len(stripped), role))
            pieces.append((length, number, f"paragraph {number}"))
            parts.append(stripped)
            length += len(stripped) + 2
    text = "\n\n".join(parts)
    yield Document(
        text,
        path=file.path,
        blocks=tuple(blocks),
        origin=NamedPlaces(text, pieces or [(0, 1, "paragraph 1")]),
    )


def _paragraphs(file: File) -> Iterator[tuple[str, Role]]:
    word = _open(file)
    for item in word.iter_inner_content():
        if hasattr(item, "rows"):
            yield from _cells(item)
        else:
            yield item.text, _role(item)


def _cells(table: Any) -> Iterator[tuple[str, Role]]:
    seen = set()
    for row in table.rows:
        for cell in row.cells:
            if cell._tc not in seen:  # a merged cell comes once for each that it covers
                seen.add(cell._tc)
                yield from ((paragraph.text, Role.TABLE) for paragraph in cell.paragraphs)


def _role(paragraph: Any) -> Role:
    style = paragraph.style.name if paragraph.style is not None else ""
    return next((role for name, role in _ROLES if (style or "").startswith(name)), Role.PARAGRAPH)


def _open(file: File) -> Any:
    try:
        with zipfile.ZipFile(io.BytesIO(file.content)) as archive:
            size = sum(entry.file_size for entry in archive.infolist())
    except zipfile.BadZipFile as error:
        raise ReadError(file.path, f"is no Word file: {error}") from error
    if size > 10 * LARGEST_FILE:
        raise ReadError(
            file.path, f"unpacks to {size:,} bytes, more than the {10 * LARGEST_FILE:,} allowed"
        )
    try:
        from docx import Document as open_word  # noqa: PLC0415, N813  (150 ms, for such files only)
    except ImportError as error:
        raise ReadError(file.path, "needs python-docx: pip install 'mtcheck[docx]'") from error
    try:
        return open_word(io.BytesIO(file.content))
    except Exception as error:  # python-docx raises whatever its XML and zip libraries do
        raise ReadError(
            file.path, f"is no sound Word file: {type(error).__name__}: {error}"
        ) from error
