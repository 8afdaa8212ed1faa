"""WordPress exports (WXR): each post or page a document, its content read as HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.languages import primary_code
from mtcheck.readers import html
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File
from mtcheck.readers.html import add_html, escape
from mtcheck.readers.xml import Event, decode_xml, encoding_of, events, line_of

_TYPES = ("post", "page")
_HIDDEN = ("trash", "auto-draft")
_BLOCK_BEGINS = re.compile(r"<!-- wp:[^<>]{1,500} -->\s*\Z")
_BLOCK_ENDS = re.compile(r"\s*<!-- /wp:[a-z0-9/-]{1,60} -->")
_LONGEST_BEGIN = 520

Item = dict[str, list[Event]]
"""The pieces of text of a post by the name of the element that they stand in."""


def parse(file: File) -> Iterator[Document | ReadError]:
    """Yield a document for each post and page. Raises ReadError for XML that is no such export."""
    text = decode_xml(file)
    is_export = False
    for item, language in _items(events(text, file.path)):
        kind = _value(item, "wp:post_type")
        is_export |= bool(kind)
        if kind in _TYPES and _value(item, "wp:status") not in _HIDDEN:
            yield _document(file, text, item, language)
    if not is_export:
        raise ReadError(file.path, "is no WordPress export: it has no item with a post type")


def _items(stream: Iterator[Event]) -> Iterator[tuple[Item, str]]:
    """Yield each item, and the language of the site."""
    item: Item | None = None
    language = ""
    inside: list[str] = []
    for event in stream:
        if event.kind == "start":
            inside.append(f"{event.prefix}:{event.name}" if event.prefix else event.name)
            if event.name == "item":
                item = {}
        elif event.kind == "end":
            inside.pop()
            if event.name == "item" and item is not None:
                yield item, language
                item = None
        elif event.kind == "text" and item is not None and inside[-2] == "item":
            item.setdefault(inside[-1], []).append(event)
        elif event.kind == "text" and inside[-2:] == ["channel", "language"]:
            language = primary_code(event.name)


def _value(item: Item, name: str) -> str:
    return "".join(piece.name for piece in item.get(name, ())).strip()


def _document(file: File, text: str, item: Item, language: str) -> Document | ReadError:
    builder = Builder(text, file.path)
    for name, role in (
        ("title", Role.HEADING),
        ("content:encoded", Role.PARAGRAPH),
        ("excerpt:encoded", Role.PARAGRAPH),
    ):
        pieces = item.get(name)
        if not pieces:
            continue
        start, last = pieces[0].place, pieces[-1]
        written = text[start : last.place + len(last.name)]
        in_step = "".join(piece.name for piece in pieces) == written.replace("\r\n", "\n")
        if in_step:
            found = add_html(builder, written, file.path, start, blank_lines_divide=True)
            builder.end_block(role if found is Role.PARAGRAPH else found)
        elif name == "title":
            for piece in pieces:
                builder.add(piece.name, piece.place)
            builder.end_block(role)
        else:
            where = f"line {line_of(text, start)}"
            return ReadError(file.path, f"{where}: the content of a post is in no CDATA section")
    document = builder.document(key=_value(item, "wp:post_id") or None)
    document.language = language or None
    return document


def enclosing(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the elements that hold text[start:end] and nothing else, with their block."""
    start, end = html.enclosing(text, start, end)
    near = max(0, start - _LONGEST_BEGIN)
    begins = _BLOCK_BEGINS.search(text[near:start])
    ends = _BLOCK_ENDS.match(text, end)
    return (near + begins.start(), ends.end()) if begins and ends else (start, end)


__all__ = ["enclosing", "encoding_of", "escape", "parse"]
