"""Numbers written in words: "three hundred and twelve", "dreiundzwanzigste", "двадцать пять"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mtcheck import segment
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.quantity import Quantity
from mtcheck.quantities.words import NumberWords

_FIRM = 13
"""From this number on a number word is taken at its word; below, languages use them too freely."""
_GAP = compile_pattern(r"[ \u00a0\u202f-]|\u00ad")
_FRENCH = (
    {(60, n) for n in range(10, 20)}
    | {(20, n) for n in range(10, 20)}
    | {(4, 20), (10, 7), (10, 8), (10, 9)}
)
"""What French adds up: soixante-dix, quatre-vingts, dix-sept."""


@dataclass(slots=True)
class _Run:
    """The words of one number so far."""

    start: int
    end: int
    values: list[Decimal] = field(default_factory=list)


def spelled_numbers(text: str, words: NumberWords) -> Iterator[Quantity]:
    """Yield the numbers in words, in order; those of words that only begin with one are vague.

    Words such as "a" and "once" are left out: nearly every sentence has one.
    """
    if not words.values and not words.soft:
        return
    run: _Run | None = None
    run_end = 0
    for start, end, _, word in segment.words(text):
        values, whole = words.parts(word)
        if run and word in words.joins and _GAP.fullmatch(text, run.end, start):
            run_end = end
            continue
        joined = bool(run) and bool(_GAP.fullmatch(text, run_end, start))
        hyphened = joined and text[start - 1] == "-"
        if whole and (hyphened or word not in words.idioms):
            if run and joined and _continues(run.values, values, words):
                run.values += values
                run.end = run_end = end
                continue
            yield from _finish(run)
            run, run_end = _Run(start, end, list(values)), end
            continue
        yield from _finish(run)
        run = None
        if values and max(values) > 1:
            yield _soft(start, end, values)
    yield from _finish(run)


def _continues(values: Sequence[Decimal], more: Sequence[Decimal], words: NumberWords) -> bool:
    """Tell whether the values go on as one number, as "hundred", "twenty" and "one" do."""
    last, first = values[-1], more[0]
    if words.language == "fr" and (int(last), int(first)) in _FRENCH:
        return True
    if first >= 100:
        return last < first or first >= 1000 > last
    if last >= 100:
        return True
    if 20 <= last < 100 and last % 10 == 0 and 0 < first < 10:
        return True
    return words.unit_first and 0 < last < 10 and first >= 20 and first % 10 == 0


def compose(values: Sequence[Decimal]) -> Decimal:
    """Return the number of which these are the parts: (2, 100, 3, 20) is 223."""
    total, group = Decimal(0), Decimal(0)
    for value in values:
        if value >= 1000:
            total += (group or Decimal(1)) * value if group or not total else total * (value - 1)
            group = Decimal(0)
        elif value == 100:
            group = (group or Decimal(1)) * 100
        elif value == 20 and group % 100 == 4:
            group += Decimal(76)  # quatre-vingts
        else:
            group += value
    return total + group


def _finish(run: _Run | None) -> Iterator[Quantity]:
    if run is None:
        return
    value = compose(run.values)
    readings = frozenset({value})
    soft = value < _FIRM or (len(run.values) == 1 and run.values[0] >= 100)
    yield Quantity(run.start, run.end, run.end, readings, firm=not soft, spelled=True)


def _soft(start: int, end: int, values: Sequence[Decimal]) -> Quantity:
    return Quantity(start, end, end, frozenset(values), firm=False, spelled=True, vague=True)
