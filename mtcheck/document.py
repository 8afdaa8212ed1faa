"""The text under check: its blocks, sentences and words, and where each offset stands in the file."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TypeVar

from mtcheck import segment
from mtcheck.glossary import Term
from mtcheck.messages import Label, Pair, Plural, Status, Suppression
from mtcheck.places import NamedPlaces, OffsetMap, Origin, Place
from mtcheck.span import Span, merge
from mtcheck.words import Word, Words

__all__ = [
    "Block", "Document", "Label", "NamedPlaces", "OffsetMap", "Origin", "Pair", "Place", "Plural",
    "Role", "Span", "Status", "Suppression", "Word", "Words", "merge",
]  # fmt: skip

T = TypeVar("T")


class Role(StrEnum):
    """What a block is to its reader."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    QUOTE = "quote"
    LIST = "list"
    TABLE = "table"
    CAPTION = "caption"
    UNIT = "unit"
    """A text of its own among many, such as a message of a program: it may be like its neighbours."""
    CODE = "code"
    CHROME = "chrome"


_ROLES = {str(role): role for role in Role}


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


@dataclass(eq=False)
class Document:
    """A text with its structure. Build one with a reader (`mtcheck.read`) or from a string.

    `language` and `source_language` are ISO 639-1 codes or None; `source` is the article that was
    translated, `references` are human translations of it, `pairs` what the file itself pairs; `key`
    names the record that the text is, in a file of many; `labels` are what the file says of its
    messages; `suppressions` are the comments that
    silence rules; `opaque` are the places that are no language (code, addresses); `accepted` are
    words in lower case, `names` names that a project knows to be right, `forbidden` are its terms
    that must not be used, with what to write instead, `glossary` what terms of the source become.
    Everything else follows from the text, when first asked for.
    """

    text: str
    path: str = "<text>"
    language: str | None = None
    source: str | None = None
    source_language: str | None = None
    references: tuple[str, ...] = ()
    pairs: tuple[Pair, ...] = ()
    key: str | None = None
    labels: tuple[Label, ...] = ()
    suppressions: tuple[Suppression, ...] = ()
    blocks: tuple[Block, ...] = ()
    opaque: tuple[Span, ...] = ()
    origin: Origin | None = None
    accepted: frozenset[str] = frozenset()
    names: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    glossary: tuple[Term, ...] = ()
    _memo: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)
    _text_memo: dict[tuple[str, str], object] = field(default_factory=dict, repr=False)
    _words: dict[int, Words] = field(default_factory=dict, repr=False)
    _tokens: dict[tuple[int, int], list[str]] = field(default_factory=dict, repr=False)

    def __post_init__(self) -> None:
        if not self.blocks:
            self.blocks = tuple(
                Block(start, end, _ROLES[role]) for start, end, role in segment.blocks(self.text)
            )
        if self.origin is None:
            self.origin = OffsetMap(self.text)
        spans = [*self.opaque, *(Span(*s) for s in segment.opaque(self.text))]
        self.opaque = merge(spans)

    def fresh(self) -> Document:
        """Return a copy on which nothing has been computed yet."""
        clone = self._copy((*_OF_TEXT, *_OF_BLOCKS))
        clone._text_memo = {}
        return clone

    def _copy(self, forgotten: Sequence[str]) -> Document:
        clone = object.__new__(type(self))
        clone.__dict__.update(self.__dict__)
        for name in forgotten:
            clone.__dict__.pop(name, None)
        clone._memo, clone._words, clone._tokens = {}, {}, {}
        return clone

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the check could look at: text, source, reference."""
        known = [("text", True), ("source", bool(self.source)), ("reference", self.references)]
        return tuple(name for name, there in known if there)

    @cached_property
    def lower(self) -> str:
        """The text in lower case; its offsets are those of the text."""
        # The one letter that two characters make in lower case.
        return self.text.replace("İ", "i").lower()

    @cached_property
    def words(self) -> Words:
        """All words outside opaque places, in order."""
        return self.words_in(0, len(self.text))

    def words_in(self, start: int, end: int) -> Words:
        """Return the words that begin in text[start:end].

        Only the words of blocks that are asked for are ever placed: most rules can tell a sound
        block from its `tokens`.
        """
        last = bisect_left(self._block_starts, end)
        first = max(0, bisect_right(self._block_starts, start, 0, last) - 1)
        blocks = self.blocks[first:last]
        if len(blocks) == 1 and start <= blocks[0].start and blocks[0].end <= end:
            return self._words_of(blocks[0])
        parts = [self._words_of(block).between(start, end) for block in blocks]
        if len(parts) == 1:
            return parts[0]
        return Words(
            [start for part in parts for start in part.starts],
            [text for part in parts for text in part.texts],
        )

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.start for block in self.blocks]

    def _words_of(self, block: Block) -> Words:
        if block.start not in self._words:
            starts = segment.starts(self._spaced[block.start : block.end], block.start)
            words = Words(starts, self.tokens(block))
            if self.opaque and self.is_opaque(block.span):
                words = self._outside_opaque(words)
            self._words[block.start] = words
        return self._words[block.start]

    def _outside_opaque(self, words: Words) -> Words:
        places = zip(words.starts, words.texts, strict=True)
        kept = [(s, t) for s, t in places if not self.is_opaque(Span(s, s + len(t)))]
        return Words([start for start, _ in kept], [text for _, text in kept])

    @cached_property
    def characters(self) -> frozenset[str]:
        """The characters of the text: most rules about rare ones need no further look."""
        return segment.characters(self.text)

    def tokens(self, place: Block | Span) -> list[str]:
        """Return the words of a block or line as they are written, those in opaque places too."""
        span = place.start, place.end
        if span not in self._tokens:
            self._tokens[span] = segment.split_spaced(self._spaced[place.start : place.end])
        return self._tokens[span]

    @cached_property
    def _spaced(self) -> str:
        return segment.spaced(self.text, self.characters)

    def is_opaque(self, span: Span) -> bool:
        """Tell whether the span touches code or an address."""
        i = bisect_right(self.opaque, span)
        near = self.opaque[max(0, i - 1) : i + 1]
        return any(place.overlaps(span) for place in near)

    @cached_property
    def prose(self) -> tuple[Block, ...]:
        """The blocks that a reader reads: neither code nor site furniture."""
        return tuple(b for b in self.blocks if b.role not in (Role.CODE, Role.CHROME))

    def prose_block(self, start: int, end: int) -> Block | None:
        """Return the block of prose that holds text[start:end], or None."""
        block = self.blocks[bisect_right(self._block_starts, start) - 1] if self.blocks else None
        if block is None or block.role in (Role.CODE, Role.CHROME):
            return None
        return block if block.start <= start and end <= block.end else None

    def sentences(self, block: Block) -> list[Span]:
        """Return the sentences of a block, in order, without the space between them."""
        return [
            Span(*s) for s in segment.sentences(self.text, block.start, block.end, self.language)
        ]

    @cached_property
    def size(self) -> float:
        """Number of words; two characters of a script without spaces count as one word."""
        return segment.count_words(self.text, self.characters)

    def with_chrome(self, spans: Sequence[Span]) -> Document:
        """Return a fresh copy in which the lines at `spans` are site furniture.

        What remains of their blocks keeps its role. Without furniture it is the document itself.
        """
        if not spans:
            return self
        ordered = merge(spans)
        starts = [span.start for span in ordered]
        parts: list[Block] = []
        for block in self.blocks:
            # Furniture lines lie inside one block each, so these are all that concern it.
            here = ordered[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
            parts += _split(block, here) if here else [block]
        marked = self._copy(_OF_BLOCKS)
        marked.blocks, marked._tokens = tuple(parts), self._tokens
        return marked

    def memo(self, key: str, compute: Callable[[], T]) -> T:
        """Return what `compute` returns, computed once a document; each module has its own keys."""
        return _remembered(self._memo, key, compute)

    def text_memo(self, key: str, compute: Callable[[], T]) -> T:
        """Do what `memo` does for what the text alone tells, with whatever blocks."""
        return _remembered(self._text_memo, key, compute)


def _remembered(memo: dict[tuple[str, str], object], key: str, compute: Callable[[], T]) -> T:
    place = (compute.__module__, key)
    if place not in memo:
        memo[place] = compute()
    return memo[place]  # type: ignore[return-value]


_OF_TEXT = ("lower", "size", "characters", "_spaced")
_OF_BLOCKS = ("words", "prose", "_block_starts")
"""What a document remembers of its text, and of its blocks."""


def _split(block: Block, chrome: Sequence[Span]) -> Iterator[Block]:
    at = block.start
    for span in chrome:
        if at < span.start:
            yield Block(at, span.start, block.role)
        yield Block(span.start, span.end, Role.CHROME)
        at = max(at, span.end)
    if at < block.end:
        yield Block(at, block.end, block.role)
