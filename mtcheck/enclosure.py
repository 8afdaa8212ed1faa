"""What stands between two quotation marks or brackets."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

import regex

from mtcheck.document import Span
from mtcheck.patterns import compile_pattern

_WALL = compile_pattern(r'[()\[\]"“”„«»（）「」『』《》]')
_OPENING, _CLOSING = '"“„«([（「『《', '"”“»)]）」』》'


def is_enclosed(text: str, span: Span, share: float = 0.5) -> bool:
    """Tell whether the span is this share of the words between two quotation marks or brackets."""
    inside = enclosing(text, span)
    if inside is None:
        return False
    words = text[inside.start : inside.end].split()
    return len(text[span.start : span.end].split()) >= share * len(words)


def enclosing(text: str, span: Span) -> Span | None:
    """Return what stands between the two quotation marks or brackets around a span, if they do."""
    begin = text.rfind("\n", 0, span.start) + 1
    marks = list(_WALL.finditer(text, max(begin, span.start - 200), span.start))
    after = _WALL.search(text, span.end, span.end + 200)
    if not marks or not after:
        return None
    before = marks[-1]
    swedish = before.group() == "”" and _is_open(text, "”", begin, span.start) and "“" not in text
    if (before.group() not in _OPENING and not swedish) or after.group() not in _CLOSING:
        return None
    if before.group() == '"' and not _is_open(text, '"', begin, span.start):
        return None
    return Span(before.end(), after.start())


def _is_open(text: str, mark: str, start: int, end: int) -> bool:
    """Tell whether an odd number of these marks stands in text[start:end]."""
    places = _places_of(text, mark)
    return (bisect_left(places, end) - bisect_left(places, start)) % 2 == 1


@lru_cache(maxsize=8)
def _places_of(text: str, mark: str) -> list[int]:
    return [m.start() for m in regex.finditer(regex.escape(mark), text)]
