"""Small numbers of things: languages count them in many ways, or not at all."""

from __future__ import annotations

from mtcheck.quantities.quantity import Quantity
from mtcheck.quantities.units import dimensions

_SMALL = 12
_LEAST = 2
_EXACT = {"concentr", "money", "temperature"}
"""What is never counted in words alone: percentages, amounts of money, temperatures."""


def is_small(q: Quantity) -> bool:
    """Tell whether q is a small number of things."""
    counted = dimensions(q.units).isdisjoint(_EXACT)
    return counted and all(v <= _SMALL and v == v.to_integral_value() for v in q.values)


def is_small_word(q: Quantity) -> bool:
    """Tell whether q is a small number in words, and a number for sure."""
    counts = q.spelled and not (q.firm or q.vague)
    return counts and bool(q.values) and all(_LEAST <= v <= _SMALL for v in q.values)
