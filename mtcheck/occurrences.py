"""Places of fixed pieces of text, in either case, found without a pattern.

The rules look for hundreds of pieces, and nearly all texts hold nearly none of them. So one scan
(Aho-Corasick) finds all pieces that earlier texts of the language were searched for; only a new one
is searched for by itself. The time does not grow with the number of rules.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from itertools import product
from typing import TYPE_CHECKING, NamedTuple

import regex

from mtcheck.document import Block, Document
from mtcheck.surrogates import encodable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

_SLICE = 1 << 16
"""Characters that are scanned at once."""
_SCANNED = 1 << 12
"""Pieces of a language that are scanned for at most: more would come from outside the rules."""


class _Found(NamedTuple):
    """The pieces that a text was scanned for, and where those stand that it holds."""

    scanned: frozenset[tuple[str, ...]]
    places: Mapping[str, Sequence[int]]


class _Automaton(NamedTuple):
    """What finds all the pieces that texts were searched for, each group of them by a checker.

    `reach` is the number of characters that a piece may run on from its first one.
    """

    asked: frozenset[tuple[str, ...]]
    pieces: list[str]
    reach: int
    search: AhoCorasick

    def matches(self, text: str) -> list[tuple[int, int, int]]:
        """Return (number of the piece, start, end) of all places of all pieces."""
        try:
            return self.search.find_matches_as_indexes(text, overlapping=True)
        except UnicodeEncodeError:
            return self.matches(encodable(text))


class _Scanner:
    """What the texts of a language are searched for."""

    def __init__(self) -> None:
        self._asked: frozenset[tuple[str, ...]] = frozenset()
        self._automaton: _Automaton | None = None

    def add(self, pieces: tuple[str, ...]) -> None:
        """Look for these pieces in all later texts."""
        if all(pieces) and sum(map(len, self._asked)) < _SCANNED:
            self._asked |= {pieces}

    def scan(self, text: str) -> _Found:
        """Find all pieces in a text in lower case; none in the first text of a process."""
        automaton = self._automaton
        if automaton is None or automaton.asked is not self._asked:
            if not self._asked:
                return _Found(self._asked, {})
            automaton = self._automaton = _prepare(self._asked)
        places: dict[str, list[int]] = defaultdict(list)
        reach = automaton.reach
        # A match takes a hundred bytes, and a hostile text has one at each character.
        for offset in range(0, len(text), _SLICE):
            for number, start, _ in automaton.matches(text[offset : offset + _SLICE + reach]):
                if start < _SLICE:
                    places[automaton.pieces[number]].append(offset + start)
        return _Found(automaton.asked, dict(places))


def _prepare(asked: frozenset[tuple[str, ...]]) -> _Automaton:
    from ahocorasick_rs import AhoCorasick, Implementation  # noqa: PLC0415  (not for one text)

    pieces = sorted({piece for group in asked for piece in group})
    reach = max(map(len, pieces)) - 1
    return _Automaton(asked, pieces, reach, AhoCorasick(pieces, implementation=Implementation.DFA))


@cache
def _scanner(language: str) -> _Scanner:
    return _Scanner()


def _found(doc: Document) -> _Found:
    return doc.text_memo("found", lambda: _scanner(doc.language or "").scan(doc.lower))


def held(doc: Document, pieces: tuple[str, ...]) -> list[str]:
    """Return those of the pieces, in lower case, that the text holds in either case."""
    found = _found(doc)
    if pieces in found.scanned:
        here = found.places
        return [piece for piece in pieces if piece in here]
    _scanner(doc.language or "").add(pieces)
    return [piece for piece in pieces if piece in doc.lower]


class Gates:
    """Groups of pieces in lower case, of all of which a text is asked at once whether it holds one."""

    def __init__(self, groups: Iterable[tuple[str, ...]]) -> None:
        """A group without pieces is held by every text."""
        self._groups = {number: pieces for number, pieces in enumerate(groups) if pieces}
        self._numbers: dict[str, list[int]] = defaultdict(list)
        for number, pieces in self._groups.items():
            for piece in pieces:
                self._numbers[piece].append(number)
        self._scanned: Set[tuple[str, ...]] = frozenset()

    def closed(self, doc: Document) -> Set[int]:
        """Return the numbers of the groups of which the text holds no piece."""
        found = _found(doc)
        if found.scanned is not self._scanned:
            if not found.scanned.issuperset(self._groups.values()):
                return {i for i, pieces in self._groups.items() if not held(doc, pieces)}
            self._scanned = found.scanned
        here = found.places.keys() & self._numbers.keys()
        return self._groups.keys() - set().union(*map(self._numbers.__getitem__, here))


def places(doc: Document, piece: str) -> Iterable[int]:
    """Return the offsets at which a piece in lower case stands in the text in either case."""
    found = _found(doc).places
    return found[piece] if piece in found else find_all(doc.lower, piece)


def occurrences(doc: Document, pieces: tuple[str, ...]) -> Iterator[tuple[Block, int]]:
    """Yield (block, offset) of each place in prose at which one of the pieces stands, in order."""
    found = {place for piece in held(doc, pieces) for place in places(doc, piece)}
    if found:
        yield from in_prose(doc, sorted(found))


@cache
def after_digits(pieces: tuple[str, ...]) -> tuple[str, ...]:
    """Return the pieces with each digit before them."""
    return tuple(map("".join, product("0123456789", pieces)))


def blocks_with(doc: Document, pieces: Iterable[str], blocks: Sequence[Block]) -> Iterator[Block]:
    """Yield the blocks, given in order, that hold one of the pieces in either case."""
    starts = [block.start for block in blocks]
    numbers = set()
    for piece in pieces:
        for at in places(doc, piece):
            number = bisect_right(starts, at) - 1
            if number >= 0 and at + len(piece) <= blocks[number].end:
                numbers.add(number)
    yield from (blocks[number] for number in sorted(numbers))


def prose_with(doc: Document, pieces: tuple[str, ...]) -> Iterator[Block]:
    """Yield the blocks of prose that hold one of the pieces, in lower case, in either case."""
    if here := held(doc, pieces):
        yield from blocks_with(doc, here, doc.prose)


def in_prose(doc: Document, places: Iterable[int]) -> Iterator[tuple[Block, int]]:
    """Yield (block, place) of those of the places, given in order, that lie in prose."""
    blocks = iter(doc.prose)
    block: Block | None = None
    for place in places:
        while block is None or block.end <= place:
            block = next(blocks, None)
            if block is None:
                return
        if block.start <= place:
            yield block, place


def find_all(text: str, piece: str) -> Iterator[int]:
    """Yield the offsets at which a piece stands in a text."""
    at = text.find(piece)
    while at >= 0:
        yield at
        at = text.find(piece, at + 1)


def matches(
    pattern: regex.Pattern[str], leads: re.Pattern[str], text: str
) -> Iterator[regex.Match[str]]:
    """Yield the matches of a pattern that begin where one of `leads` does, as all of them do.

    The package re finds a set of letters or a fixed text many times faster than the package regex.
    """
    end = 0
    for lead in leads.finditer(text):
        if lead.start() >= end and (found := pattern.match(text, lead.start())):
            end = found.end()
            yield found
