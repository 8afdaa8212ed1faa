"""Places of fixed pieces of text, found without a pattern.

A search for one piece takes a millisecond for a megabyte, and the rules have a hundred: what a text
cannot hold, for it lacks a character or a pair of marks, is not even looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

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
