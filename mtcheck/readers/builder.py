"""Puts a Document together from pieces of a file, keeping where each piece stood."""

from __future__ import annotations

from mtcheck import segment
from mtcheck.accepting.suppression import Directive, parse_directive
from mtcheck.copied.carried import code
from mtcheck.document import (
    Block,
    Document,
    Label,
    OffsetMap,
    Pair,
    Plural,
    Role,
    Span,
    Status,
    Suppression,
)
from mtcheck.placeholders import placeholders

_GAP = "\n\n"
"""What stands between two blocks, and in the place of a message without a text."""


class Builder:
    """Takes pieces of text with their places in the file, block by block, in reading order.

    White space is collapsed as browsers do, unless a piece is code; blocks are set apart by a
    blank line.
    """

    def __init__(self, file_text: str, path: str, first_line: int = 1, file_start: int = 0) -> None:
        """`first_line` and `file_start` are where `file_text` begins, if it is a record of its file."""
        self._file_text = file_text
        self._first_line = first_line
        self._file_start = file_start
        self._path = path
        self._parts: list[str] = []
        self._length = 0
        self._pieces: list[tuple[int, int]] = [(0, 0)]
        self._blocks: list[Block] = []
        self._opaque: list[Span] = []
        self._block_start: int | None = None
        self._first_part = 0
        self._space: int | None = None
        self._pairs: list[Pair] = []
        self._labels: list[Label] = []
        self._pending: list[Directive] = []
        self._suppressions: list[Suppression] = []

    def add(self, text: str, place: int, *, in_step: bool = True, code: bool = False) -> None:
        """Add text that stands at `place` of the file.

        `in_step` tells that file and text have the same characters; otherwise `text` is what one
        entity or escape there stands for. `code` is kept as it is, and is no language.
        """
        if code:
            self._append(text, place)
            self._opaque.append(Span(self._length - len(text), self._length))
            return
        if not in_step:
            if text:
                self._append(text, place)
            return
        at = 0
        for word in text.split():
            start = text.index(word, at)
            if start > at:
                self._pend_space(place + at)
            self._append(word, place + start)
            at = start + len(word)
        if at < len(text):
            self._pend_space(place + at)

    def add_verbatim(self, text: str, place: int) -> None:
        """Add text that stands at `place` of the file, with its white space, for formats that keep it.

        It is in step with the file; what one escape stands for is added on its own.
        """
        if text:
            self._append(text, place)

    def comment(self, text: str) -> None:
        """Take a comment of the file: one that silences rules does so in the block that it stands in
        or before, or in the whole text."""
        directive = parse_directive(text)
        if directive is None:
            return
        if directive.whole_file:
            self._suppressions.append(
                Suppression(directive.rules, directive.reason, None, self._length)
            )
        else:
            self._pending.append(directive)

    @property
    def length(self) -> int:
        """Number of characters so far."""
        return self._length

    @property
    def has_text(self) -> bool:
        """Whether a block was added."""
        return bool(self._blocks)

    def comment_on(self, text: str, start: int) -> None:
        """Take a comment on all that was added from this length on."""
        self.comment(text)
        self._suppress(Span(start, self._length))

    def line_break(self, place: int) -> None:
        """Add a line break that stays inside the block."""
        if self._block_start is not None:
            self._space = None
            self._append("\n", place)

    def end_block(self, role: Role, source: str | None = None) -> None:
        """Close the block, if it holds any text; `source` is what the file says it translates."""
        self._space = None
        if self._block_start is None:
            return
        while self._parts and self._parts[-1] == "\n" and self._length - 1 > self._block_start:
            self._parts.pop()
            self._length -= 1
        span = Span(self._block_start, self._length)
        self._blocks.append(Block(*span, role))
        self._block_start = None
        if source:
            self._pairs.append(Pair(span, source))
        self._suppress(span)

    def _suppress(self, span: Span) -> None:
        self._suppressions += [
            Suppression(d.rules, d.reason, span, span.start) for d in self._pending
        ]
        self._pending.clear()

    def label(self, status: Status, source: str, place: int, detail: str = "") -> None:
        """Take what the file says of a message that has no text here, and stands at `place` of it."""
        self._space = None
        self._labels.append(Label(status, self._length, source, detail))
        self._write(_GAP, place)
        self._suppress(Span(self._length - len(_GAP), self._length))

    def end_text(
        self,
        role: Role | None = None,
        source: str | None = None,
        context: str = "",
        plural: Plural | None = None,
    ) -> None:
        """Close a passage of plain text, which blank lines divide into blocks.

        `role` is that of all of them, if given; placeholders, tags and code of a unit are no language.
        The rest is kept with the source (see `Pair`).
        """
        self._space = None
        if self._block_start is None:
            if role is Role.UNIT:
                self._suppress(Span(self._length, self._length))
            return
        start, self._block_start = self._block_start, None
        text = "".join(self._parts[self._first_part :])
        self._blocks += [
            Block(start + a, start + b, role or Role(found)) for a, b, found in segment.blocks(text)
        ]
        if role is Role.UNIT:
            self._opaque += placeholders(text, start)
            self._opaque += (Span(start + item.start, start + item.end) for item in code(text))
        if source:
            self._pairs.append(Pair(Span(start, self._length), source, context, plural))
        self._suppress(Span(start, self._length))

    def document(self, role: Role = Role.PARAGRAPH, key: str | None = None) -> Document:
        """Return the document of all that was added; `role` is that of a block still open.

        Where blocks have sources, the source of the document is all of them.
        """
        self.end_block(role)
        self._suppress(Span(self._length, self._length))
        return Document(
            "".join(self._parts),
            path=self._path,
            key=key,
            source="\n\n".join(pair.source for pair in self._pairs) or None,
            pairs=tuple(self._pairs),
            labels=tuple(self._labels),
            suppressions=tuple(self._suppressions),
            blocks=tuple(self._blocks),
            opaque=tuple(self._opaque),
            origin=OffsetMap(self._file_text, self._pieces, self._first_line, self._file_start),
        )

    def _pend_space(self, place: int) -> None:
        if self._block_start is not None and self._space is None and self._parts[-1] != "\n":
            self._space = place

    def _append(self, text: str, place: int) -> None:
        if self._block_start is None:
            if self._parts:
                self._write(_GAP, place)
            self._block_start = self._length
            self._first_part = len(self._parts)
        elif self._space is not None:
            self._write(" ", self._space)
            self._space = None
        self._write(text, place)

    def _write(self, text: str, place: int) -> None:
        if self._length == 0:
            self._pieces = [(0, place)]
        else:
            self._pieces.append((self._length, place))
        self._parts.append(text)
        self._length += len(text)
