"""Why a score is what it is: from 100 down, a step for each rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from mtcheck.score import SMALLEST, Account, Part

BANDS = ((0.0, "clean"), (10.0, "light"), (30.0, "marked"), (60.0, "heavy"))
"""Penalty points for 1,000 words up to which a text is called so; beyond the last it is broken.

A word for the number, for orientation: two major faults in 1,000 words are still light, twelve are
heavy. The gate decides, not the word.
"""
BROKEN = "broken"
LEVELS = (*(name for _, name in BANDS), BROKEN)


@dataclass(frozen=True, slots=True)
class Step:
    """What a rule takes off: from `before` to `after`, on the scale of 0 to 100.

    `x` and `width` are the bar's place in percent of the chart, `numbers` the numbers of its cards.
    """

    part: Part
    before: float
    after: float
    x: float
    width: float
    numbers: Sequence[int]

    @property
    def off(self) -> float:
        """Penalty points for 1,000 words, to two places."""
        return round(self.before - self.after, 2)


@dataclass(frozen=True, slots=True)
class Waterfall:
    """An account with its steps, the costliest first, and the place of the zero in percent."""

    account: Account
    steps: tuple[Step, ...]
    free: tuple[Step, ...]
    zero: float

    @property
    def shortened(self) -> bool:
        """Whether the text counts as longer than it is."""
        return self.account.words < SMALLEST


def waterfall(account: Account, numbers: Mapping[str, Sequence[int]]) -> Waterfall:
    """Return the steps of an account; `numbers` are the cards of each rule.

    Steps go on below 0 where the penalty is larger than 100: then the chart is that much wider.
    """
    total = max(100.0, account.per_1000_words)
    steps = tuple(_steps(account, numbers, total))
    return Waterfall(
        account,
        tuple(step for step in steps if step.part.penalty),
        tuple(step for step in steps if not step.part.penalty),
        round(100 * (total - 100) / total, 2),
    )


def _steps(account: Account, numbers: Mapping[str, Sequence[int]], total: float) -> Iterator[Step]:
    points = 0
    for part in account.parts:
        before = _level(account, points)
        points += part.penalty
        after = _level(account, points)
        x = round(100 * (after - 100 + total) / total, 2)
        width = round(100 * (before - after) / total, 2)
        yield Step(part, before, after, x, width, numbers[part.rule])


def _level(account: Account, points: int) -> float:
    return 100 - 1000 * points / max(account.words, SMALLEST)


def band(account: Account) -> str:
    """Return the name of the band that an account is in."""
    found = (name for most, name in BANDS if account.per_1000_words <= most)
    return next(found, BROKEN)
