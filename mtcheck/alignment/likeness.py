"""How much likelier two runs of sentences are as translations of one another than by chance.

Widths are weighed in the manner of Gale and Church (1993), what both have in common by how rarely it
stands in a sentence: the logarithm of a ratio of probabilities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import pairwise
from math import exp, fsum, log
from typing import NamedTuple

from mtcheck.alignment.marks import KEPT, marks, rate, width

_SAME_BREAK = 0.95
"""Share of the paragraphs that a translation begins where the source does."""
_OUTLIER = 0.01
_LEXICAL = 0.8
"""What marks are worth beside length: they are not independent of one another."""
_JOINED = -1.0
"""What a run of several sentences costs: the more there are, the more of them is alike by chance."""
_MOST = 4.0
_FEW = 4
"""Marks of a kind that a text must have before they tell more than other texts do."""
_UNSEEN = 25
"""Sentences without a mark that are added to those of a text, to tell how rare it is."""
_MOST_RATIO = 0.25
"""Logarithm of how much longer or shorter than its source a whole translation can be."""
_TELLING = 8
"""Sentences of a source that tell this ratio."""


@dataclass(frozen=True)
class Side:
    """The sentences of one text: their wording, and whether each begins a paragraph."""

    sentences: Sequence[str]
    breaks: Sequence[bool]
    concepts: Sequence[frozenset[str]] = ()
    learned: Sequence[frozenset[str]] = ()
    """More marks of each sentence, if any (see `mtcheck.concepts`, `learned_words` here)."""

    @cached_property
    def marks(self) -> list[frozenset[str]]:
        """The marks of each sentence."""
        found = [marks(sentence) for sentence in self.sentences]
        for more in filter(None, (self.concepts, self.learned)):
            found = [a | b for a, b in zip(found, more, strict=True)]
        return found

    @cached_property
    def widths(self) -> list[float]:
        """The width of each sentence."""
        return [width(sentence) for sentence in self.sentences]

    @cached_property
    def rates(self) -> dict[str, float]:
        """How often each mark stands in a sentence of this text."""
        counts = Counter(mark for found in self.marks for mark in found)
        total = len(self.sentences) + _UNSEEN
        return {m: min(0.95, (n + _UNSEEN * rate(m)) / total) for m, n in counts.items()}

    @cached_property
    def paragraph_ends(self) -> dict[int, int]:
        """End of each paragraph -> its start."""
        starts = [i for i, begins in enumerate(self.breaks) if begins]
        return {end: start for start, end in pairwise([*starts, len(self.breaks)])}


class _Run(NamedTuple):
    """Successive sentences of one side: their width, marks, and what it costs if all marks are alone."""

    width: float
    marks: frozenset[str]
    cost: float


class _Runs(dict[tuple[int, int], _Run]):
    """The runs of one side by start and end, made when first asked for."""

    def __init__(self, make: Callable[[int, int], _Run]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, key: tuple[int, int]) -> _Run:
        self[key] = run = self._make(*key)
        return run


class Likeness:
    """How much likelier two runs of sentences are as translations than by chance (logarithm)."""

    def __init__(self, source: Side, text: Side, ratio: float | None = None) -> None:
        """`ratio` is the logarithm of that of the widths of text and source, guessed if not given."""
        self.source, self.text = source, text
        total, theirs = sum(text.widths), sum(source.widths)
        self.ratio = _likely_ratio(total, theirs, len(source.widths)) if ratio is None else ratio
        self._middle, self._spread = _moments([log(w) for w in text.widths if w])
        self._alone = _costs(source, text), _costs(text, source)
        self._gains: dict[str, float] = {}
        self._runs = tuple(_Runs(partial(self._run, side)) for side in (0, 1))
        self.doubt = _MOST_RATIO * max(0.0, 1 - len(source.widths) / _TELLING)
        """How far the logarithm of that ratio may be off, the more the fewer sentences there are."""
        same = source.breaks.count(True), text.breaks.count(True)
        self._same_break = _SAME_BREAK if 2 * min(same) > max(same) else 0.6
        self._both_break = -log(max(0.1, same[1] / max(1, len(text.breaks)))) / 2

    def _gain(self, mark: str) -> float:
        """Return what it brings when a mark stands on both sides, beyond the costs of its absence."""
        if mark not in self._gains:
            by_chance = max(self.source.rates[mark], self.text.rates[mark])
            both = _LEXICAL * max(0.0, min(_MOST, log(KEPT[mark[0]] / by_chance)))
            self._gains[mark] = both - self._alone[0][mark] - self._alone[1][mark]
        return self._gains[mark]

    def of(self, source: tuple[int, int], text: tuple[int, int], doubt: float = 0.0) -> float:
        """Return that of these sentences of the source and of the text (start and end).

        The ratio of their widths is the likeliest that is off by `doubt` at most.
        """
        ours, theirs = self._runs[0][source], self._runs[1][text]
        gains = [self._gain(mark) for mark in ours.marks & theirs.marks]
        joined = 0.0 if source[1] - source[0] == text[1] - text[0] == 1 else _JOINED
        # Exact, so that the order of a set is nothing to it.
        return fsum(
            (
                self._of_widths(ours.width, theirs.width, doubt),
                ours.cost,
                theirs.cost,
                joined,
                *gains,
            )
        )

    def _run(self, side: int, start: int, end: int) -> _Run:
        text = (self.source, self.text)[side]
        found = text.marks[start].union(*text.marks[start + 1 : end])
        costs = self._alone[side]
        return _Run(sum(text.widths[start:end]), found, fsum(costs[mark] for mark in found))

    def _of_widths(self, ours: float, theirs: float, doubt: float) -> float:
        """Compare the probability of the width as that of a translation, and as that of any sentence."""
        if not ours or not theirs:
            return 0.0
        off = max(0.0, abs(log(theirs) - log(ours) - self.ratio) - doubt)
        variance = spread_of_width(min(ours, theirs))
        any_width = ((log(theirs) - self._middle) / self._spread) ** 2
        value = log(self._spread) - log(variance) / 2 - off * off / 2 / variance + any_width / 2
        return min(3.0, log((1 - _OUTLIER) * exp(min(value, 50)) + _OUTLIER))

    def of_break(self, i: int, j: int) -> float:
        """Weigh that a bead begins at these sentences, one of which, or both, may begin a paragraph."""
        ours, theirs = self.source.breaks[i], self.text.breaks[j]
        if not ours and not theirs:
            return 0.0
        if ours and theirs:
            return self._both_break
        return log((1 - self._same_break) / 0.7)


def _likely_ratio(text: float, source: float, sentences: int) -> float:
    """Return the ratio of whole texts, the less of it the fewer sentences: some may be left out."""
    ratio = log(text / source) if text and source else 0.0
    return max(-_MOST_RATIO, min(_MOST_RATIO, ratio)) * sentences / (sentences + _UNSEEN)


def spread_of_width(width: float) -> float:
    """Return the variance of the logarithm of the ratio of widths, for a sentence of this width.

    Fitted to human translations of news from English into six languages, and from Chinese.
    """
    return 0.004 + 2.0 / width


def _costs(side: Side, other: Side) -> dict[str, float]:
    """Return what it costs when a mark of this side is missing on the other one."""
    kept = _kept(side.rates, other.rates)
    return {
        mark: _LEXICAL * log((1 - kept[mark[0]]) / (1 - min(other.rates.get(mark, 0.0), 0.9)))
        for mark in side.rates
    }


def _kept(ours: Collection[str], theirs: Collection[str]) -> dict[str, float]:
    """Return how likely a mark of each kind stands on the other side, in this pair of texts.

    A text in Chinese has no letters of the names, and one that spells out its numbers no digits.
    """
    total = Counter(mark[0] for mark in ours)
    found = Counter(mark[0] for mark in ours if mark in theirs)
    return {
        kind: usual * min(1.0, (found[kind] + usual * _FEW) / (total[kind] + _FEW) / usual)
        for kind, usual in KEPT.items()
    }


def _moments(values: Sequence[float]) -> tuple[float, float]:
    middle = sum(values) / len(values) if values else 0.0
    variance = sum((v - middle) ** 2 for v in values) / len(values) if values else 1.0
    return middle, max(0.4, variance**0.5)
