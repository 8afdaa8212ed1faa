"""HTML pages: what a browser shows, with the role of each block. Nothing visible is left out."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File

_ROLES = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6"), Role.HEADING),
    "blockquote": Role.QUOTE,
    **dict.fromkeys(("li", "dt", "dd", "ul", "ol", "dl"), Role.LIST),
    **dict.fromkeys(("td", "th", "table"), Role.TABLE),
    **dict.fromkeys(("figcaption", "caption"), Role.CAPTION),
    "pre": Role.CODE,
    **dict.fromkeys(("nav", "header", "footer", "aside", "form", "button", "menu"), Role.CHROME),
}
_BLOCKS = frozenset(_ROLES) | frozenset(
    "p div section article main figure hr tr tbody thead tfoot body head html title address details "
    "summary fieldset option select video audio iframe".split()
)
_CODE = frozenset(("code", "kbd", "samp", "var", "tt"))
_HIDDEN = frozenset(("script", "style", "template", "noscript", "svg", "math", "head", "textarea"))
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_IN_HEAD = frozenset("title meta link script style base noscript template".split())
_IMPLIED_ENDS = {
    "li": ("li",),
    **dict.fromkeys(("dt", "dd"), ("dt", "dd")),
    **dict.fromkeys(("td", "th"), ("td", "th")),
    "tr": ("td", "th", "tr"),
    **dict.fromkeys(("thead", "tbody", "tfoot"), ("td", "th", "tr", "thead", "tbody", "tfoot")),
    "option": ("option",),
}
"""Start tag -> the elements that it ends, back to the list or table that they are in."""
_BOUNDS = frozenset("ul ol menu dl table select div section article blockquote body".split())
_UNCLOSED = 100
_LONGEST_TAG = 1000
_WRAPPERS = "p|li|dt|dd|h[1-6]|blockquote|figcaption|a|b|strong|em|i|u|small|span"
"""Elements that mean nothing once they are empty; a cell of a table still holds its column."""
_OPENING = re.compile(rf"<({_WRAPPERS})(?:\s[^<>]*)?>", re.IGNORECASE)
_BLANK_LINES = re.compile(r"(\r?\n[ \t]*\r?\n\s*)")
_CLOSING = re.compile(r"\s*</([a-z0-9]+)\s*>", re.IGNORECASE)


def parse(file: File) -> Iterator[Document]:
    """Yield the document of an HTML file. Raises ReadError where its tags cannot be told apart."""
    builder = Builder(file.text, file.path)
    yield builder.document(add_html(builder, file.text, file.path))


def add_html(
    builder: Builder, text: str, path: str, base: int = 0, *, blank_lines_divide: bool = False
) -> Role:
    """Add a piece of HTML that stands at `base` of the file; return the role that it ends in.

    With `blank_lines_divide` they divide paragraphs, as they do in WordPress.
    Raises ReadError where its tags cannot be told apart.
    """
    # html.parser reads on to the end of the file for each tag or comment that is never closed.
    if text.count("<", text.rfind(">") + 1) > _UNCLOSED:
        raise ReadError(path, "is no sound HTML: its last tags are never closed")
    if text.count("<!--", text.rfind("-->") + 1) > _UNCLOSED:
        raise ReadError(path, "is no sound HTML: its comments are never closed")
    reader = _Reader(builder, text, base, blank_lines_divide=blank_lines_divide)
    reader.feed(text)
    reader.close()
    return reader.role


def escape(text: str) -> str:
    """Return how a text is written in HTML; the no-break space, which readers cannot see, by number."""
    return html.escape(text, quote=False).replace("\u00a0", "&#160;")


def comment_place(_text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it."""
    return place, "<!-- ", " -->"


def enclosing(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place of the elements that hold text[start:end] and nothing else."""
    while True:
        before = start
        while before and text[before - 1].isspace():
            before -= 1
        opening = text.rfind("<", max(0, before - _LONGEST_TAG), before)
        opened = _OPENING.fullmatch(text, opening, before) if opening >= 0 else None
        closed = _CLOSING.match(text, end)
        if not opened or not closed or opened[1].lower() != closed[1].lower():
            return start, end
        start, end = opening, closed.end()


class _Element(NamedTuple):
    """An open element that matters: what its text is to a reader."""

    tag: str = ""
    role: Role = Role.PARAGRAPH
    hidden: bool = False
    code: bool = False


class _Reader(HTMLParser):
    def __init__(self, builder: Builder, text: str, base: int, *, blank_lines_divide: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = builder
        self._text = text
        self._base = base
        self._blank_lines_divide = blank_lines_divide
        # html.parser counts lines by "\n" alone.
        self._lines = [0]
        self._lines += [i + 1 for i, char in enumerate(text) if char == "\n"]
        self._open: list[_Element] = []
        self._counts: Counter[str] = Counter()

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._base + self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.builder.line_break(self._place)
        if self._counts["head"] and tag not in _IN_HEAD:
            self._pop("head")
        if tag in _BLOCKS:
            self.builder.end_block(self.role)
            self._end_implied(tag)
        hidden = any(name == "hidden" for name, _ in attrs)
        matters = hidden or self._here.hidden or tag in _BLOCKS or tag in _HIDDEN or tag in _CODE
        if matters and tag not in _VOID:
            self._push(tag, hidden=hidden)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        # A slash means nothing in HTML, but much is written as XHTML.
        if tag not in _HIDDEN and tag not in _CODE:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.builder.end_block(self.role)
        self._pop(tag)

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        """Skip `<![...]>` of any kind as browsers do; html.parser stops at those it does not know."""
        end = self.rawdata.find(">", i + 3)
        return end + 1 if end >= 0 else -1

    def _push(self, tag: str, *, hidden: bool) -> None:
        outer = self._open[-1] if self._open else _Element()
        role = outer.role if outer.role is Role.CHROME else _ROLES.get(tag, outer.role)
        self._counts[tag] += 1
        self._open.append(
            _Element(
                tag,
                role,
                hidden=outer.hidden or hidden or tag in _HIDDEN,
                code=outer.code or tag in _CODE or role is Role.CODE,
            )
        )

    def _pop(self, tag: str) -> None:
        """Close the innermost element of this name with all inside it, if there is one."""
        while self._counts[tag]:
            element = self._open.pop()
            self._counts[element.tag] -= 1
            if element.tag == tag:
                break

    def _end_implied(self, tag: str) -> None:
        ends = (*_IMPLIED_ENDS.get(tag, ()), "p")
        for element in reversed(self._open):
            if element.tag in _BOUNDS or element.tag in _HIDDEN:
                break
            if element.tag in ends:
                self._pop(element.tag)

    def handle_data(self, data: str) -> None:
        if self._here.tag == "head" and data.strip():
            self._pop("head")
        if not self._here.hidden:
            code = self._here.code and bool(data.strip())
            place = self._place
            for number, part in enumerate(self._paragraphs(data)):
                if number % 2:
                    self.builder.end_block(self.role)
                else:
                    self.builder.add(part, place, code=code)
                place += len(part)

    def _paragraphs(self, data: str) -> list[str]:
        """Return the paragraphs of a piece of text with what stands between them."""
        divides = self._blank_lines_divide and not self._here.code
        return _BLANK_LINES.split(data) if divides else [data]

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_comment(self, data: str) -> None:
        self.builder.comment(data)

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        if self._here.hidden:
            return
        place = self._place
        end = place - self._base + len(reference)
        written = reference + (";" if self._text[end : end + 1] == ";" else "")
        meant = html.unescape(written)
        # Without a semicolon the name may run on into the text: "AT&ampT".
        tail = _common_end(written, meant)
        head = len(meant) - tail
        self.builder.add(meant[:head], place, in_step=False)
        self.builder.add(meant[head:], place + len(written) - tail)

    @property
    def _here(self) -> _Element:
        return self._open[-1] if self._open else _Element()

    @property
    def role(self) -> Role:
        """The role of the innermost open element."""
        return self._here.role


def _common_end(a: str, b: str) -> int:
    """Return how many characters two texts share at their ends."""
    pairs = enumerate(zip(reversed(a), reversed(b), strict=False))
    return next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
