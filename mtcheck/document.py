"""The text under check: its blocks, sentences and words, and where each offset stands in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple, TypeVar

from mtcheck import segment

T = TypeVar("T")


class Role(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    CODE = "code"
    CHROME = "chrome"


class Span(NamedTuple):
    """A half-open range of code points in `Document.text`."""

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Tell whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: Span) -> bool:
        """Tell whether `other` lies inside this span."""
        return self.start <= other.start and other.end <= self.end


class Word(NamedTuple):
    """A word and its place; `lower` is its lower-case form with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, list item, cell …: `start` and `end` are offsets into the text."""

    start: int
    end: int
    role: Role = Role.PARAGRAPH

    @property
    def span(self) -> Span:
        """The block's place."""
        return Span(self.start, self.end)


class OffsetMap:
    """Offsets of the text -> line and column of the file (both count from 1, in code points).

    `pieces` are pairs (offset in the text, offset in the file), ascending; between two pairs text
    and file run in step. A plain-text file needs one pair.
    """

    def __init__(self, file_text: str, pieces: Sequence[tuple[int, int]] = ((0, 0),)) -> None:
        self._file_text = file_text
        self._starts = [start for start, _ in pieces]
        self._targets = [target for _, target in pieces]

    @cached_property
    def _line_starts(self) -> list[int]:
        return segment.line_starts(self._file_text)

    def file_offset(self, offset: int) -> int:
        """Return the place in the file of the character at `offset` of the text."""
        i = bisect_right(self._starts, offset) - 1
        place = self._targets[i] + offset - self._starts[i]
        if i + 1 < len(self._targets):
            # Inside a resolved entity or escape the text is shorter or longer than the file.
            place = min(place, self._targets[i + 1])
        return min(place, len(self._file_text))

    def locate(self, offset: int) -> tuple[int, int]:
        """Return (line, column) in the file of the character at `offset` of the text."""
        place = self.file_offset(offset)
        line = bisect_right(self._line_starts, place)
        return line, place - self._line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """Return line `number` (from 1) of the file, without its end."""
        start = self._line_starts[number - 1]
        after = self._line_starts[number] if number < len(self._line_starts) else None
        return self._file_text[start:after].rstrip("\r\n\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85")


@dataclass(eq=False)
class Document:
    """A text with its structure. Build one with a reader (`mtcheck.read`) or from a string.

    `language` and `source_language` are ISO 639-1 codes or None; `source` is the article that was
    translated, `references` are human translations of it; `opaque` are the places that are no
    language (code, addresses); `accepted` are words in lower case, `names` names that a project knows
    to be right, `forbidden` are its terms that must not be used, with what to write instead.
    Everything else follows from the text, when first asked for.
    """

    text: str
    path: str = "<text>"
    language: str | None = None
    source: str | None = None
    source_language: str | None = None
    references: tuple[str, ...] = ()
    blocks: tuple[Block, ...] = ()
    opaque: tuple[Span, ...] = ()
    origin: OffsetMap | None = None
    accepted: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    _memo: dict[str, object] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.blocks:
            self.blocks = tuple(
                Block(start, end, Role(role)) for start, end, role in segment.blocks(self.text)
            )
        if self.origin is None:
            self.origin = OffsetMap(self.text)
        spans = [*self.opaque, *(Span(*s) for s in segment.opaque(self.text))]
        self.opaque = merge(spans)

    def fresh(self) -> Document:
        """Return a copy on which nothing has been computed yet."""
        return replace(self, _memo={})

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the check could look at: text, source, reference."""
        known = [("text", True), ("source", bool(self.source)), ("reference", self.references)]
        return tuple(name for name, there in known if there)

    @cached_property
    def lower(self) -> str:
        """The text in lower case; its offsets need not be those of the text."""
        return self.text.lower()

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """All words outside opaque places, in order."""
        return tuple(
            Word(*word)
            for word in segment.words(self.text)
            if not self.is_opaque(Span(word[0], word[1]))
        )

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words that begin in text[start:end]."""
        starts = self._word_starts
        return self.words[bisect_left(starts, start) : bisect_left(starts, end)]

    def is_opaque(self, span: Span) -> bool:
        """Tell whether the span touches code or an address."""
        i = bisect_right(self.opaque, span)
        near = self.opaque[max(0, i - 1) : i + 1]
        return any(place.overlaps(span) for place in near)

    @property
    def prose(self) -> Iterator[Block]:
        """The blocks that a reader reads: neither code nor site furniture."""
        return (b for b in self.blocks if b.role not in (Role.CODE, Role.CHROME))

    def sentences(self, block: Block) -> list[Span]:
        """Return the sentences of a block, in order, without the space between them."""
        return [
            Span(*s) for s in segment.sentences(self.text, block.start, block.end, self.language)
        ]

    @cached_property
    def size(self) -> float:
        """Number of words; two characters of a script without spaces count as one word."""
        return segment.count_words(self.text)

    def mark_chrome(self, spans: Sequence[Span]) -> None:
        """Give the lines at `spans` the role of site furniture; what remains keeps its role."""
        ordered = merge(spans)
        starts = [span.start for span in ordered]
        parts: list[Block] = []
        for block in self.blocks:
            # Furniture lines lie inside one block each, so these are all that concern it.
            here = ordered[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            parts += _split(block, here) if here else [block]
        self.blocks = tuple(parts)

    def memo(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` returns, computed once a document."""
        if key not in self._memo:
            self._memo[key] = compute()
        return self._memo[key]  # type: ignore[return-value]


def merge(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Return the spans in order, those that overlap as one."""
    merged: list[Span] = []
    for span in sorted(spans):
        if merged and span.start < merged[-1].end:
            merged[-1] = Span(merged[-1].start, max(merged[-1].end, span.end))
        else:
            merged.append(span)
    return tuple(merged)


def _split(block: Block, chrome: Sequence[Span]) -> Iterator[Block]:
    at = block.start
    for span in chrome:
        if at < span.start:
            yield Block(at, span.start, block.role)
        yield Block(span.start, span.end, Role.CHROME)
        at = max(at, span.end)
    if at < block.end:
        yield Block(at, block.end, block.role)
