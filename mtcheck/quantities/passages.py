"""The quantities of a text and of its source, matched passage by passage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mtcheck.alignment.align import pairs
from mtcheck.alignment.trust import Trust
from mtcheck.document import Document, Pair, Span
from mtcheck.quantities.matching import match, match_exactly
from mtcheck.quantities.quantity import Quantity
from mtcheck.quantities.reading import read_quantities
from mtcheck.quantities.small import is_small

_NEAR = (1, -1, 2, -2)
"""How far from its passage a quantity is looked for that was moved with a part of a sentence."""
_ALIKE = 80
"""The likeness (0 to 100) from which on two passages say the same."""
_MOST_COPIES = 8
"""So many copies of a passage are compared, at most."""


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
    if not doc.pairs:
        _distrust_copies(doc, made)
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
    left, right = _wholes(left), _wholes(right)
    has_numbers = _have_as_many(left, right) or any(target.firm for target, _ in matched)
    trusted = not trust.is_doubtful(first, last) or trust.are_alike(pair, has_numbers)
    return Passage(place, source, trusted, left, right, targets, sources, matched)


def _have_as_many(left: Sequence[Quantity], right: Sequence[Quantity]) -> bool:
    """Tell whether each quantity that is left may stand for one that is left on the other side."""
    ours, theirs = (sum(q.firm for q in side) for side in (left, right))
    return ours == theirs > 0


def _wholes(left: Sequence[Quantity]) -> list[Quantity]:
    """Return the quantities with 2½, not 2 and ½, where all three are left."""
    found: list[Quantity] = []
    for q in left:
        last = found[-1] if found else None
        if last and q.firm and not last.firm and last.start == q.start and last.end > q.end:
            found[-1] = replace(last, firm=True, vague=False)
        elif not (last and last.firm and q.end <= last.end):
            found.append(q)
    return found


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
    """Take out what stands in another passage: in a neighbouring one, or anywhere if it is large."""
    for step in _NEAR:
        for i, passage in enumerate(made):
            if 0 <= i + step < len(made):
                other = made[i + step]
                _, passage.targets, other.sources = match_exactly(passage.targets, other.sources)
    moved, _, _ = match_exactly(
        [q for p in made for q in p.targets if q.firm and not is_small(q)],
        [q for p in made for q in p.sources if q.firm and not is_small(q)],
    )
    ours, theirs = ({id(pair[side]) for pair in moved} for side in (0, 1))
    for passage in made:
        passage.targets = [q for q in passage.targets if id(q) not in ours]
        passage.sources = [q for q in passage.sources if id(q) not in theirs]


def _distrust_copies(doc: Document, made: Sequence[Passage]) -> None:
    """Distrust the pairs of which one side stands elsewhere, beside another passage and rightly."""
    sides: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
    right: dict[tuple[int, str], list[str]] = defaultdict(list)
    for passage in made:
        both = _sides(doc, passage)
        for side, words in enumerate(both):
            sides[side][words] += 1
            if not _has_left(passage):
                right[side, words].append(both[1 - side])
    for passage in made:
        both = _sides(doc, passage)
        if _has_left(passage) and any(sides[side][words] > 1 for side, words in enumerate(both)):
            others = [(right[side, words], both[1 - side]) for side, words in enumerate(both)]
            passage.trusted &= not any(_has_another(*pair) for pair in others)


def _sides(doc: Document, passage: Passage) -> tuple[str, str]:
    return doc.text[slice(*passage.place)], passage.source


def _has_left(passage: Passage) -> bool:
    return any(q.firm for q in (*passage.targets, *passage.sources))


def _has_another(found: Sequence[str], words: str) -> bool:
    """Tell whether one of the passages says something else than the words do."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (for copies alone)

    return any(passage and ratio(passage, words) < _ALIKE for passage in found[:_MOST_COPIES])
