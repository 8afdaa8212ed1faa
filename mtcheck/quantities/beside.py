"""What stands beside a number: its unit or currency, and what makes it a time of day."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import regex

from mtcheck.patterns import compile_pattern
from mtcheck.quantities.context import Context
from mtcheck.quantities.numerals import ascii_digits
from mtcheck.quantities.quantity import Kind, Quantity

_DAY = 24 * 60
_NEAR = 24
"""Characters after a number that are looked at for a word, and twice as many for a unit."""
_BEFORE = 5
"""Characters before a number that are looked at for a currency."""
_CURRENCY = compile_pattern(
    r"""(?<![\p{L}\p{N}])(?:\p{L}{1,3}(?=\p{Sc}))?+
        (\p{Sc}|kr|zł|Kč|Rs|EUR|USD|GBP|CHF|CNY|RMB|JPY|INR|RUB|CZK|PLN|UAH|BRL|CAD|AUD)
        [.]?[ \u00a0]?\Z""",
    regex.VERBOSE,
)
"""A currency before its amount, at the end of the text before it."""
_SPACE = compile_pattern(r"[ \u00a0\u202f]?-?")
_FIRST = compile_pattern(r"(\p{L}+)['’ ]")
_PERCENT_BEFORE = ("百分之", "yüzde ", "%")
_TENTHS = ("折", "割", "成")
_POINT = compile_pattern(r"([01]?\p{Nd}|2[0-4])[.]([0-5]\p{Nd})|(0\p{Nd})([0-5]\p{Nd})")
"""An hour with its minutes, after a point or as soldiers write it."""
_AM_PM = compile_pattern(r"[ \u00a0\u202f]?([ap])[. ]{0,2}m(?![\p{L}\p{N}])\.?", regex.IGNORECASE)
WORD_AFTER = compile_pattern(r"[ \u00a0\u202f-]?([\p{L}][\p{L}\p{M}'’]*+)")


def with_unit(context: Context, q: Quantity) -> Quantity:
    """Return the number with the units that the text before or after it names."""
    text, names = context.text, context.language.units
    before = _CURRENCY.search(text[max(0, q.start - _BEFORE) : q.start])
    if before:
        start = q.start - len(before[0])
        ours = names.named(before[1].lower())
        return replace(q, units=ours, unit_start=start, unit_end=q.start)
    if text[max(0, q.start - 6) : q.start].lower().endswith(_PERCENT_BEFORE):
        return replace(q, units=frozenset({"percent"}))
    if text[q.end : q.end + 1] in _TENTHS:
        return _tenths(q, text[q.end])
    space = _SPACE.match(text, q.end)
    start = space.end() if space else q.end
    window = text[start : start + 2 * _NEAR].lower()
    first = _FIRST.match(window)
    if first and first[1] in context.language.words.of:
        start, window = start + first.end(), window[first.end() :]
    units, length = names.find(window)
    return replace(q, units=units, unit_start=start, unit_end=start + length) if units else q


def _tenths(q: Quantity, sign: str) -> Quantity:
    """Return 七五折 (a quarter off), ３割 and 三成 (30 per cent) as percentages."""
    values = {v * 10 if v <= 10 else v for v in q.values}
    if sign == "折":
        values |= {100 - v for v in values}
    return replace(q, values=frozenset(values), units=frozenset({"percent"}))


def with_time(context: Context, q: Quantity) -> Quantity:
    """Return the number with the times of day that it can mean; with a.m. or p.m. it is a time."""
    text = context.text
    written = ascii_digits(text[q.start : q.number_end])
    point = _POINT.fullmatch(written) if q.scale == 1 else None
    if point:
        hour, minute = int(point[1] or point[3]), int(point[2] or point[4])
    elif q.scale == 1 and written.isdecimal() and len(written) <= 2 and int(written) <= 24:
        hour, minute = int(written), 0
    else:
        return q
    half = am_or_pm(text, q.number_end)
    if half:
        return replace(
            q,
            kind=Kind.CLOCK,
            values=frozenset() if point else frozenset({Decimal(hour)}),
            clocks=clocks(hour, minute, half[1]),
            unit_start=q.number_end,
            unit_end=half.end(),
        )
    timed = point or is_hour(context, q.number_end)
    return replace(q, clocks=clocks(hour, minute)) if timed else q


def am_or_pm(text: str, end: int) -> regex.Match[str] | None:
    """Return the match of "a.m." or "p.m." after a number that ends there; its group is a or p."""
    return _AM_PM.match(text, end)


def is_hour(context: Context, end: int) -> bool:
    """Tell whether the word after a number makes it an hour."""
    hours = context.language.words.hours
    word = WORD_AFTER.match(context.text, end, end + _NEAR)
    return (word is not None and word[1].lower() in hours) or context.text[end : end + 1] in hours


def clocks(hour: int, minute: int, half: str | None = None) -> frozenset[int]:
    """Return the minutes after midnight that an hour and a minute can mean; `half` is a or p."""
    if half and hour <= 12:
        hour = hour % 12 + 12 * (half in "pP")
        return frozenset({(hour * 60 + minute) % _DAY})
    time = hour * 60 + minute
    both = {time, time + _DAY // 2} if hour <= 12 else {time}
    return frozenset(t % _DAY for t in both)
