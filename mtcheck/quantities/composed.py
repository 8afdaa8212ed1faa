"""Numbers that two others make up: two and a half, 5 feet 11 inches, three dollars 74, 4.25 to .35."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from mtcheck.patterns import compile_pattern
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.units import dimensions, units

_HALF = Decimal("0.5")
_MAGNITUDE = 100
_PLACES = 6
"""Decimals to which a fraction is worked out."""
_MOST_PARTS = 20
"""Fractions in words have at most so many parts: "nineteen twentieths"."""
_MOST_DIGITS = 2
_NEAR_HALF = compile_pattern(r"[ \u00a0\u202f-]*+(?:\p{L}{1,3}[ \u00a0\u202f-]++){0,2}|[个個]")
"""What may stand between a number, or its unit, and "half": "and a", "с", "et une"."""
_JOINED = compile_pattern(r"[ \u00a0\u202f]?(?:\p{L}{1,3}[ \u00a0\u202f])?")
_CLOSE = ("", " ", "-", "\u00a0", "\u202f")
_DASH = compile_pattern(r"[ \u00a0]?[-–—~～〜][ \u00a0]?(\.?)")
_PARTS_OF = "分之"
_VULGAR = compile_pattern("[¼-¾⅐-⅞]")
Values = frozenset[Decimal]


def composed(text: str, found: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield what neighbouring quantities of a text are worth together.

    Such a whole is never firm: it supports what the other text says, and its parts need no partner
    of their own then.
    """
    before: Quantity | None = None
    for part, right in pairwise(found):
        # "Two and a half" is a part of "two and a half million".
        left = before if before and before.end == part.end else part
        before = _whole(text, left, right)
        if before:
            yield before


def _whole(text: str, left: Quantity, right: Quantity) -> Quantity | None:
    """Return the whole that two quantities make, None where they are just neighbours."""
    if Kind.MONTH in (left.kind, right.kind) or left.end > right.start:
        return None
    after_unit = left.unit_end if left.end <= left.unit_end <= right.start else left.end
    between, gap = text[left.end : right.start], text[after_unit : right.start]
    values = (
        _with_half(left, right, gap)
        or _times(left, right, gap)
        or _fraction(text, left, right, between)
        or _in_two_units(left, right, gap)
        or _in_hundredths(text, left, right, gap)
    )
    named = replace(right if right.units and not left.units else left, firm=False, spelled=True)
    if values:
        return replace(named, start=left.start, end=right.end, number_end=right.end, values=values)
    values = _end_of_range(text, left, right, between)
    return replace(right, values=values, firm=False) if values else None


def _with_half(left: Quantity, right: Quantity, gap: str) -> Values:
    half = right.vague and _HALF in right.values and _NEAR_HALF.fullmatch(gap)
    return frozenset(v + _HALF for v in left.values) if half and left.scale == 1 else frozenset()


def _times(left: Quantity, right: Quantity, gap: str) -> Values:
    """Return half a million, hundreds of thousands."""
    many = right.spelled and not left.firm and min(right.values, default=0) >= _MAGNITUDE
    if not many or not _JOINED.fullmatch(gap):
        return frozenset()
    factors = {_HALF} if _HALF in left.values else left.values
    return frozenset(a * b for a in factors for b in right.values)


def _fraction(text: str, left: Quantity, right: Quantity, between: str) -> Values:
    """Return 2½, 2/3, two thirds, 三分之二."""
    if between in _CLOSE and _VULGAR.fullmatch(text, right.start, right.end):
        return frozenset(a + b for a in left.values for b in right.values)
    upper, lower = (right, left) if between == _PARTS_OF else (left, right)
    in_words = left.spelled and right.spelled and between in _CLOSE
    if not (between in (_PARTS_OF, "/") or in_words):
        return frozenset()
    most = _MOST_PARTS if in_words else _MAGNITUDE
    return frozenset(
        round(a / b, _PLACES) for a in upper.values for b in lower.values if 0 < a < b <= most
    )


def _in_two_units(left: Quantity, right: Quantity, gap: str) -> Values:
    """Return 5 feet 11 inches in feet."""
    known = units()
    ours = [known[name] for name in sorted(left.units) if name in known]
    theirs = [known[name] for name in sorted(right.units) if name in known]
    if not ours or not theirs or not _JOINED.fullmatch(gap):
        return frozenset()
    if ours[0].dimension != theirs[0].dimension or theirs[0].factor >= ours[0].factor:
        return frozenset()
    share = theirs[0].factor / ours[0].factor
    return frozenset(round(a + b * share, _PLACES) for a in left.values for b in right.values)


def _in_hundredths(text: str, left: Quantity, right: Quantity, gap: str) -> Values:
    """Return three dollars 74, 1米85."""
    digits = text[right.start : right.end]
    if not left.units or not digits.isdecimal() or len(digits) > _MOST_DIGITS:
        return frozenset()
    cents = "money" in dimensions(left.units) and "cent" in right.units and _JOINED.fullmatch(gap)
    if not cents and (gap or left.unit_end != right.start):
        return frozenset()
    share = Decimal(10) ** -(2 if cents else len(digits))
    return frozenset(a + b * share for a in left.values for b in right.values)


def _end_of_range(text: str, left: Quantity, right: Quantity, between: str) -> Values:
    """Return what the second number is whose first digits are those of the first: 1998-99."""
    dash = _DASH.fullmatch(between)
    first, last = text[left.start : left.number_end], text[right.start : right.number_end]
    if not dash or not (first.isascii() and last.isascii() and last.isdecimal()):
        return frozenset()
    head = first.partition(".")[0] + "." if dash[1] else first[: -len(last)]
    if not head.rstrip(".").isdecimal():
        return frozenset()
    return frozenset({Decimal(head + last) * right.scale})
