"""What stands beside the blocks of an article: their source, and how a reference differs."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.alignment.align import pairs
from mtcheck.document import Block, Document, Pair, Role
from mtcheck.render.html.word_diff import Change, word_diff


class Passage(NamedTuple):
    """A passage of the source; `missing` where nothing in the article translates it."""

    text: str
    missing: bool


class Beside(NamedTuple):
    """What stands beside an article, by the number of the block.

    `whole` is a source of which it is not known which block translates what; `too_long` tells that
    the reference cannot be compared.
    """

    source: dict[int, list[Passage]]
    reference: dict[int, list[Change]]
    whole: str | None
    too_long: bool


def beside(document: Document, blocks: Sequence[Block]) -> Beside:
    """Return what stands beside the blocks of a document."""
    found = pairs(document)
    aligned = not (len(found) == 1 < len(blocks) and _spans_all(found[0], blocks))
    changes: list[Change] | None = []
    if document.references:
        changes = word_diff(document.text, document.references[0])
    return Beside(
        _sources(found, blocks) if aligned else {},
        _references(changes or (), blocks),
        None if aligned else found[0].source,
        changes is None,
    )


def _spans_all(pair: Pair, blocks: Sequence[Block]) -> bool:
    return pair.target.start <= blocks[0].start and blocks[-1].end <= pair.target.end


def _sources(found: Sequence[Pair], blocks: Sequence[Block]) -> dict[int, list[Passage]]:
    starts = [block.start for block in blocks]
    passages: dict[int, list[Passage]] = defaultdict(list)
    for pair in found:
        if pair.source.strip():
            number = max(0, bisect_right(starts, pair.target.start) - 1)
            missing = pair.target.start == pair.target.end
            passages[number].append(Passage(pair.source.strip(), missing))
    return passages


def _references(changes: Sequence[Change], blocks: Sequence[Block]) -> dict[int, list[Change]]:
    """Return the changes by block, for those that differ; an addition goes with the word before it."""
    starts = [block.start for block in blocks]
    found: dict[int, list[Change]] = defaultdict(list)
    for change in changes:
        for number, piece in _cut(change, starts):
            if blocks[number].role not in (Role.CHROME, Role.CODE):
                found[number].append(piece)
    return {n: group for n, group in found.items() if any(c.kind != "same" for c in group)}


def _cut(change: Change, starts: Sequence[int]) -> Iterator[tuple[int, Change]]:
    """Yield (number of the block, piece) of a change, cut where blocks begin."""
    at, text = change.at, change.text
    number = max(0, bisect_right(starts, at) - 1)
    if change.kind == "added":
        yield number, change
        return
    while text:
        after = starts[number + 1] if number + 1 < len(starts) else at + len(text)
        piece, text = text[: after - at], text[after - at :]
        if piece:
            yield number, Change(change.kind, piece, at)
        at, number = after, number + 1
