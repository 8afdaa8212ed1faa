"""Numbers written in words: "three hundred and twelve", "dreiundzwanzigste", "двадцать пять"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from mtcheck import segment
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.quantity import Quantity
from mtcheck.quantities.words import NumberWords, compose

_FIRM = 13
"""From this number on a number word is taken at its word; below, languages use them too freely."""
_ONE = (Decimal(1),)
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
        joined = run is not None and _GAP.fullmatch(text, run_end, start) is not None
        idiom = word in words.idioms and not (joined and text[start - 1] == "-")
        # "Hundred one" goes on, "thirty seconds" does not.
        follows = run is not None and joined and whole and (not idiom or values == _ONE)
        if run and follows and _continues(run.values, values, words):
            run.values += values
            run.end = run_end = end
            continue
        if whole and not idiom:
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


def _finish(run: _Run | None) -> Iterator[Quantity]:
    if run is None:
        return
    value = compose(run.values)
    readings = frozenset({value})
    soft = value < _FIRM or (len(run.values) == 1 and run.values[0] >= 100)
    yield Quantity(run.start, run.end, run.end, readings, firm=not soft, spelled=True)


def _soft(start: int, end: int, values: Sequence[Decimal]) -> Quantity:
    return Quantity(start, end, end, frozenset(values), firm=False, spelled=True, vague=True)
