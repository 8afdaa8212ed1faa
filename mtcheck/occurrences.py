"""Places of fixed pieces of text, found without a pattern: a scan of a megabyte takes a millisecond."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from mtcheck.document import Block, Document


def occurrences(doc: Document, pieces: Iterable[str]) -> Iterator[tuple[Block, int]]:
    """Yield (block, offset) of each place in prose at which one of the pieces stands, in order."""
    yield from in_prose(
        doc, sorted({place for piece in pieces for place in _find(doc.text, piece)})
    )


_COMMON = " etaoinshrdlcumwfgypbvkjxqz"
"""Characters from common to rare; all others are rarer."""


def held(doc: Document, pieces: tuple[str, ...]) -> list[str]:
    """Return those of the pieces, in lower case, that the text holds in either case.

    Most pieces hold a character that the text has not, and cost no search.
    """
    characters, keyed = _by_character(pieces)
    here = doc.lower_characters
    if characters.isdisjoint(here):
        return []
    lower = doc.lower
    return [piece for rare, piece in keyed if rare in here and piece in lower]


@lru_cache(maxsize=1 << 10)
def _by_character(pieces: tuple[str, ...]) -> tuple[frozenset[str], tuple[tuple[str, str], ...]]:
    """Return the rarest character of each piece, and the pieces with theirs."""
    keyed = tuple((min(piece, key=_COMMON[::-1].find), piece) for piece in pieces)
    return frozenset(rare for rare, _ in keyed), keyed


def blocks_with(doc: Document, pieces: list[str], blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield the blocks, given in order, that hold one of the pieces in either case."""
    if len(doc.lower) != len(doc.text):
        for block in blocks:
            lower = doc.text[block.start : block.end].lower()
            if any(piece in lower for piece in pieces):
                yield block
        return
    among = list(blocks)
    starts = [block.start for block in among]
    numbers = set()
    for piece in pieces:
        at = doc.lower.find(piece)
        while at >= 0:
            number = bisect_right(starts, at) - 1
            inside = number >= 0 and at + len(piece) <= among[number].end
            if inside:
                numbers.add(number)
            # The next one in this block would tell nothing new.
            at = doc.lower.find(piece, max(at + 1, among[number].end) if inside else at + 1)
    yield from (among[number] for number in sorted(numbers))


def in_prose(doc: Document, places: Iterable[int]) -> Iterator[tuple[Block, int]]:
    """Yield (block, place) of those of the places, given in order, that lie in prose."""
    blocks = doc.prose
    block: Block | None = None
    for place in places:
        while block is None or block.end <= place:
            block = next(blocks, None)
            if block is None:
                return
        if block.start <= place:
            yield block, place


def _find(text: str, piece: str) -> Iterator[int]:
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
