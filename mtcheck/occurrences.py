"""Places of fixed pieces of text, found without a pattern: a scan of a megabyte takes a millisecond."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.document import Block, Document


def occurrences(doc: Document, pieces: Iterable[str]) -> Iterator[tuple[Block, int]]:
    """Yield (block, offset) of each place in prose at which one of the pieces stands, in order."""
    yield from in_prose(
        doc, sorted({place for piece in pieces for place in _find(doc.text, piece)})
    )


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
