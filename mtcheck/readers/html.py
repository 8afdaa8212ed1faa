"""HTML pages: what a browser shows, with the role of each block. Nothing visible is left out."""

from __future__ import annotations

import html
from html.parser import HTMLParser

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder

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
_UNCLOSED = 1000


def parse(text: str, path: str) -> Document:
    """Return the document of an HTML file. Raises ReadError where its tags cannot be told apart."""
    # html.parser reads on to the end of the file for each tag or comment that is never closed.
    if text.count("<", text.rfind(">") + 1) > _UNCLOSED:
        raise ReadError(path, "is no sound HTML: its last tags are never closed")
    if text.count("<!--", text.rfind("-->") + 1) > _UNCLOSED:
        raise ReadError(path, "is no sound HTML: its comments are never closed")
    reader = _Reader(text, path)
    reader.feed(text)
    reader.close()
    return reader.builder.document()


class _Reader(HTMLParser):
    def __init__(self, text: str, path: str) -> None:
        super().__init__(convert_charrefs=False)
        self.builder = Builder(text, path)
        self._file_text = text
        # html.parser counts lines by "\n" alone.
        self._lines = [0]
        self._lines += [i + 1 for i, char in enumerate(text) if char == "\n"]
        self._open: list[str] = []
        self._role = Role.PARAGRAPH

    @property
    def _place(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "br":
            self.builder.line_break(self._place)
        if tag in _BLOCKS:
            self.builder.end_block(self._role)
        if tag in _VOID:
            return
        hidden = any(name == "hidden" for name, _ in attrs)
        self._open.append("template" if hidden else tag)
        self._role = self._current_role()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in _VOID:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag in _BLOCKS:
            self.builder.end_block(self._role)
        # A hidden element is kept under the name "template": any end tag of a block closes it too.
        near = self._open[-_DEPTH:]
        if tag in near:
            keep = len(self._open) - near[::-1].index(tag) - 1
            del self._open[keep:]
        elif near and near[-1] == "template":
            self._open.pop()
        self._role = self._current_role()

    def handle_data(self, data: str) -> None:
        if self._shown:
            self.builder.add(data, self._place, code=self._in_code and bool(data.strip()))

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, reference: str) -> None:
        place = self._place
        end = place + len(reference)
        written = reference + (";" if self._file_text[end : end + 1] == ";" else "")
        if self._shown:
            meant = html.unescape(written)
            self.builder.add(meant, place, in_step=meant == written)

    @property
    def _shown(self) -> bool:
        return _HIDDEN.isdisjoint(self._open[-_DEPTH:])

    @property
    def _in_code(self) -> bool:
        return self._role is Role.CODE or not _CODE.isdisjoint(self._open[-_DEPTH:])

    def _current_role(self) -> Role:
        roles = [_ROLES[tag] for tag in self._open[-_DEPTH:] if tag in _ROLES]
        if Role.CHROME in roles:
            return Role.CHROME
        return roles[-1] if roles else Role.PARAGRAPH


_DEPTH = 60
"""Open elements that are looked at: deeper nesting is a trap, not a page."""
