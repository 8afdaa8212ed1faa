"""Where in a passage a quantity of its source should stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from mtcheck import segment
from mtcheck.alignment.trust import telling_words
from mtcheck.document import Span
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.passages import Passage
from mtcheck.quantities.quantity import Quantity

_BETWEEN = compile_pattern(
    r"(?<!\p{Nd})[,.](?=\s|\Z)|[;:!?…–—、，；：。！？()（）「」『』“”„«»\[\]](?!\p{Nd})|\n"
)
"""What stands between clauses: no mark inside a number."""
_FAR = 16
"""How many numbers or words in common it takes to outweigh the length of a passage."""
_CLOSE = 2
"""By how much a neighbouring clause may have less in common, to be a part of the place."""

_REACH = 2_000
"""Characters of a passage before and after the likely place that are looked at."""


def missing_place(text: str, passage: Passage, missing: Quantity) -> Span:
    """Return the part of a passage that should have a quantity of its source: clauses.

    They are near the place that the numbers before and after it tell, and have numbers, names and
    cognates in common with the clause of the source.
    """
    likely = _likely_place(passage, missing.start)
    ours = _clauses(text, *_around(int(likely), *passage.place))
    theirs = _clauses(passage.source, *_around(missing.start, 0, len(passage.source)))
    if not ours or not theirs:
        return passage.place
    clause = theirs[_at(theirs, missing.start)]
    inside = [t.start for t, s in passage.matched if clause.start <= s.start < clause.end]
    words = telling_words(passage.source[slice(*clause)])
    fits = []
    for span in ours:
        common = sum(span.start <= at < span.end for at in inside)
        common += len(words & telling_words(text[slice(*span)]))
        far = max(span.start - likely, likely - span.end, 0)
        fits.append(common - _FAR * far / (passage.place.end - passage.place.start))
    first, last = _around_best(fits)
    return Span(ours[first].start, ours[last].end)


def _around(place: int, start: int, end: int) -> tuple[int, int]:
    """Return the part of [start:end] that is looked at around a place."""
    return max(start, place - _REACH), min(end, place + _REACH)


def _around_best(fits: Sequence[float]) -> tuple[int, int]:
    """Return the places of the first and last that are about as good as the best beside them."""
    first = last = fits.index(max(fits))
    least = fits[first] - _CLOSE
    while first and fits[first - 1] > least:
        first -= 1
    while last + 1 < len(fits) and fits[last + 1] > least:
        last += 1
    return first, last


def _likely_place(passage: Passage, at: int) -> float:
    """Return the place in the text that corresponds to one in the source, between the next numbers."""
    known = sorted((s.start, t.start) for t, s in passage.matched)
    before = max([(0, passage.place.start), *(pair for pair in known if pair[0] < at)])
    last = len(passage.source), passage.place.end
    after = min([last, *(pair for pair in known if pair[0] > at and pair[1] > before[1])])
    share = (at - before[0]) / max(1, after[0] - before[0])
    return before[1] + share * (after[1] - before[1])


def _clauses(text: str, start: int, end: int) -> list[Span]:
    """Return the clauses that hold a letter or digit, without the marks around them."""
    found, at = [], start
    ends = [m.span() for m in _BETWEEN.finditer(text, start, end)]
    for a, b in [*ends, (end, end)]:
        span = Span(*segment.trim(text, at, a))
        if any(map(str.isalnum, text[slice(*span)])):
            found.append(span)
        at = b
    return found


def _at(spans: Sequence[Span], place: int) -> int:
    return max(0, bisect_right(spans, place, key=lambda span: span.start) - 1)
