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


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_LEFT_OUT = (f"{_W}del", f"{_W}moveFrom", f"{_W}txbxContent", _FALLBACK)
"""What of a paragraph is not its text: what was deleted, and boxes, whose paragraphs are their own."""


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a Word file: body, tables, text boxes, and fields of forms, in order.

    Raises ReadError where it is none, or unpacks to too much.
    """
    parts: list[str] = []
    blocks: list[Block] = []
    pieces: list[tuple[int, int, str]] = []
    length = 0
    for number, (paragraph, role) in enumerate(_paragraphs(file), 1):
        text = "".join(_texts(paragraph)).rstrip()
        start = length + len(text) - len(text.lstrip())
        if start < length + len(text):
            blocks.append(Block(start, length + len(text), role))
            pieces.append((length, number, f"paragraph {number}"))
            parts.append(text)
            length += len(text) + 2
    text = "\n\n".join(parts)
    yield Document(
        text,
        path=file.path,
        blocks=tuple(blocks),
        origin=NamedPlaces(text, pieces or [(0, 1, "paragraph 1")]),
    )


def _paragraphs(file: File) -> Iterator[tuple[Any, Role]]:
    word = _open(file)
    names = {style.style_id: style.name or "" for style in word.styles}
    for paragraph in word.element.body.iter(f"{_W}p"):
        outer = {element.tag for element in paragraph.iterancestors()}
        if _FALLBACK in outer:
            continue
        style = paragraph.find(f"{_W}pPr/{_W}pStyle")
        name = names.get(style.get(f"{_W}val"), "") if style is not None else ""
        role = next((role for prefix, role in _ROLES if name.startswith(prefix)), Role.PARAGRAPH)
        yield paragraph, Role.TABLE if f"{_W}tc" in outer else role


def _texts(element: Any) -> Iterator[str]:
    stack = [element]
    while stack:
        here = stack.pop()
        name = here.tag.removeprefix(_W) if isinstance(here.tag, str) else ""
        if name == "t":
            yield here.text or ""
        elif name in _SIGNS and here.getparent().tag == f"{_W}r":
            yield _SIGNS[name]
        elif here.tag not in _LEFT_OUT:
            stack += reversed(here)


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
        word = open_word(io.BytesIO(file.content))
        declared = word.element.getroottree().docinfo.internalDTD is not None
    except Exception as error:  # python-docx raises whatever its XML and zip libraries do
        raise ReadError(
            file.path, f"is no sound Word file: {type(error).__name__}: {error}"
        ) from error
    if declared:
        raise ReadError(file.path, "declares a document type, which is refused")
    return word
