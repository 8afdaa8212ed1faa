"""Numbers that mark decimals or thousands as another language does.

"1.234" alone may be a thousand or a little more than one, so a number is judged by what it shows
itself (two kinds of marks, two groups of three digits), by the word beside it (a measure may have
decimals, people and copies have none), and then by the other numbers of the text. Versions,
addresses of networks, dates and Indian grouping show neither shape.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Locale, load_language
from mtcheck.occurrences import after_digits, held, in_prose, places
from mtcheck.patterns import compile_pattern

_MARKED = after_digits((".", ","))
_START = re.compile(r"[0-9]{1,12}(?=[.,][0-9])")
_NUMBER = compile_pattern(
    r"(?<![\p{L}\p{N}.,:/’'_#]|[\p{L}\p{N}][-–])"
    r"[0-9]{1,12}+(?:[.,][0-9]{1,12}+){1,6}+(?![\p{N}_/]|[.,:][0-9]|\p{L}\p{N})"
)
_TWO_WAYS = re.compile(r"[0-9]{1,3}(?:[.][0-9]{3},|,[0-9]{3}[.])[0-9]{3}")
"""Millions with two marks for one ("4.176,000"), or thousands with three decimals."""
_WORD = r"-?[\p{L}%‰€$£¥₽₴₺°][\p{L}'’-]*+"
_AFTER = compile_pattern(rf"[ \u00a0\u202f]?({_WORD})(?:[ \u00a0]({_WORD}))?")
_VERSION = compile_pattern(
    r"(?:\p{Lu}[\p{L}\p{N}]*+|versi\p{L}++|верс\p{L}++)[ \u00a0](?:v\.? ?)?$"
)
"""What stands before the number of a version: "Debian 2.2", "the versions 0.1 to 0.9"."""
_BACK = 30
_NOUN = 4
"""A word of so many letters after a number of thousands is taken for the noun that it counts."""
_PLURAL = 7
"""Letters of an English plural that nobody measures with thousandths."""
_THOUSANDTHS = re.compile(r"(?<![0-9.,])0[.,][0-9]{3}(?![0-9])")
"""Where a text has them, three digits after a mark may be decimals anywhere."""
_EQUALS = re.compile(r"[=<>≤≥±≈~] ?$")
_RANGE = compile_pattern(r" ?[-–—] ?[0-9]+(?:[.,][0-9]+)?")
_SYMBOLS = frozenset(
    "mg kg g µg ng pg ml dl cl l km m cm mm nm km² hz khz mhz ghz w kw mw gw kwh gb mb tb kb v kv °c °f"
    " mmhg mmol".split()
)
"""Symbols of units, the same in all languages."""
_PAST_DATES = 32
"""A number from which on a stop makes neither a date nor a time of day of it: "101.4"."""
_CURRENCY = "€$£¥₽₴₺"
_BRACKETS = "([{"
_HABIT = 2
"""So many decimals with the point of science, and none with the comma, are a habit."""
_PLACES = 3
"""So many places of decimals show a text of science."""
_CLEAR = 3
"""How many times more numbers must be written one way than the other."""


@dataclass(slots=True)
class _Number:
    """A number as written; `role` is decimal, group or unknown for its mark, which is `mark`."""

    span: Span
    text: str
    mark: str
    role: str
    certain: bool


def check(doc: Document) -> Iterator[Hit]:
    """Yield the numbers of the wrong format with the number rewritten.

    A text of science, and any text of a language that often does (Russian), may write all its
    decimals with a point although its language has the comma: two or more, and none with the comma.
    Where a language has both ways (Spanish), the text itself decides, and the euro.
    """
    language = load_language(doc.language or "")
    if language is None or not (language.locale.decimal and _has_marked_number(doc)):
        return
    found = list(_numbers(doc))
    locale = _locale_of(doc, found, language.locale)
    if locale is None:
        return
    numbers = _judged(doc, found, locale)
    foreign = [n for n in numbers if n.certain and not _is_native(n, locale)]
    if not foreign:
        return
    native = Counter((n.role, n.mark) for n in numbers if n.certain and _is_native(n, locale))
    decimals = [n for n in foreign if n.role == "decimal" and n.text.count(n.mark) == 1]
    plain = {n.span for n in decimals if not (set(n.text) & {".", ","}) - {n.mark}}
    may = locale.decimal == "," and (
        locale.decimal_habit or any(_is_science(n.text) for n in numbers)
    )
    if may and len(plain) >= _HABIT and not native["decimal", ","]:
        foreign = [n for n in foreign if n.span not in plain]
    if any(n.role == "group" for n in foreign) and not native["decimal", locale.decimal]:
        foreign += [n for n in numbers if n.role == "unknown"]
    for number in foreign:
        right = _rewritten(number.text, number.role, locale)
        if _TWO_WAYS.fullmatch(number.text):
            whole = right.replace(locale.decimal, locale.grouping[0].replace(" ", "\u00a0"))
            yield Hit(*number.span, {"right": f"{whole} or {right}"})
        else:
            yield Hit(*number.span, {"right": right}, right)


def _has_marked_number(doc: Document) -> bool:
    """Tell whether a mark stands between two digits."""
    found = (place for piece in held(doc, _MARKED) for place in places(doc, piece))
    return any(doc.text[at + 2 : at + 3].isdigit() for at in found)


def _locale_of(doc: Document, found: Sequence[Span], locale: Locale) -> Locale | None:
    """Return the locale, with the decimal mark of the text's own country where there are two.

    None where the text has both ways about as often.
    """
    if len(locale.decimal) == 1:
        return locale
    ways = [replace(locale, decimal=mark, grouping="." if mark == "," else ",") for mark in ",."]
    if "euro" in doc.lower or "€" in doc.text:
        return ways[0]
    own = [span for span in found if not _is_version(doc.text, span.start)]
    counts = [sum(n.certain and _is_native(n, way) for n in _judged(doc, own, way)) for way in ways]
    if min(counts) > 0 and max(counts) < _CLEAR * min(counts):
        return None
    return ways[counts[1] > counts[0]]


def _is_native(number: _Number, locale: Locale) -> bool:
    if number.role == "decimal":
        return number.mark == locale.decimal
    return number.mark in locale.grouping


def _is_version(text: str, start: int) -> bool:
    return _VERSION.search(text, max(0, start - _BACK), start) is not None


def _is_science(number: str) -> bool:
    """Tell whether a number has so many decimals that only a measurement has them."""
    places = len(number.rpartition(".")[2])
    return places > _PLACES or (number.startswith("0.") and places == _PLACES)


def _numbers(doc: Document) -> Iterator[Span]:
    end_of_last = 0
    for block, start in in_prose(doc, (m.start() for m in _START.finditer(doc.text))):
        m = _NUMBER.match(doc.text, start, block.end) if start >= end_of_last else None
        if m and not doc.is_opaque(Span(*m.span())):
            end_of_last = m.end()
            yield Span(*m.span())


def _judged(doc: Document, found: Sequence[Span], locale: Locale) -> list[_Number]:
    numbers = []
    for span in found:
        number = doc.text[span.start : span.end]
        judged = _judge(number, doc.text, span.start, span.end, locale)
        counts = judged and judged[1] == "unknown"
        if judged and counts and (_counts_nouns(doc, span, locale) or _is_copied(doc, number)):
            judged = (judged[0], "group", True)
        if judged:
            numbers.append(_Number(span, number, *judged))
    return numbers


def _is_copied(doc: Document, number: str) -> bool:
    """Tell whether thousands stand in the source as they do here, and its mark parts no decimals."""
    theirs = load_language(doc.source_language or "")
    if theirs is None or not doc.source or number not in doc.source:
        return False
    mark = next(char for char in number if char in ".,")
    dot = re.escape(mark)
    decimals = rf"(?<![0-9.,])(?:[0-9]{{1,3}}{dot}[0-9]{{1,2}}|0{dot}[0-9]+)(?![0-9.,:])"
    return mark in theirs.locale.grouping and re.search(decimals, doc.source) is None


def _counts_nouns(doc: Document, span: Span, locale: Locale) -> bool:
    """Tell whether thousands stand before the word that they count: no measure, no function word.

    In English, whose decimals may stand before any noun ("a 1.618 ratio"), that is a long plural.
    """
    words = _words_after(doc.text, span.end)
    language = load_language(doc.language or "")
    if not words or language is None or len(words[0]) < _NOUN or _is_measure(words[0], locale):
        return False
    if not language.function_words.isdisjoint(words[:1]):
        return False
    if doc.text.endswith("00", span.start, span.end):
        return True
    nouns = locale.decimal != "." or any(len(w) >= _PLURAL and w.endswith("s") for w in words)
    if language.code in CAPITAL_NOUNS:
        nouns = any(word[0].isupper() for word in doc.text[span.end : span.end + _BACK].split()[:2])
    return nouns and not _THOUSANDTHS.search(doc.text)


def _judge(
    number: str, text: str, start: int, end: int, locale: Locale
) -> tuple[str, str, bool] | None:
    """Return the mark of a number, what it does, and whether that is certain."""
    parts = number.replace(",", ".").split(".")
    marks = [char for char in number if char in ".,"]
    grouped = 1 <= len(parts[0]) <= 3 and parts[0][0] != "0"
    if len(set(marks)) == 2:
        groups = grouped and all(len(part) == 3 for part in parts[1:-1])
        return (marks[-1], "decimal", True) if groups and marks.count(marks[-1]) == 1 else None
    mark = marks[0]
    if len(marks) > 1:
        is_address = len(parts) == 4 and all(int(part) <= 255 for part in parts)
        groups = grouped and not is_address and all(len(part) == 3 for part in parts[1:])
        return (mark, "group", True) if groups else None
    if len(parts[1]) == 3 and grouped:
        return _judge_thousand(number, mark, text, start, end, locale)
    before = text[start - 1 : start]
    measured = _is_measured(text, end, locale) or before in tuple(_CURRENCY)
    named = before in tuple(_BRACKETS) or _is_version(text, start)
    fraction = parts[0] == "0" and len(parts[1]) > 1 and not named
    equal = _EQUALS.search(text, max(0, start - 2), start) is not None
    certain = mark == locale.decimal or measured or fraction or equal
    return mark, "decimal", certain or _is_past_dates(parts, text, start, locale)


def _is_past_dates(parts: Sequence[str], text: str, start: int, locale: Locale) -> bool:
    """Tell whether a stop stands in a number too large for a date, and no version or channel."""
    before = text[max(0, start - _BACK) : start].split()[-1:]
    named = not before or not before[0].islower()
    return locale.decimal == "," and int(parts[0]) >= _PAST_DATES and not named


def _judge_thousand(
    number: str, mark: str, text: str, start: int, end: int, locale: Locale
) -> tuple[str, str, bool]:
    if mark != locale.decimal:
        return mark, "group", True
    words = _words_after(text, end)
    counted = any(word in locale.countables for word in words)
    measured = any(word in locale.measures for word in words)
    round_ = number.endswith("00") or (number.endswith("0") and len(number) > 5)
    signed = text[start - 1 : start] in tuple(_CURRENCY) or any(w in _CURRENCY for w in words[:1])
    if (counted and (round_ or not measured)) or (signed and (round_ or len(number) > 5)):
        return mark, "group", True
    return mark, "unknown", False


def _words_after(text: str, end: int) -> list[str]:
    m = _AFTER.match(text, end)
    return [word.lower().replace("’", "'") for word in m.groups() if word] if m else []


def _is_measured(text: str, end: int, locale: Locale) -> bool:
    if to := _RANGE.match(text, end):
        end = to.end()
    words = _words_after(text, end)
    return any(_is_measure(" ".join(words[:n]), locale) for n in (1, 2))


def _is_measure(word: str, locale: Locale) -> bool:
    return word in locale.measures or word in _SYMBOLS


def _rewritten(number: str, role: str, locale: Locale) -> str:
    """Return the number with the marks of the language."""
    group = locale.grouping[0].replace(" ", "\u00a0")
    marks = [char for char in number if char in ".,"]
    is_group = len(set(marks)) == 1 and role != "decimal"
    return number.translate(_table(marks[-1], locale.decimal, group, is_group))


@cache
def _table(last_mark: str, decimal: str, group: str, is_group: bool) -> dict[int, str]:
    other = "," if last_mark == "." else "."
    if is_group:
        return {ord(last_mark): group}
    return {ord(last_mark): decimal, ord(other): group}
