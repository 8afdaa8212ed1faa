"""What the quantities of a text say otherwise than those of its source, pair by pair."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from mtcheck.document import Document, Span
from mtcheck.quantities.marks import decimal_mark, mark_of
from mtcheck.quantities.matching import Key, all_keys, is_about_as_much
from mtcheck.quantities.partners import partners
from mtcheck.quantities.passages import Passage, passages
from mtcheck.quantities.place import missing_place
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.small import is_small, is_small_word
from mtcheck.quantities.units import dimensions

_SIGNS = {"percent", "permille", "$", "EUR", "GBP", "JPY", "CNY", "INR", "RUB", "UAH", "KRW", "TRY"}
"""Units that are sure even by a single sign."""
_THOUSANDS = {Decimal(10) ** power for power in (3, 6, 9, -3, -6, -9)}
_BESIDE = 4
"""Characters between the parts of a date, at most."""
_FEW = 2
"""So many wrong numbers in a passage are reported where no other number is right, at most."""


class Mistake(StrEnum):
    """What is wrong with a quantity."""

    NUMBER = "number"
    MAGNITUDE = "magnitude"
    DATE = "date"
    TIME = "time"
    UNIT = "unit"
    CURRENCY = "currency"
    ADDED = "added"
    MISSING = "missing"
    FORMAT = "format"
    """Written as the source writes it, where the language of the text reads another number."""


class Difference(NamedTuple):
    """A quantity of the text, of the source, or both, where they should be one.

    `place` is what is wrong in the text: where a quantity is missing, the clause that should have
    it. Places of `target` are offsets into the text; `source_text` is how the source writes it.
    """

    mistake: Mistake
    place: Span
    source_text: str
    target: Quantity | None = None
    source: Quantity | None = None


def differences(doc: Document) -> tuple[Difference, ...]:
    """Return how the quantities of a text differ from those of its source, in text order."""
    return doc.memo("differences", lambda: tuple(_differences(doc)))


def _differences(doc: Document) -> Iterator[Difference]:
    found = passages(doc)
    ours = {key for p in found for q in p.all_targets for key in all_keys(q)}
    theirs = {key for p in found for q in p.all_sources for key in all_keys(q)}
    decimal = decimal_mark(doc, [pair for p in found for pair in p.matched])
    for passage in found:
        yield from _units(passage)
        yield from _misread(doc, passage, decimal)
        if passage.trusted and passage.source and passage.place.start < passage.place.end:
            yield from _of_passage(doc.text, passage, ours, theirs)


def _misread(doc: Document, passage: Passage, decimal: str) -> Iterator[Difference]:
    """Yield the numbers that are right only as another language reads them."""
    for target, source in passage.matched:
        mark = mark_of(doc, target, source) if len(target.values) > 1 else ""
        if mark and decimal and mark != decimal and target.scale == 1:
            place = Span(target.start, target.number_end)
            yield Difference(Mistake.FORMAT, place, _unit_text(passage, source), target, source)


def _units(passage: Passage) -> Iterator[Difference]:
    """Yield the quantities whose number is right and whose unit or currency is not."""
    counts = Counter(value for q in passage.all_sources for value in q.values)
    for target, source in passage.matched:
        same = target.values & source.values
        sure = target.kind is Kind.NUMBER and _has_sure_unit(target) and _has_sure_unit(source)
        if not (sure and same and target.units and source.units):
            continue
        once = all(counts[value] == 1 for value in same)
        comparable = dimensions(target.units) & dimensions(source.units)
        other = target.units.isdisjoint(source.units) and not is_about_as_much(target, source)
        if once and comparable and other:
            mistake = Mistake.CURRENCY if "money" in comparable else Mistake.UNIT
            place = Span(target.unit_start, target.unit_end)
            if place.start == place.end:
                place = Span(target.start, target.end)
            yield Difference(mistake, place, _unit_text(passage, source), target, source)


def _has_sure_unit(q: Quantity) -> bool:
    """Tell whether the number is meant as one, and the name of its unit is no single letter."""
    return q.firm and (q.unit_end - q.unit_start > 1 or not q.units.isdisjoint(_SIGNS))


def _unit_text(passage: Passage, q: Quantity) -> str:
    """Return how the source writes a quantity with its unit."""
    has_unit = q.unit_start < q.unit_end
    start = min(q.start, q.unit_start) if has_unit else q.start
    return passage.source[start : max(q.end, q.unit_end)]


def _of_passage(
    whole: str, passage: Passage, ours: set[Key], theirs: set[Key]
) -> Iterator[Difference]:
    """Yield what is left on the two sides, where most of the passage's numbers are right.

    Where hardly a number is, the one passage is no translation of the other.
    """
    found = [pair for pair in _paired(passage) if _matters(*pair, ours, theirs)]
    found = [pair for pair in found if pair[0] or not _is_converted(passage, pair[1])]
    if len(found) > max(_FEW, len(passage.matched)):
        return
    for target, source in found:
        text = _unit_text(passage, source) if source else ""
        mistake = _mistake(passage, target, source)
        if target:
            yield Difference(mistake, _wrong(mistake, target, source), text, target, source)
        elif source:
            yield Difference(mistake, missing_place(whole, passage, source), text, None, source)


def _paired(passage: Passage) -> Iterator[tuple[Quantity | None, Quantity | None]]:
    """Yield what is left on the two sides, paired up; small figures with number words, too."""
    targets = [q for q in passage.targets if q.firm]
    sources = [q for q in passage.sources if q.firm]
    lonely = []
    for target, source in partners(passage.place, targets, len(passage.source), sources):
        if target and not source and is_small(target):
            lonely.append(target)
        else:
            yield target, source
    words = [q for q in passage.sources if is_small_word(q)]
    spoken = partners(passage.place, lonely, len(passage.source), words)
    yield from (pair for pair in spoken if pair[0])


def _mistake(passage: Passage, target: Quantity | None, source: Quantity | None) -> Mistake:
    if target is None or source is None:
        return Mistake.ADDED if source is None else Mistake.MISSING
    if Kind.CLOCK in (target.kind, source.kind):
        return Mistake.TIME
    if Kind.MONTH is target.kind or _is_day(target, passage.all_targets):
        return Mistake.DATE
    ratios = {t / s for t in target.values for s in source.values if s}
    return Mistake.NUMBER if ratios.isdisjoint(_THOUSANDS) else Mistake.MAGNITUDE


def _is_day(q: Quantity, others: Sequence[Quantity]) -> bool:
    """Tell whether q stands beside a month, or in a date in figures."""
    i = bisect_left(others, q.start, key=lambda other: other.start)
    near = [m for m in others[max(0, i - 2) : i + 3] if m.kind is Kind.MONTH]
    return q.dated or any(max(m.start - q.end, q.start - m.end) <= _BESIDE for m in near)


def _wrong(mistake: Mistake, target: Quantity, source: Quantity | None) -> Span:
    """Return what is wrong: the magnitude alone, where the number before it is right."""
    if mistake is Mistake.MAGNITUDE and target.scale > 1 and source and source.scale > 1:
        return Span(target.magnitude_start, target.end)
    if mistake is Mistake.TIME:
        return Span(target.start, max(target.end, target.unit_end))
    return Span(target.start, target.end)


def _matters(
    target: Quantity | None, source: Quantity | None, ours: set[Key], theirs: set[Key]
) -> bool:
    """Tell whether what stands alone on one side is large, and stands nowhere on the other."""
    if target and source:
        return True
    alone, others = (target, theirs) if target else (source, ours)
    if alone is None or alone.spelled or alone.named or is_small(alone):
        return False
    return others.isdisjoint(all_keys(alone))


def _is_converted(passage: Passage, q: Quantity | None) -> bool:
    """Tell whether the source says a quantity twice, in two units: "161 feet (49 metres)"."""
    others = passage.all_sources
    i = bisect_left(others, q.start, key=lambda other: other.start) if q else 0
    near = others[max(0, i - 2) : i + 3] if q and q.units else ()
    return any(q and o.units.isdisjoint(q.units) and is_about_as_much(o, q) for o in near)
