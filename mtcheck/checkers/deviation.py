"""Places that match a pattern, in a text that writes otherwise elsewhere.

What a text does throughout is its habit, and no fault of an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.checkers import pattern as pattern_checker
from mtcheck.document import Document
from mtcheck.finding import Hit

_SECONDS = 5.0


def check(
    doc: Document,
    *,
    pattern: str,
    gate: tuple[str, ...],
    habit: int = 0,
    usual: str = "",
    most_share: float = 0.25,
    replacement: str = "",
) -> Iterator[Hit]:
    """Yield what the checker `pattern` finds with `pattern`, `gate` and `replacement`.

    `habit` is the number of such places from which on they are the habit of the text (0: none).
    `usual` is the pattern of the right form: where it is given, the places may be at most
    `most_share` of both together.
    """
    hits = list(pattern_checker.check(doc, pattern=pattern, gate=gate, replacement=replacement))
    if not hits or (habit and len(hits) >= habit):
        return
    if usual and len(hits) > most_share * (len(hits) + _count(doc, usual)):
        return
    yield from hits


def _count(doc: Document, usual: str) -> int:
    found = (
        _compile(usual).finditer(doc.text, block.start, block.end, timeout=_SECONDS)
        for block in doc.prose
    )
    return sum(1 for matches in found for _ in matches)


@cache
def _compile(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
