"""The quantities of a text and of its source, matched passage by passage."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mtcheck.align import pairs
from mtcheck.document import Document, Pair, Span
from mtcheck.quantities.matching import match, match_exactly
from mtcheck.quantities.quantity import Quantity
from mtcheck.quantities.reading import read_quantities
from mtcheck.quantities.trust import Trust

_NEAR = (1, -1, 2, -2)
"""How far from its passage a quantity is looked for that was moved with a part of a sentence."""


@dataclass(slots=True)
class Passage:
    """A pair of passages: all their quantities, those that are matched, and those that are left.

    `place` and the places of its quantities are offsets into the text, those of the source's
    quantities are offsets into `source`. One that is not `trusted` may be no translation.
    """

    place: Span
    source: str
    trusted: bool
    targets: list[Quantity]
    sources: list[Quantity]
    all_targets: tuple[Quantity, ...]
    all_sources: tuple[Quantity, ...]
    matched: list[tuple[Quantity, Quantity]] = field(default_factory=list)


def passages(doc: Document) -> list[Passage]:
    """Return the passages of a text with what is left of their quantities, in text order."""
    found = pairs(doc)
    trust = Trust(doc, found)
    made = [_passage(doc, trust, *joined) for joined in _joined(found)]
    _forget_moved(made)
    return made


def _joined(found: Sequence[Pair]) -> Iterator[tuple[Pair, int, int]]:
    """Yield the pairs, and between which places of `found` they stand.

    What is missing beside what stands in the text alone is one pair: a wrong number can keep a
    sentence from being known as the translation that it is.
    """
    i = 0
    while i < len(found):
        pair, after = found[i], found[i + 1] if i + 1 < len(found) else None
        if after and not pair.source and after.source and _is_empty(after.target):
            yield Pair(pair.target, after.source), i, i + 1
        elif after and pair.source and _is_empty(pair.target) and not after.source:
            yield Pair(after.target, pair.source), i, i + 1
        else:
            yield pair, i, i
            i += 1
            continue
        i += 2


def _is_empty(span: Span) -> bool:
    return span.start >= span.end


def _passage(doc: Document, trust: Trust, pair: Pair, first: int, last: int) -> Passage:
    place, source = pair.target, pair.source
    found = read_quantities(doc.text[place.start : place.end], doc.language)
    moved = (_shifted(q, place.start) for q in found)
    targets = tuple(q for q in moved if doc.prose_block(q.start, q.end))
    sources = read_quantities(source, doc.source_language, strict=True)
    matched, left, right = match(targets, sources)
    has_numbers = _have_as_many(left, right) or any(target.firm for target, _ in matched)
    trusted = not trust.is_doubtful(first, last) or trust.are_alike(pair, has_numbers)
    return Passage(place, source, trusted, left, right, targets, sources, matched)


def _have_as_many(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    """Tell whether each quantity that is left may stand for one that is left on the other side."""
    ours, theirs = (sum(q.firm for q in side) for side in (left, right))
    return ours == theirs > 0


def _shifted(q: Quantity, by: int) -> Quantity:
    return replace(
        q,
        start=q.start + by,
        end=q.end + by,
        number_end=q.number_end + by,
        magnitude_start=q.magnitude_start + by,
        unit_start=q.unit_start + by,
        unit_end=q.unit_end + by,
    )


def _forget_moved(made: Sequence[Passage]) -> None:
    """Take out what stands in a neighbouring passage: the two are one quantity."""
    for step in _NEAR:
        for i, passage in enumerate(made):
            if 0 <= i + step < len(made):
                other = made[i + step]
                _, passage.targets, other.sources = match_exactly(passage.targets, other.sources)
