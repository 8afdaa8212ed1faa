"""The text of an article cut into pieces, so that each finding can be underlined."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.document import Block
from mtcheck.finding import Finding

if TYPE_CHECKING:
    from mtcheck.render.html.cards import Card, Place

Mark = tuple["Place", "Card"]


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text and the card that it belongs to, or None.

    `anchors` are the ids of the places that the page first shows here; `last` tells that the place
    ends here.
    """

    text: str
    card: Card | None = None
    anchors: tuple[str, ...] = ()
    last: bool = False


def touches(finding: Finding, block: Block) -> bool:
    """Tell whether a finding shares a character with a block, or is a gap in it or at its edges."""
    if finding.start == finding.end:
        return block.start <= finding.start <= block.end
    return finding.start < block.end and block.start < finding.end


def by_block(marks: Sequence[Mark], blocks: Sequence[Block]) -> Iterator[list[Mark]]:
    """Yield for each block the marks that touch it. The marks are in the order of their starts."""
    open_: list[Mark] = []
    at = 0
    for block in blocks:
        while at < len(marks) and marks[at][0].finding.start <= block.end:
            open_.append(marks[at])
            at += 1
        open_ = [mark for mark in open_ if mark[0].finding.end >= block.start]
        yield [mark for mark in open_ if touches(mark[0].finding, block)]


def pieces(text: str, block: Block, marks: Sequence[Mark], anchored: set[str]) -> Iterator[Piece]:
    """Cut a block where findings begin and end; where they overlap, the narrower one shows.

    A gap, where words are missing, is a piece without text. `anchored` gathers the ids of the places
    that a piece has been an anchor of.
    """
    edges = {block.start, block.end}
    for place, _ in marks:
        edges |= {max(block.start, place.finding.start), min(block.end, place.finding.end)}
    over: list[Mark] = []
    at = 0
    ends = sorted(edges)
    for start, end in zip(ends, [*ends[1:], block.end], strict=True):
        while at < len(marks) and marks[at][0].finding.start <= start:
            place, card = marks[at]
            at += 1
            if place.finding.start < place.finding.end:
                over.append((place, card))
            elif place.id not in anchored:
                anchored.add(place.id)
                yield Piece("", card, (place.id,), True)
        over = [mark for mark in over if mark[0].finding.end > start]
        if start < end:
            yield _piece(text[start:end], end, over, anchored)


def _piece(text: str, end: int, over: Sequence[Mark], anchored: set[str]) -> Piece:
    if not over:
        return Piece(text)
    place, card = min(over, key=lambda m: (m[0].finding.end - m[0].finding.start, m[1].number))
    fresh = tuple(place.id for place, _ in over if place.id not in anchored)
    anchored.update(fresh)
    return Piece(text, card, fresh, place.finding.end == end)
