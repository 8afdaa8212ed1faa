"""Places of fixed pieces of text, found without a pattern.

A search for one piece takes a millisecond for a megabyte, and the rules have a hundred: what a text
cannot hold, for it lacks a character or a pair of marks, is not even looked for.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

import regex

from mtcheck.document import Block, Document

_SPACES = " \u00a0\u202f"
_UNUSUAL = re.compile(
    rf"""[,.;:!?…"'’‘“”„«»()\[\]{{}}<>`*|=~-](?:(?<=[{_SPACES}].)|(?=[^\w\s])|(?<=["'’‘“”„«(])(?=[{_SPACES}]))"""
)
"""A mark that stands otherwise than nearly all do: after a space, or before another mark."""
_AFTER_DIGIT = re.compile(r"[0-9]([^0-9\n]{1,3})")


def occurrences(doc: Document, pieces: tuple[str, ...]) -> Iterator[tuple[Block, int]]:
    """Yield (block, offset) of each place in prose at which one of the pieces stands, in order."""
    places = {place for piece in possible(doc, pieces) for place in find_all(doc.text, piece)}
    if places:
        yield from in_prose(doc, sorted(places))


def possible(doc: Document, pieces: tuple[str, ...]) -> list[str]:
    """Return the pieces that the text can hold, in any case."""
    there = doc.memo("signs", lambda: _signs_of(doc))
    return [piece for piece, sign in _signs(pieces) if sign in there]


@cache
def _signs(pieces: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return tuple((piece, _sign(piece)) for piece in pieces)


def _sign(piece: str) -> str:
    """Return the pair of marks, or else the rarest character without case, that shows a piece."""
    unusual = _UNUSUAL.search(piece)
    if unusual:
        at = unusual.start()
        return piece[at - 1 : at + 1] if at and piece[at - 1] in _SPACES else piece[at : at + 2]
    return max((char for char in piece if not char.isalpha()), default="")


def _signs_of(doc: Document) -> frozenset[str]:
    signs = {"", *doc.characters}
    text = doc.text
    for mark in _UNUSUAL.finditer(text):
        at = mark.start()
        signs.add(text[at - 1 : at + 1])
        signs.add(text[at : at + 2])
    return frozenset(signs)


def follows_digit(doc: Document, pieces: Iterable[str]) -> bool:
    """Tell whether one of the pieces, in lower case and of up to three characters, follows a digit."""
    after = doc.memo("after-digits", lambda: "\n".join(["", *_AFTER_DIGIT.findall(doc.lower), ""]))
    return any(f"\n{piece}" in after for piece in pieces)


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
