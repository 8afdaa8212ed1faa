"""What a number in a text can mean."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum


class Kind(StrEnum):
    """What a quantity is by its form."""

    NUMBER = "number"
    CLOCK = "clock"
    """A time of day, and nothing else."""
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number, time or month: `start` and `end` are offsets into the text that was read.

    From `start` to `number_end` stands the number, from `magnitude_start` to `end` its magnitude
    ("million"), if any.
    `values` are its readings ("1.234" has two), magnitude included; `scale` is the magnitude.
    `clocks` are the times of day that it can mean, in minutes after midnight, `units` the measures
    and currencies that can be meant by what stands beside it (`unit_start` to `unit_end`).

    One that is not `firm` (a word such as "two", a Roman numeral) supports what the other text says,
    but is never reported itself, least of all a `vague` one that only hints at a number; of one that
    is `named` (the 19 of COVID-19) the absence is not.
    `spelled` tells that it is written in words, `dated` that it is part of a date written in figures,
    so that it may be a month.
    """

    start: int
    end: int
    number_end: int
    values: frozenset[Decimal]
    kind: Kind = Kind.NUMBER
    scale: Decimal = Decimal(1)
    magnitude_start: int = 0
    clocks: frozenset[int] = frozenset()
    units: frozenset[str] = frozenset()
    unit_start: int = 0
    unit_end: int = 0
    firm: bool = True
    named: bool = False
    spelled: bool = False
    vague: bool = False
    dated: bool = False
