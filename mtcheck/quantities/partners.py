"""Which left-over quantity of a passage stands for which of its source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from mtcheck.document import Span
from mtcheck.quantities.quantity import Kind, Quantity

_FAR = 300
"""Two numbers that stand further apart, in characters, and than a quarter of a passage, are not one."""
_MOST = 40
"""So many of the nearest quantities of the source are considered."""


def partners(
    place: Span, targets: Sequence[Quantity], length: int, sources: Sequence[Quantity]
) -> Iterator[tuple[Quantity | None, Quantity | None]]:
    """Yield each target with the source that it seems to stand for, and those left alone.

    `place` is the passage of the text, `length` that of its source in characters. Months stand for
    months; else what has the same form and unit comes first, then what is near.
    """
    long = place.end - place.start
    scale = long / max(1, length)
    starts = [source.start * scale for source in sources]
    used: set[int] = set()
    for target in targets:
        at = target.start - place.start
        middle = bisect_left(starts, at)
        best = None
        for j in range(max(0, middle - _MOST), min(len(sources), middle + _MOST)):
            apart = abs(starts[j] - at)
            if j not in used and apart <= max(_FAR, long / 4) and _alike(target, sources[j]):
                rank = (*_unlikeness(target, sources[j]), apart, j)
                best = rank if best is None else min(best, rank)
        if best is not None:
            used.add(best[-1])
        yield target, sources[best[-1]] if best is not None else None
    yield from ((None, source) for j, source in enumerate(sources) if j not in used)


def _alike(target: Quantity, source: Quantity) -> bool:
    return (target.kind is Kind.MONTH) == (source.kind is Kind.MONTH)


def _unlikeness(target: Quantity, source: Quantity) -> tuple[bool, bool]:
    same_unit = target.units == source.units or not target.units.isdisjoint(source.units)
    return target.kind is not source.kind, not same_unit
