"""WordPress exports (WXR): each post or page a document, its content read as HTML."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.html import add_html
from mtcheck.readers.xml import Event, decode_xml, events

_TYPES = ("post", "page")


def parse(file: File) -> Iterator[Document]:
    """Yield a document for each post and page. Raises ReadError for XML that is no such export."""
    text = decode_xml(file)
    is_export = False
    for item in _items(events(text, file.path)):
        is_export = True
        if _value(item, "post_type") in _TYPES:
            yield _document(file, text, item)
    if not is_export:
        raise ReadError(file.path, "is no WordPress export: it has no item")


def _items(stream: Iterator[Event]) -> Iterator[dict[str, list[Event]]]:
    """Yield the pieces of text of each item by the name of the element that they stand in."""
    item: dict[str, list[Event]] | None = None
    inside: list[str] = []
    for event in stream:
        if event.kind == "start":
            inside.append(event.name)
            if event.name == "item":
                item = {}
        elif event.kind == "end":
            inside.pop()
            if event.name == "item" and item is not None:
                yield item
                item = None
        elif event.kind == "text" and item is not None and inside[-2] == "item":
            item.setdefault(inside[-1], []).append(event)


def _value(item: dict[str, list[Event]], name: str) -> str:
    return "".join(piece.name for piece in item.get(name, ())).strip()


def _document(file: File, text: str, item: dict[str, list[Event]]) -> Document:
    builder = Builder(text, file.path)
    for piece in item.get("title", ()):
        builder.add(piece.name, piece.place)
    builder.end_block(Role.HEADING)
    content = item.get("encoded", [])
    if content:
        # As it stands in the file, so that places keep step with it through line ends and entities.
        start, last = content[0].place, content[-1]
        written = text[start : last.place + len(last.name)]
        builder.end_block(add_html(builder, written, file.path, start))
    return builder.document(key=_value(item, "post_id") or None)
