"""Which passages are translations of one another surely enough for their details to be compared."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import log, sqrt
from statistics import median
from typing import NamedTuple

from mtcheck.alignment.align import pairs
from mtcheck.alignment.likeness import spread_of_width
from mtcheck.alignment.marks import marks, width
from mtcheck.document import Document, Pair, Span

_NEAR = 2
"""Passages beside one that stands alone, whose borders may be drawn wrongly, on each side."""
_WIDEST = 2.5
"""Standard deviations by which the length of a translation may be off."""
_SHARED = 2
"""Words alike that two passages have in common only as translations."""
_FEW = 4
"""Pairs beside which those of this text tell its ratio of lengths only in part."""
_WORDS = "~@"
"""Kinds of marks that are words."""


class Sure(NamedTuple):
    """A passage of the text that surely translates one of the source, and both with their neighbours."""

    place: Span
    text: str
    source: str
    near_text: str
    near_source: str


def sure_pairs(doc: Document) -> tuple[Sure, ...]:
    """Return the pairs of an article that nothing makes doubtful, in text order."""
    return doc.memo("sure pairs", lambda: tuple(_sure_pairs(doc)))


def _sure_pairs(doc: Document) -> Iterator[Sure]:
    found = () if doc.pairs else pairs(doc)
    trust = Trust(doc, found)
    for i, pair in enumerate(found):
        if not trust.is_doubtful(i, i):
            near = found[max(0, i - 1) : i + 2]
            before, after = near[0].target.start, near[-1].target.end
            there = "\n".join(p.source for p in near)
            text = doc.text[slice(*pair.target)]
            yield Sure(pair.target, text, pair.source, doc.text[before:after], there)


class Trust:
    """How far the pairs of a text can be relied on.

    Where something stands on one side alone, sentences were left out, moved or cut otherwise, and
    what was paired near it need not correspond: it is doubtful, and has to be proved by more. Pairs
    that the file gives are never doubtful.
    """

    def __init__(self, doc: Document, found: Sequence[Pair]) -> None:
        self._doc = doc
        self._lone = [is_lone(pair) and not doc.pairs for pair in found]
        full = [self._ratio(pair) for pair in found if not is_lone(pair)]
        self._middle = median(full) * len(full) / (len(full) + _FEW) if full else 0.0
        self._fits = [bool(doc.pairs) or is_lone(pair) or self._has_length(pair) for pair in found]

    def is_doubtful(self, first: int, last: int) -> bool:
        """Tell whether those between two places are alone, of odd length, or near one that is alone."""
        near = self._lone[max(0, first - _NEAR) : last + _NEAR + 1]
        return any(near) or not all(self._fits[first : last + 1])

    def are_alike(self, pair: Pair, has_numbers: bool) -> bool:
        """Tell whether a pair has the length of a translation, and numbers or words in common."""
        if not self._has_length(pair):
            return False
        shared = telling_words(self._text(pair)) & telling_words(pair.source)
        return has_numbers or len(shared) >= _SHARED

    def _has_length(self, pair: Pair) -> bool:
        narrow = min(width(self._text(pair)), width(pair.source))
        off = abs(self._ratio(pair) - self._middle)
        return narrow > 0 and off <= _WIDEST * sqrt(spread_of_width(narrow))

    def _text(self, pair: Pair) -> str:
        return self._doc.text[slice(*pair.target)]

    def _ratio(self, pair: Pair) -> float:
        ours, theirs = width(self._text(pair)), width(pair.source)
        return log(ours / theirs) if ours and theirs else 0.0


def is_lone(pair: Pair) -> bool:
    """Tell whether a passage stands on one side alone."""
    return not pair.source or pair.target.start >= pair.target.end


def telling_words(text: str) -> frozenset[str]:
    """Return the consonants of the words of a text that are long enough to be known again."""
    return frozenset(mark[1:] for mark in marks(text) if mark[0] in _WORDS)
