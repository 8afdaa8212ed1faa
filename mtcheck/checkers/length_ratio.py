"""Passages far shorter or longer than their source, as translations between the two languages go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import exp, log
from statistics import median
from typing import NamedTuple

from mtcheck.alignment.align import begin, pairs
from mtcheck.alignment.likeness import spread_of_width
from mtcheck.alignment.marks import width
from mtcheck.document import Document, Pair
from mtcheck.finding import Hit

FARTHEST = 4.0
"""Standard deviations from the ratio of the document that a pair may have.

In 187,000 words of human translations from English, German, French and Chinese one pair has more.
"""
_FEWEST = 8
"""Pairs from which the ratio of the two languages is learned; with fewer they are taken to be equal."""
_DENSE_SCALE = 1.8
"""How much wider lengths vary than in news where one side is in characters that stand for words, and
how much these say in texts of this kind cannot be learned: 1.2 to 1.8 in human translations of news,
reports and medical abstracts between Chinese and English."""
_DENSE = 1.5
"""Width of a character on average from which a text is in such characters."""
_SHORTEST = 20
"""Letters of a source whose translations have a length that can be told."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the passages whose length is not that of a translation of their source."""
    known = [_measured(pair, text) for pair, text in _both(doc)]
    usual = _usual([m.ratio for m in known])
    scale = _scale(known, usual)
    for pair, ratio, spread, _ in known:
        if abs(ratio - usual) > FARTHEST * scale * spread:
            share = exp(ratio - usual)
            values = {
                "share": f"{share:.0%}" if share < 1 else f"{share:.1f} times",
                "word": "shorter" if share < 1 else "longer",
                "begin": begin(pair.source),
            }
            yield Hit(*pair.target, values=values, confidence=0.7, source_text=pair.source)


class _Measured(NamedTuple):
    pair: Pair
    ratio: float
    spread: float
    is_dense: bool


def _measured(pair: Pair, text: str) -> _Measured:
    ours, theirs = width(pair.source), width(text)
    dense = _is_dense(pair.source, ours) or _is_dense(text, theirs)
    return _Measured(pair, log(theirs / ours), spread_of_width(min(ours, theirs)) ** 0.5, dense)


def _is_dense(text: str, width_of_text: float) -> bool:
    return width_of_text > _DENSE * len(text)


def _both(doc: Document) -> Iterator[tuple[Pair, str]]:
    for pair in pairs(doc):
        text = doc.text[pair.target.start : pair.target.end]
        if text and width(pair.source) >= _SHORTEST:
            yield pair, text


def _usual(ratios: Sequence[float]) -> float:
    return median(ratios) if len(ratios) >= _FEWEST else 0.0


def _scale(known: Sequence[_Measured], usual: float) -> float:
    """Return how much wider lengths vary here than in news: 1 or more."""
    if len(known) < _FEWEST:
        return _DENSE_SCALE if any(m.is_dense for m in known) else 1.0
    return max(1.0, 1.48 * median(abs(m.ratio - usual) / m.spread for m in known))
