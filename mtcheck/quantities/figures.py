"""Quantities written in figures, with their magnitudes, units and times."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

import regex

from mtcheck.patterns import compile_pattern
from mtcheck.quantities.beside import (
    WORD_AFTER,
    am_or_pm,
    clocks,
    with_time,
    with_unit,
)
from mtcheck.quantities.context import Context
from mtcheck.quantities.numerals import (
    HAN_SCALE,
    HAN_SECTION,
    NUMBER,
    ascii_digits,
    han_scale,
    han_values,
    readings,
)
from mtcheck.quantities.quantity import Kind, Quantity

_NEAR = 24
_MYRIAD = 10**4
_LONGEST_DATE = 10
_LONGEST_PART = 4
"""Digits of a part of a date, at most."""
_PART = compile_pattern(r"\p{Nd}+")
_CLOCK = compile_pattern(
    r"""(?<![\p{Nd}.,:/])(?P<hour>[01]?\p{Nd}|2[0-4])(?:
        [:：][ ]?(?P<minute>[0-5]\p{Nd})(?:[:：][0-5]\p{Nd})?+
            (?![:：]?\p{Nd}|[.,\u00a0 ]\p{Nd}{3}(?!\p{Nd}))
      | [ \u00a0]?[hH][ \u00a0]?(?P<minute>[0-5]\p{Nd})(?![\p{L}\p{Nd}])
      | [ ]?[点點时時시][ ]?(?:(?P<minute>[0-5]?\p{Nd})[ ]?[分분]|(?P<half>半|반))
    )""",
    regex.VERBOSE,
)
_NO_QUANTITY = compile_pattern(
    r"""24/7(?!\p{Nd})|(?<=24/)7(?!\p{Nd})
      | (?<=\p{Nd}[\p{Latin}\p{Cyrillic}]{1,8})\p{Nd}|\p{Nd}++[\p{Latin}\p{Cyrillic}]{1,8}+\p{Nd}""",
    regex.VERBOSE,
)
"""An idiom for "always", and digits among the letters of a name."""
_AMBIGUOUS = frozenset("k m b т к mil mi mm bi tri 조".split())
"""Abbreviations of magnitudes that may also be units, or nothing."""
_MONTH_SIGN = compile_pattern(r"[ ]?[月월]")
_NAME_BEFORE = compile_pattern(r"[\p{Latin}\p{Cyrillic}][-‑–]?\Z")
_NAME_AFTER = compile_pattern(r"\p{Lu}")
_MANY = compile_pattern("[余餘多数數来來几]")
_BARE_POINT = compile_pattern(r"[^\p{L}\p{N}]?\.")
"""What stands before the decimals of ".35"."""
_LIST_MARK = compile_pattern(r"[.)]\s++([\p{L}\p{M}]*+)")
_GAPS = " -\u00a0\u202f"


class Figures:
    """The figures of a text; `words` are the places of the words that belong to one of them."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._text = context.text
        self.words: set[int] = set()

    def read(self) -> Iterator[Quantity]:
        """Yield the quantities, in order."""
        at = 0
        while m := NUMBER.search(self._text, at):
            at = m.end()
            opaque = self._context.is_opaque(m.start())
            clock = _CLOCK.match(self._text, m.start())
            found = [self._clock(clock)] if clock else self._figure(m.start(), m.end())
            for q in found:
                whole = self._with_lower_places(q)
                at = max(at, whole.end)
                yield replace(whole, firm=False) if opaque else whole

    def _clock(self, m: regex.Match[str]) -> Quantity:
        hour = int(ascii_digits(m["hour"]))
        minute = 30 if m["half"] else int(ascii_digits(m["minute"]))
        half = am_or_pm(self._text, m.end())
        return Quantity(
            *(m.start(), m.end(), m.end()),
            values=frozenset() if minute else frozenset({Decimal(hour)}),
            kind=Kind.CLOCK,
            clocks=clocks(hour, minute, half and half[1]),
            unit_start=m.end(),
            unit_end=half.end() if half else m.end(),
        )

    def _figure(self, start: int, end: int) -> Iterator[Quantity]:
        written = self._text[start:end]
        values = readings(written)
        if _BARE_POINT.fullmatch(self._text, max(0, start - 2), start) and written.isdecimal():
            values |= readings(f"0.{written}")
        if values:
            yield self._number(start, end, values)
            return
        for part in _PART.finditer(self._text, start, end):
            q = self._number(*part.span(), readings(part.group()))
            yield replace(q, dated=len(written) <= _LONGEST_DATE)

    def _number(self, start: int, end: int, values: frozenset[Decimal]) -> Quantity:
        section = HAN_SECTION.match(self._text, start)
        if section:
            end = section.end()
            values, scale = han_values(section.group()), han_scale(section[1])
            return with_unit(self._context, Quantity(start, end, end, values, scale=scale))
        scale, scale_end, sure = self._magnitude(end)
        if self._context.strict or (scale > 1 and sure):
            values = readings(self._text[start:end], self._context.language.decimal) or values
        scaled = frozenset(value * scale for value in values)
        between = self._text[end:scale_end]
        q = Quantity(
            *(start, scale_end if sure else end, end),
            values=scaled if sure else scaled | values,
            scale=scale if sure else Decimal(1),
            magnitude_start=scale_end - len(between.lstrip(_GAPS)),
            firm=not (self._is_list_mark(start, end) or _NO_QUANTITY.match(self._text, start)),
            named=self._is_named(start, end),
            dated=self._is_dated(start, end),
        )
        if scale == 1 and _MONTH_SIGN.match(self._text, end):
            return replace(q, kind=Kind.MONTH)
        return with_time(self._context, with_unit(self._context, q))

    def _magnitude(self, end: int) -> tuple[Decimal, int, bool]:
        """Return what multiplies the number before `end`, where it ends, and whether that is sure."""
        m = HAN_SCALE.match(self._text, end + bool(_MANY.match(self._text, end)))
        if m:
            self.words.update(range(m.start(), m.end()))
            return han_scale(m[1]), m.end(), True
        scale, sure, words = Decimal(1), True, self._context.language.words
        for _ in range(3):
            m = WORD_AFTER.match(self._text, end, end + _NEAR)
            word = m[1].lower() if m else ""
            factor = words.magnitude(word)
            if m is None or factor is None:
                break
            abbreviated = word in words.magnitudes and word not in words.values
            sure = sure and not (abbreviated and word in _AMBIGUOUS)
            scale *= factor
            end = m.end() + (abbreviated and self._text.startswith(".", m.end()))
            self.words.add(m.start(1))
        return scale, end, sure

    def _with_lower_places(self, q: Quantity) -> Quantity:
        """Return 1億2000万 as one number."""
        while q.scale >= _MYRIAD and (m := NUMBER.match(self._text, self._after_gap(q.end))):
            rest = self._number(*m.span(), readings(m.group()))
            if rest.scale >= q.scale:
                break
            values = frozenset(a + b for a in q.values for b in rest.values)
            q = replace(rest, start=q.start, values=values)
        return q

    def _after_gap(self, end: int) -> int:
        return end + self._text.startswith(" ", end)

    def _is_list_mark(self, start: int, end: int) -> bool:
        if start and self._text[start - 1] != "\n":
            return False
        mark = _LIST_MARK.match(self._text, end)
        months = self._context.language.months
        return mark is not None and months.find(mark[1].lower()) is None

    def _is_named(self, start: int, end: int) -> bool:
        before = self._text[max(0, start - 2) : start]
        return bool(_NAME_BEFORE.search(before) or _NAME_AFTER.match(self._text, end))

    def _is_dated(self, start: int, end: int) -> bool:
        """Tell whether a short number is joined to another, or has an apostrophe for its century."""
        if end - start > _LONGEST_PART:
            return False
        before, after = self._text[max(0, start - 2) : start][::-1], self._text[end : end + 2]
        beside = [side for side in (before, after) if side[:1] in tuple("/-.")]
        joined = any(len(side) == 2 and side[1].isdecimal() for side in beside)
        return joined or before[:1] in tuple("'’")
