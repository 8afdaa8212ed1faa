"""Markdown: the text without its marks; front matter, code and raw HTML are kept apart.

Front matter may silence rules: `mtcheck: {ignore: [stray-stop]}`.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

import tree_sitter
import tree_sitter_markdown
from tree_sitter import Node

from mtcheck.document import Document, Role
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File

_ROLES = {
    "atx_heading": Role.HEADING,
    "setext_heading": Role.HEADING,
    "paragraph": Role.PARAGRAPH,
    "pipe_table_cell": Role.TABLE,
}
_CODE = ("fenced_code_block", "indented_code_block", "html_block")
_METADATA = ("minus_metadata", "plus_metadata")
_SKIPPED = (
    *_METADATA, "link_reference_definition", "pipe_table_delimiter_row", "thematic_break",
)  # fmt: skip
_DROPPED = (
    "emphasis_delimiter", "code_span_delimiter", "link_destination", "link_label", "link_title",
    "html_tag", "block_continuation",
)  # fmt: skip
_IGNORED = re.compile(
    r"""^mtcheck:\s*\{?\s*ignore:[ \t]*(?:\[([^\]\n]{0,2000})\]|((?:\s*\n\s*-[ \t]*[\w-]+)+)|([\w-]+))
      | ^\[mtcheck\]\s*\n\s*ignore\s*=\s*\[([^\]\n]{0,2000})\]""",
    re.MULTILINE | re.VERBOSE,
)
"""What front matter silences, in YAML and in TOML."""
_HEADING_END = re.compile(rb"(?:(?:^|[ \t]+)#+)?[ \t]*$")
_BREAK = re.compile(rb"<br\b", re.IGNORECASE)
_COMMENT = re.compile(rb"\s*<!--((?:[^-]|-(?!->))*)-->\s*")
_MARKS = b"*_[]`~<&!$"
_MOST_MARKS = 2000
"""Marks in a paragraph from which it is read as plain text: the parser needs memory for each that is
never closed."""
_LINK_MARKS = frozenset(("[", "]", "(", ")", "!"))
_LINKS = ("inline_link", "image", "full_reference_link", "collapsed_reference_link")


_SPECIAL = re.compile(r"[\\`*\[\]<~$]|(?<!\w)_|_(?!\w)|&(?=#?\w+;)")
_OPENS_LINE = re.compile(r"(?:[ \t>]|#{1,6}[ \t]|[-*+][ \t]|\d{1,9}[.)][ \t])*")
_LONGEST_OPENING = 200
_LINK_TARGET = re.compile(r"\]\([^()\s]*\)")


@cache
def _parsers() -> tuple[tree_sitter.Parser, tree_sitter.Parser]:
    block, inline = tree_sitter_markdown.language(), tree_sitter_markdown.inline_language()
    return (
        tree_sitter.Parser(tree_sitter.Language(block)),
        tree_sitter.Parser(tree_sitter.Language(inline)),
    )


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a Markdown file."""
    yield read_markdown(file.text, file.path)


def read_markdown(text: str, path: str, parsed: str | None = None) -> Document:
    """Return the document of a text; `parsed` is Markdown of the same length, to read it as."""
    return _Reader(text, path, text if parsed is None else parsed).read()


def escape(text: str) -> str:
    """Return how a text is written in Markdown."""
    return _SPECIAL.sub(r"\\\g<0>", text)


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it: a line before."""
    return text.rfind("\n", 0, place) + 1, "<!-- ", " -->\n"


def enclosing(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of text[start:end] with the marks around it, and those that open its line."""
    while start > 0:
        opener = text[start - 1]
        link = _LINK_TARGET.match(text, end) if opener == "[" else None
        if opener in "*_~" and text[end : end + 1] == opener:
            end += 1
        elif link:
            end = link.end()
        else:
            break
        start -= 1
    near = max(0, start - _LONGEST_OPENING)
    line = max(text.rfind(char, near, start) for char in "\r\n") + 1
    opens = (line or not near) and _OPENS_LINE.fullmatch(text, line, start)
    return line if opens else start, end


class _Reader:
    def __init__(self, text: str, path: str, parsed: str) -> None:
        self._builder = Builder(text, path)
        self._text = text
        self._bytes = parsed.encode("utf-8", "surrogatepass")
        # Bytes that continue a character, to count characters from a byte offset.
        self._continued = [i for i, byte in enumerate(self._bytes) if byte & 0xC0 == 0x80]

    def read(self) -> Document:
        block_parser, _ = _parsers()
        stack = [(block_parser.parse(self._bytes).root_node, Role.PARAGRAPH)]
        while stack:
            node, role = stack.pop()
            if node.type in _METADATA:
                self._take_metadata(self._slice(node.start_byte, node.end_byte))
            if node.type in _SKIPPED:
                continue
            comment = _COMMENT.fullmatch(self._bytes, node.start_byte, node.end_byte)
            if node.type == "html_block" and comment:
                self._builder.comment(comment[1].decode("utf-8", "surrogatepass"))
            elif node.type in _CODE:
                self._add(node.start_byte, node.end_byte, code=True)
                self._builder.end_block(Role.CODE)
            elif node.type in _ROLES:
                self._read_block(node, role)
            else:
                inner = {"block_quote": Role.QUOTE, "list": Role.LIST}.get(node.type, role)
                stack += [(child, inner) for child in reversed(node.named_children)]
        return self._builder.document()

    def _take_metadata(self, metadata: str) -> None:
        found = _IGNORED.search(metadata)
        if found:
            rules = re.findall(
                r"[\w-]*\w", " ".join(g.replace("- ", " ") for g in found.groups() if g)
            )
            self._builder.comment(f"mtcheck: ignore-file[{', '.join(rules)}] front matter")

    def _read_block(self, node: Node, role: Role) -> None:
        own = _ROLES[node.type]
        for part in [c for c in _descend(node) if c.type in ("inline", "pipe_table_cell")]:
            self._read_inline(part, heading=node.type == "atx_heading")
        self._builder.end_block(own if own is not Role.PARAGRAPH else role)

    def _read_inline(self, node: Node, *, heading: bool) -> None:
        _, inline_parser = _parsers()
        gaps = [(c.start_byte, c.end_byte) for c in node.children if c.type == "block_continuation"]
        start, end = node.start_byte, node.end_byte
        if heading:
            end = start + len(_HEADING_END.sub(b"", self._bytes[start:end]))
        content = bytearray(self._bytes[start:end])
        if sum(content.count(mark) for mark in _MARKS) > _MOST_MARKS:
            self._add_prose(start, end, gaps)
            return
        for a, b in gaps:
            content[a - start : b - start] = b" " * (b - a)
        at = start
        for leaf, kind in _leaves(inline_parser.parse(bytes(content)).root_node):
            a, b = start + leaf.start_byte, start + leaf.end_byte
            self._add_prose(at, a, gaps)
            if kind == "code":
                self._add(a, b, code=True)
            elif kind == "entity":
                meant = html.unescape(self._slice(a, b))
                self._builder.add(meant, self._place(a), in_step=False)
            elif kind == "escape":
                self._add(a + 1, b)
            elif comment := _COMMENT.fullmatch(self._bytes, a, b):
                self._builder.comment(comment[1].decode("utf-8", "surrogatepass"))
            elif kind == "break" or _BREAK.match(self._bytes, a):
                self._builder.line_break(self._place(a))
            at = b
        self._add_prose(at, end, gaps)

    def _add_prose(self, start: int, end: int, gaps: list[tuple[int, int]]) -> None:
        for a, b in gaps:
            if start <= a < end:
                self._add(start, a)
                start = b
        self._add(start, end)

    def _add(self, start: int, end: int, *, code: bool = False) -> None:
        if start < end:
            self._builder.add(self._slice(start, end), self._place(start), code=code)

    def _slice(self, start: int, end: int) -> str:
        return self._text[self._place(start) : self._place(end)]

    def _place(self, offset: int) -> int:
        return offset - bisect_left(self._continued, offset)


def _descend(node: Node) -> Iterator[Node]:
    stack = [node]
    while stack:
        here = stack.pop()
        yield here
        stack += reversed(here.children)


def _leaves(root: Node) -> Iterator[tuple[Node, str]]:
    """Yield what is no plain prose in reading order, with what becomes of it."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node.type == "code_span":
            yield node, "code"
        elif node.type in ("entity_reference", "numeric_character_reference"):
            yield node, "entity"
        elif node.type == "backslash_escape":
            yield node, "escape"
        elif node.type == "hard_line_break":
            yield node, "break"
        elif node.type in _DROPPED or (node.type in _LINK_MARKS and _marks_link(node)):
            yield node, "drop"
        elif node.type in ("uri_autolink", "email_autolink"):
            yield node, "code"
        else:
            stack += reversed(node.children)


def _marks_link(node: Node) -> bool:
    return node.parent is not None and node.parent.type in _LINKS
