"""Months and weekdays of another language: "until 27 Aylul", "seit Juin", "on miércoles".

They stand in short lists, so no source is needed. Alone such a word may be a name (Juni, Sabato,
"Piazza 4 Novembre"): it must be a date, beside a day or a year, or after a word that makes it a time.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Block, Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.calendar import ForeignDates, foreign_dates
from mtcheck.gazetteer import fold
from mtcheck.languages import language_name, load_language
from mtcheck.names.given import countries_of
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import places, vocabulary

_DAY_BEFORE = compile_pattern(
    r"(?:^|(?P<before>\P{L}|[\p{L}'’-]+)[ \u00a0(]|[(])\d{1,2}(?:[.ºª°]|st|nd|rd|th|er)?[ \u00a0]$"
)
_DAY_AFTER = compile_pattern(r",?[ \u00a0]\d{1,2}(?![\p{N}\p{L}:.])")
_YEAR = compile_pattern(r",?[ \u00a0](?:19|20)\d\d(?!\p{N})")
_LEAD = compile_pattern(r"(?<![\p{L}\p{N}'’-])(\p{L}+(?:['’]\p{L}+)?)[ \u00a0]$")
_NAME_NEXT = compile_pattern(r"[ \u00a0-]\p{Lu}")
_AROUND = 24


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words, with the language that has them.

    Spared are given names, what leads to a name or is a part of one, holidays, and quotations.
    """
    dates = foreign_dates(doc.language or "")
    wanted = [w for w in vocabulary(doc) if w.lower() in dates.names] if dates.names else []
    for block, span in places(doc, sorted(wanted)):
        word = doc.text[slice(*span)]
        if word.isupper() or word.lower() in doc.accepted or is_enclosed(doc.text, span):
            continue
        if _is_date(doc, block, span, dates):
            values = {"language": language_name(dates.names[word.lower()])}
            yield Hit(*span, values=values, confidence=0.9)


def _is_date(doc: Document, block: Block, span: Span, dates: ForeignDates) -> bool:
    before = doc.text[max(block.start, span.start - _AROUND) : span.start]
    after = doc.text[span.end : min(block.end, span.end + _AROUND)]
    if _is_holiday(before, doc.text[slice(*span)], after, dates):
        return False
    if after[:1] in ("'", "’", "-"):
        return False
    day = _DAY_BEFORE.search(before)
    if day is not None:
        return not (day["before"] or "")[:1].isupper()
    if _YEAR.match(after):
        return True
    lead = _LEAD.search(before)
    if lead is None or _NAME_NEXT.match(after) or lead[1].lower() not in dates.leads:
        return False
    word = doc.text[slice(*span)]
    return bool(_DAY_AFTER.match(after)) or word.islower() or not countries_of(fold(word))


def _is_holiday(before: str, word: str, after: str, dates: ForeignDates) -> bool:
    home = load_language(dates.names[word.lower()])
    around = (before + word + after).lower().replace("\u00a0", " ")
    return home is not None and any(holiday in around for holiday in home.locale.holidays)
