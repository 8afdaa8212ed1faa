"""Where the words and sentences of a text come again: what the checkers of repetitions share.

Hardly any text repeats itself. So the list of its words is compared with itself, shifted by some
words, at the speed of C, and the pieces between its stops are counted; a checker then reads closely
only the blocks in which something came again.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import accumulate, chain, compress, count, islice
from operator import eq
from typing import NamedTuple

import regex

from mtcheck import segment
from mtcheck.document import Block, Document, Role, Span, Word
from mtcheck.languages import known_languages, language_script
from mtcheck.patterns import compile_pattern

_QUOTES = '"“”„‟«»「」『』'
_DIVIDERS = '"“„«‘([¿¡-'
_STOPS = "!?…。！？।؟"
_STOP = compile_pattern(r"[.!?…।؟]++[\"'”’»“)\]]*+(?=\s|$)|[。！？]++[」』”’）]*+")
_AROUND = " \t\r\n\"'“”„‟«»‘’()[]「」『』"
_QUOTATION = 2000
"""Characters before a place that are searched for quotation marks."""

_VERSE_LINE = 60
_WORD = compile_pattern(r"[\p{L}\p{M}\p{N}]++(?:['’][\p{L}\p{M}]++)*+")
_UNSPACED_WORD = compile_pattern(
    r"[\p{Han}\p{Hiragana}\p{Katakana}ー]|[\p{Latin}\p{Cyrillic}\p{M}]++|\p{N}++|[\p{L}\p{M}]"
)


class Stream:
    """The tokens of all prose in lower case: what white space, hyphens and opening marks divide.

    The marks after a word belong to its token. In Chinese and Japanese each character is a token.
    `blocks` are the blocks they stand in.
    """

    def __init__(self, doc: Document) -> None:
        split = _characters if is_unspaced(doc.language) else str.split
        self.blocks = list(doc.prose)
        text = doc.lower
        for mark in _DIVIDERS:
            text = text.replace(mark, " ")
        parts = [split(text[b.start : b.end]) for b in self.blocks]
        self.starts = [0, *accumulate(map(len, parts))]
        self.tokens: list[str] = list(chain.from_iterable(parts))

    def tokens_of(self, number: int) -> list[str]:
        """Return the tokens of a block, by its number in `blocks`."""
        return self.tokens[self.starts[number] : self.starts[number + 1]]

    def blocks_at(self, places: Iterable[int]) -> list[Block]:
        """Return the blocks in which the tokens at these places stand, each once, in order."""
        numbers = sorted({bisect_right(self.starts, place) - 1 for place in places})
        return [self.blocks[number] for number in numbers]

    @cached_property
    def doubled(self) -> list[int]:
        """Places of tokens that come again right away, if only with a mark after them."""
        tokens = self.tokens
        again = compress(count(), map(str.startswith, islice(tokens, 1, None), tokens))
        return [i for i in again if not tokens[i + 1][len(tokens[i]) :][:1].isalnum()]

    @cached_property
    def vocabulary(self) -> frozenset[str]:
        """The tokens, each once."""
        return frozenset(self.tokens)

    def doubled_phrases(self, size: int) -> Iterator[int]:
        """Yield places of phrases of `size` tokens that come again right away, as `doubled` does."""
        tokens = self.tokens
        same = bytes(map(eq, tokens, islice(tokens, size, None)))
        at = same.find(b"\x01" * (size - 1))
        while at >= 0:
            last, again = at + size - 1, at + 2 * size - 1
            if again < len(tokens) and tokens[again].startswith(tokens[last]):
                yield at
            at = same.find(b"\x01" * (size - 1), at + 1)

    def runs(self, distance: int, least: int) -> Iterator[int]:
        """Yield a place in each run of `least` or more tokens that all come again at `distance`."""
        # Each run holds one of these. Mostly there is none at all.
        if True in map(eq, self.tokens[::least], self.tokens[distance::least]):
            yield from self._runs(distance, least)

    def _runs(self, distance: int, least: int) -> Iterator[int]:
        tokens, last = self.tokens, len(self.tokens) - distance
        for i in compress(range(0, last, least), map(eq, tokens[::least], tokens[distance::least])):
            start, end = i, i + 1
            while start > max(0, i - least) and tokens[start - 1] == tokens[start - 1 + distance]:
                start -= 1
            while end < min(last, i + least) and tokens[end] == tokens[end + distance]:
                end += 1
            if end - start >= least:
                yield i


class Sentence(NamedTuple):
    """What stands between two stops: its place, its text without marks, its number in its block."""

    span: Span
    key: str
    block: Block
    number: int


class Pieces:
    """A quick look at all sentences: `keys` are the texts between two stops, abbreviations' too."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        # Each replacement keeps the length. An empty line is a stop.
        text = doc.text.replace("\r\n", "\n ").replace("\n \n", ".  ")
        text = text.replace("\n\n", ". ").replace("\n", " ")
        for mark in _STOPS:
            text = text.replace(mark, ".")
        self._pieces = text.split(".")
        self.keys = [piece.strip(_AROUND) for piece in self._pieces]

    def blocks_at(self, places: Iterable[int]) -> list[Block]:
        """Return the blocks of sentences in which these pieces stand, each once, in order."""
        wanted = set(places)
        if not wanted:
            return []
        roles = (Role.PARAGRAPH, Role.QUOTE, Role.LIST)
        blocks = [block for block in self._doc.prose if block.role in roles]
        ends = accumulate(len(piece) + 1 for piece in self._pieces)
        stops = [end - 1 for i, end in enumerate(ends) if i in wanted]
        numbers = {bisect_left(blocks, stop, key=lambda block: block.end) for stop in stops}
        return [blocks[number] for number in sorted(numbers) if number < len(blocks)]


def read_pieces(doc: Document) -> Pieces:
    """Return the pieces of a document, read once."""
    return doc.memo("repeats-pieces", lambda: Pieces(doc))


def read_sentences(doc: Document, block: Block) -> Iterator[Sentence]:
    """Yield what stands between the stops of a block, stops of abbreviations among them."""
    number, at = 0, block.start
    for stop in [*_STOP.finditer(doc.text, block.start, block.end), None]:
        start, end = segment.trim(doc.text, at, stop.end() if stop else block.end)
        if start < end:
            key = doc.text[at : stop.start() if stop else block.end].strip(_AROUND)
            yield Sentence(Span(start, end), " ".join(key.split()), block, number)
            number += 1
        at = end


def read_stream(doc: Document) -> Stream:
    """Return the tokens of a document, read once."""
    return doc.memo("repeats-stream", lambda: Stream(doc))


def _characters(text: str) -> list[str]:
    return list("".join(text.split()))


def is_unspaced(language: str | None) -> bool:
    """Tell whether a language writes no space between words."""
    known = language in known_languages()
    return known and language_script(language or "") in ("Han", "Kana")


def word_pattern(language: str | None) -> regex.Pattern[str]:
    """Return the pattern of words and numbers; in Chinese and Japanese of characters."""
    return _UNSPACED_WORD if is_unspaced(language) else _WORD


def read_words(doc: Document, block: Block) -> list[Word]:
    """Return the words and numbers of a block; in Chinese and Japanese its characters."""
    return [
        Word(*m.span(), m.group(), m.group().lower().replace("’", "'"))
        for m in word_pattern(doc.language).finditer(doc.text, block.start, block.end)
    ]


def lower_words(doc: Document, block: Block) -> list[str]:
    """Return the same in lower case, without their places: several times as fast."""
    words = word_pattern(doc.language).findall(doc.lower, block.start, block.end)
    return [word.replace("’", "'") for word in words] if "’" in doc.characters else words


def is_quoted(doc: Document, block: Block, place: int) -> bool:
    """Tell whether a place stands between quotation marks: an odd number of them comes before."""
    start = max(block.start, place - _QUOTATION)
    return sum(doc.text.count(mark, start, place) for mark in _QUOTES) % 2 == 1


def is_set_apart(doc: Document, block: Block) -> bool:
    """Tell whether a block repeats by its nature: a table, or a stanza of short lines."""
    if block.role is Role.TABLE:
        return True
    lines = list(segment.lines(doc.text, block.start, block.end))
    return len(lines) > 1 and all(end - start < _VERSE_LINE for start, end in lines)


def is_among_short_lines(blocks: Sequence[Block], number: int) -> bool:
    """Tell whether a block and its neighbours on both sides are short: verse, or people talking."""
    near = blocks[max(0, number - 1) : number + 2]
    return len(near) == 3 and all(block.end - block.start < _VERSE_LINE for block in near)
