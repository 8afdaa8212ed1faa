"""Months and weekdays with the capital, or without the capital, of another language.

Where they are written small a capital can be right all the same: it begins a sentence, a name or a
holiday. So one counts only in a date, after the day or after a preposition that makes it a time.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

import regex

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import Locale, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import places, uses_capitals
from mtcheck.word_lists import words_among

_HABIT = 2
_DAY = compile_pattern(r"(?<!\p{N})\d{1,2}(?:[.ºª°]|st|nd|rd|th|er)?[ \u00a0](?:de |di |of )?$")
_DAY_AFTER = compile_pattern(r"[ \u00a0]\d{1,2}(?:st|nd|rd|th)?(?=[,.;)]|[ \u00a0]\d{4}|$)")
_YEAR = compile_pattern(r",?[ \u00a0](?:de |del |of )?\d{4}")
_LEAD = compile_pattern(r"(?<![\p{L}\p{N}'’-])(\p{L}+(?:['’]\p{L}+)?)[ \u00a0]$")
_DAY_NEXT = compile_pattern(r",?[ \u00a0]\d{1,2}(?!\p{N})")
_INSIDE = compile_pattern(r"\p{Ll},?[ \u00a0]$")
_CAPITAL_BEFORE_DAY = compile_pattern(
    r"(\p{Lu}[\p{L}-]*+),?[ \u00a0]\d{1,2}\P{L}{0,2}(?:de |di )?$"
)
_CAPITAL_NEXT = compile_pattern(
    r"[ \u00a0]\p{Lu}|[ \u00a0](?:de|di|da|del|della|des|of)[ \u00a0]\p{Lu}"
)
_CLOSED = compile_pattern(r"[ \u00a0]?[,.;:!?)\"”»’]|[ \u00a0]\d{4}|$")
_AROUND = 24
_BETWEEN = len(", 31 de ")


def check(doc: Document) -> Iterator[Hit]:
    """Yield each such month or weekday, with the right case as the fix.

    A text that writes two dates or more with capitals, and none without, has a habit.
    """
    language = load_language(doc.language or "")
    if language is None or not language.locale.calendar:
        return
    locale = language.locale
    names = _wrong_names(language.code)
    wrong = [names[part] for part in words_among(doc, frozenset(names))]
    if not wrong:
        return
    judge = _is_small_name if locale.calendar == "capital" else _is_large_date
    hits = [
        Hit(*span, {"right": right}, right)
        for block, span in places(doc, wrong)
        if judge(doc, block, span, locale)
        for right in [_swapped(doc.text[span.start : span.end])]
    ]
    small = locale.calendar == "lower" and words_among(doc, locale.months | locale.weekdays)
    if locale.calendar == "capital" or small or _dates(hits) < _HABIT:
        yield from hits


def _dates(hits: Sequence[Hit]) -> int:
    """Count dates: "Lunedì 4 Marzo" is one."""
    ordered = sorted(hits, key=lambda hit: hit.start)
    return len(hits) - sum(b.start - a.end <= _BETWEEN for a, b in pairwise(ordered))


@cache
def _wrong_names(code: str) -> dict[str, str]:
    """Return the names in the case that is wrong in the language, by their longest part."""
    language = load_language(code)
    locale = language.locale if language else Locale()
    names = locale.months | locale.weekdays
    if locale.calendar == "lower":
        names = frozenset(name[0].upper() + name[1:] for name in names)
    return {max(regex.split("[-']", name), key=len): name for name in sorted(names)}


def _swapped(word: str) -> str:
    return word[0].swapcase() + word[1:]


def _is_small_name(doc: Document, block: Block, span: Span, locale: Locale) -> bool:
    if not uses_capitals(doc, block):
        return False
    if doc.text[span.start : span.end] not in locale.ambiguous_months:
        return True
    before = doc.text[max(block.start, span.start - _AROUND) : span.start]
    after = doc.text[span.end : min(block.end, span.end + _AROUND)]
    lead = _LEAD.search(before)
    led = lead is not None and lead[1].lower() in locale.calendar_leads
    closed = _CLOSED.match(after) is not None
    return (closed and (led or _DAY.search(before) is not None)) or bool(_DAY_AFTER.match(after))


def _is_large_date(doc: Document, block: Block, span: Span, locale: Locale) -> bool:
    before = doc.text[max(block.start, span.start - _AROUND) : span.start]
    after = doc.text[span.end : min(block.end, span.end + _AROUND)]
    around = (
        (before + doc.text[span.start : span.end] + after)
        .lower()
        .replace("\u00a0", " ")
        .replace("’", "'")
    )
    if any(holiday in around for holiday in locale.holidays):
        return False
    year = _YEAR.match(after) is not None
    name = doc.text[span.start : span.end].lower()
    if name in locale.months and _DAY.search(before):
        named = _CAPITAL_BEFORE_DAY.search(before)
        part_of_name = named is not None and named[1].lower() not in locale.weekdays
        return year or not (part_of_name or _CAPITAL_NEXT.match(after))
    if name in locale.weekdays and _DAY_NEXT.match(after) and _INSIDE.search(before):
        return True
    lead = _LEAD.search(before)
    if lead is None or block.role is Role.HEADING or _CAPITAL_NEXT.match(after):
        return False
    if name in locale.months and locale.ambiguous_months:
        return name not in locale.ambiguous_months or lead[1].lower() in locale.calendar_leads
    leads = locale.calendar_leads
    if name in locale.weekdays:
        leads |= locale.weekday_leads
    return lead[1].lower() in leads
