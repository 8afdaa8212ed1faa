"""All quantities of a text, with their places."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from mtcheck import segment
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.beside import clocks, with_time, with_unit
from mtcheck.quantities.composed import composed
from mtcheck.quantities.context import Context
from mtcheck.quantities.figures import Figures
from mtcheck.quantities.numerals import HAN, HAN_SCALE, ROMAN, han_values, roman_value
from mtcheck.quantities.quantity import Kind, Quantity
from mtcheck.quantities.spelled import spelled_numbers

_LONGEST_HAN = 24
_YEAR = 4
"""Figures of a year: fewer of them without a magnitude are a name, such as 五一."""
_APART = 16
"""Characters between the two ends of a range, at most."""
_NEAR_MONTH = 6
"""Characters between a month and its day or year, at most."""
_DIGIT = compile_pattern(r"\p{Nd}")
_MONTH_SIGN = compile_pattern(r"[ ]?月")
_BETWEEN = compile_pattern(r"\s*([-–—−~～〜至到]|\p{L}+)?\s*(?:US)?\p{Sc}?\s*")
_RANGE_MARKS = "-–—−~～〜至到"


def read_quantities(
    text: str, language: str | None, *, strict: bool = False
) -> tuple[Quantity, ...]:
    """Return the quantities of a text in its language (ISO 639-1), in order of their place.

    Those in addresses and code are not firm. Where `strict`, "1.234" is what it is in that
    language; else it may be one and a bit or a thousand. Linear in the length of the text.
    """
    context = Context(text, language, strict)
    figures = Figures(context)
    found = [*figures.read(), *_words(context, figures.words), *_roman(text)]
    if context.language.is_han:
        found += _han(context, figures.words)
    else:
        found += _months(context)
    found.sort(key=lambda q: (q.start, -q.end))
    shared = _share(context, found)
    return tuple(sorted([*shared, *composed(text, shared)], key=lambda q: (q.start, -q.end)))


def _words(context: Context, taken: set[int]) -> Iterator[Quantity]:
    """Yield the numbers in words, but for the words that belong to figures."""
    words = context.language.words
    if context.language.is_han:
        for m in words.beginnings(context.text):
            values = frozenset(words.soft[m.group()])
            yield Quantity(*m.span(), m.end(), values, firm=False, spelled=True, vague=True)
        return
    for q in spelled_numbers(context.text, words):
        if q.start not in taken and not context.is_opaque(q.start):
            yield with_time(context, with_unit(context, q))


def _months(context: Context) -> Iterator[Quantity]:
    text, months = context.text, context.language.months
    for start, end, written, word in segment.words(text):
        month = months.find(word)
        if month is None or context.language.words.parts(word)[1]:
            continue
        near = text[max(0, start - _NEAR_MONTH) : start] + text[end : end + _NEAR_MONTH]
        dated = bool(_DIGIT.search(near))
        if dated or months.is_sure(written):
            values = frozenset({Decimal(month)})
            yield Quantity(start, end, end, values, Kind.MONTH, firm=dated, spelled=True)


def _han(context: Context, taken: set[int]) -> Iterator[Quantity]:
    """Yield Chinese numerals."""
    for m in HAN.finditer(context.text):
        if m.start() in taken or m.group() == "一" or len(m.group()) > _LONGEST_HAN:
            continue
        values = han_values(m.group())
        long = len(m.group()) > 1 and (HAN_SCALE.search(m.group()) or len(m.group()) == _YEAR)
        firm = bool(long) and min(values) > 12 and not HAN_SCALE.match(m.group())
        q = Quantity(*m.span(), m.end(), values, firm=firm, spelled=True)
        if _MONTH_SIGN.match(context.text, m.end()):
            yield replace(q, kind=Kind.MONTH, firm=False)
        else:
            yield with_unit(context, q)


def _roman(text: str) -> Iterator[Quantity]:
    for m in ROMAN.finditer(text):
        value = roman_value(m.group())
        if value:
            values = frozenset({value})
            yield Quantity(*m.span(), m.end(), values, firm=False, spelled=True, vague=True)


def _share(context: Context, found: list[Quantity]) -> list[Quantity]:
    """Give the first number of a range the unit, the magnitude and the hour of the second, too."""
    connectors = context.language.words.connectors
    for i in range(len(found) - 2, -1, -1):
        left, right = found[i], found[i + 1]
        if right.start - left.end > _APART or left.units or left.kind is not Kind.NUMBER:
            continue
        m = _BETWEEN.fullmatch(context.text, left.end, right.start)
        link = m and m[1] and m[1].lower()
        if link and (link in _RANGE_MARKS or link in connectors):
            found[i] = _like(left, right)
    return found


def _like(left: Quantity, right: Quantity) -> Quantity:
    values = left.values
    if right.scale > 1 and left.scale == 1:
        values |= {value * right.scale for value in left.values}
    times = left.clocks
    if right.kind is Kind.CLOCK and not times:
        hours = [int(v) for v in left.values if v == int(v) and 0 <= v <= 24]
        times = frozenset(time for hour in hours for time in clocks(hour, 0))
    return replace(left, values=values, units=right.units, clocks=times)
