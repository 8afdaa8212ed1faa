"""Which quantities of a text stand in its source, and which do not.

Quantities are matched by keys: what two of them share under a strict reading, then under ever more
liberal ones. So everything is linear in their number.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import accumulate, product
from math import floor, log

from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.units import base_values

Key = tuple[str, object]
Keys = Callable[[Quantity], Iterator[Key]]
_STEP = log(1.07)
"""Converted measures are rounded: 27 miles are "more than 40 kilometres"."""
_ROUNDED = Decimal("0.12")
"""300 yards may become 300 metres: the share by which a measure may differ."""
_LARGEST = Decimal(10) ** 40
_MOST_CANDIDATES = 400
_YEARS = frozenset(map(Decimal, range(1000, 2200)))
Matched = list[tuple[Quantity, Quantity]]


def match(
    targets: Sequence[Quantity], sources: Sequence[Quantity]
) -> tuple[Matched, list[Quantity], list[Quantity]]:
    """Return the pairs (target, source) that say the same, and what is left on both sides."""
    matched: Matched = []
    left, right = list(targets), list(sources)
    for ours, theirs, may in _PASSES:
        found, left, right = _match(left, right, ours, theirs, may)
        matched += found
    left = _outside(left, [target for target, _ in matched])
    return matched, left, _outside(right, [source for _, source in matched])


def _outside(left: Sequence[Quantity], matched: Sequence[Quantity]) -> list[Quantity]:
    """Return those that are no part of a matched one, such as the 2 of a matched 2½."""
    ends: dict[int, int] = {}
    for q in matched:
        ends[q.start] = max(q.end, ends.get(q.start, 0))
    starts = sorted(ends)
    reach = list(accumulate((ends[start] for start in starts), max))
    at = (bisect_right(starts, q.start) - 1 for q in left)
    return [q for q, i in zip(left, at, strict=True) if i < 0 or reach[i] < q.end]


def match_exactly(
    targets: Sequence[Quantity], sources: Sequence[Quantity]
) -> tuple[Matched, list[Quantity], list[Quantity]]:
    """Return what `match` does, for what says exactly the same."""
    return _match(targets, sources, strict_keys, strict_keys, _always)


def all_keys(q: Quantity) -> Iterator[Key]:
    """Yield all under which q can be looked for in a whole text."""
    yield from _date_keys(q)
    yield from strict_keys(q)
    yield from _short_years(q)
    if q.kind is not Kind.MONTH:
        yield from (("bare", value) for value in q.values)


def _match(
    targets: Sequence[Quantity],
    sources: Sequence[Quantity],
    ours: Keys,
    theirs: Keys,
    may: Callable[[Quantity, Quantity], bool],
) -> tuple[Matched, list[Quantity], list[Quantity]]:
    """Match by keys, the firm ones first, then those at about the same place in their passages."""
    by_key: dict[Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    for side, (quantities, keys) in enumerate(((targets, ours), (sources, theirs))):
        for i, q in enumerate(quantities):
            for key in keys(q):
                by_key[key][side].append(i)
    at, there = _places(targets), _places(sources)
    edges = {
        (not targets[i].firm, not sources[j].firm, abs(at[i] - there[j]), i, j)
        for left, right in by_key.values()
        for i, j in _candidates(left, right)
        if may(targets[i], sources[j])
    }
    matched, used, taken = [], set(), set()
    for *_, i, j in sorted(edges):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            matched.append((targets[i], sources[j]))
    left = [q for i, q in enumerate(targets) if i not in used]
    return matched, left, [q for j, q in enumerate(sources) if j not in taken]


def _places(quantities: Sequence[Quantity]) -> list[float]:
    """Return where the quantities stand between the first and the last of them: 0 to 1."""
    starts = [q.start for q in quantities]
    first, last = min(starts, default=0), max(starts, default=0)
    return [(start - first) / max(1, last - first) for start in starts]


def _candidates(left: Sequence[int], right: Sequence[int]) -> Iterable[tuple[int, int]]:
    """Return which of those that share a key may be matched: of very many, those in the same order."""
    if len(left) * len(right) > _MOST_CANDIDATES:
        return zip(left, right, strict=False)
    return product(left, right)


def _always(target: Quantity, source: Quantity) -> bool:
    del target, source
    return True


def _other_units(target: Quantity, source: Quantity) -> bool:
    return target.units.isdisjoint(source.units)


def _no_other_time(target: Quantity, source: Quantity) -> bool:
    """Tell whether not both are times of day: if they were the same, they would be matched."""
    return not (target.clocks and source.clocks)


def _measured_keys(q: Quantity) -> Iterator[Key]:
    """Yield the values of q with the units that it has."""
    if q.kind is Kind.NUMBER:
        yield from ((unit, value) for unit in sorted(q.units) for value in sorted(q.values))


def strict_keys(q: Quantity) -> Iterator[Key]:
    """Yield what q shares with a quantity that says exactly the same."""
    if q.kind is Kind.MONTH:
        yield from (("month", value) for value in q.values)
    elif q.kind is Kind.NUMBER:
        yield from (("number", value) for value in sorted(q.values))
    yield from (("clock", minute) for minute in sorted(q.clocks))


def _date_keys(q: Quantity) -> Iterator[Key]:
    """Yield the month that a quantity is or, in a date in figures, can be."""
    if q.kind is Kind.MONTH or q.dated:
        yield from (("month", value) for value in sorted(q.values))


def _measure_keys(q: Quantity) -> Iterator[Key]:
    """Yield the measure in base units, by steps of a few per cent, the neighbouring ones, too."""
    for dimension, step in _measures(q):
        yield from ((dimension, step + near) for near in (0, 1, -1))


def _measures(q: Quantity) -> Iterator[tuple[str, int]]:
    for value in sorted(q.values):
        if 0 < value < _LARGEST:
            for dimension, base in base_values(value, q.units):
                yield dimension, floor(log(base) / _STEP) if base > 0 else -(10**6) + floor(base)


def _bare_keys(q: Quantity) -> Iterator[Key]:
    """Yield the values of whatever q is: an hour without "o'clock", a year without its century."""
    values = sorted(q.values) if q.kind is not Kind.MONTH else []
    yield from (("bare", value) for value in values)
    for year in (v for v in values if v in _YEARS):
        if year % 10 == 0:
            yield "bare", year % 100
            yield "bare", year // 100 + 1
    yield from _short_years(q)
    for minute in sorted(q.clocks):
        yield "bare", Decimal(minute // 60)
        yield "bare", Decimal(minute // 60 % 12 or 12)


def _short_years(q: Quantity) -> Iterator[Key]:
    """Yield the year without its century of what is a year, and may be written so."""
    for value in q.values:
        if value in _YEARS:
            yield "short year", value % 100
        elif value < 100 and (q.dated or "year" in q.units):
            yield "short year", value


def _loose_keys(q: Quantity) -> Iterator[Key]:
    if q.kind is not Kind.MONTH:
        yield from (("bare", value) for value in sorted(q.values))
    if q.values.isdisjoint(_YEARS):
        yield from _short_years(q)
    if q.kind is Kind.CLOCK:
        yield from _bare_keys(q)


def is_about_as_much(target: Quantity, source: Quantity) -> bool:
    """Tell whether the two are the same measure in different units, rounded."""
    ours = [pair for value in target.values for pair in base_values(value, target.units)]
    theirs = [pair for value in source.values for pair in base_values(value, source.units)]
    return any(
        dimension == other and abs(a - b) <= _ROUNDED * max(abs(a), abs(b))
        for dimension, a in ours
        for other, b in theirs
    )


def _not_clocks(keys: Keys) -> Keys:
    return lambda q: iter(()) if q.kind is Kind.CLOCK else keys(q)


_PASSES: tuple[tuple[Keys, Keys, Callable[[Quantity, Quantity], bool]], ...] = (
    (_measured_keys, _measured_keys, _always),
    (strict_keys, strict_keys, _always),
    (_date_keys, _date_keys, _always),
    (_measure_keys, _measures, _other_units),
    (_not_clocks(_bare_keys), _loose_keys, _no_other_time),
    (_loose_keys, _not_clocks(_bare_keys), _no_other_time),
)
