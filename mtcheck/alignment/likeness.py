"""How much likelier two runs of sentences are as translations of one another than by chance.

Widths are weighed in the manner of Gale and Church (1993), what both have in common by how rarely it
stands in a sentence: the logarithm of a ratio of probabilities.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from math import exp, fsum, inf, log
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
_MOST_OF_WIDTHS = 3.0
LONGEST = 3
"""Sentences of a run that are joined on one side of a pair, at most."""
_FEW = 4
"""Marks of a kind that a text must have before they tell more than other texts do."""
_UNSEEN = 25
"""Sentences without a mark that are added to those of a text, to tell how rare it is."""
_MOST_RATIO = 0.25
"""Logarithm of how much longer or shorter than its source a whole translation can be."""
_COPY = 40.0
"""Width from which a sentence is not said twice by chance."""
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
    def new_widths(self) -> list[float]:
        """The width of each sentence; 0 for a long one that stands in the text more than once."""
        counts = Counter(self.sentences)
        both = zip(self.widths, self.sentences, strict=True)
        return [0.0 if w >= _COPY and counts[sentence] > 1 else w for w, sentence in both]

    @cached_property
    def rates(self) -> dict[str, float]:
        """How often each mark stands in a sentence of this text."""
        counts = Counter(mark for found in self.marks for mark in found)
        total = len(self.sentences) + _UNSEEN
        return {m: min(0.95, (n + _UNSEEN * rate(m)) / total) for m, n in counts.items()}

    @cached_property
    def long_paragraphs(self) -> dict[int, int]:
        """End of each paragraph of two sentences or more -> its start."""
        starts = [i for i, begins in enumerate(self.breaks) if begins]
        both = pairwise([*starts, len(self.breaks)])
        return {end: start for start, end in both if end - start > 1}


class Run(NamedTuple):
    """Successive sentences of one side, and what of their likeness depends on them alone."""

    marks: frozenset[str]
    cost: float
    """What it costs if all marks stand on this side only."""
    log_width: float | None
    """None where they have no width."""
    variance: float
    """That of the logarithm of the ratio of widths, were this the narrower side."""
    chance: float
    """What is added to compare with any sentence of the text of this width."""
    is_single: bool
    breaks: int
    """See `_breaks`."""


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
        self.doubt = _MOST_RATIO * max(0.0, 1 - len(source.widths) / _TELLING)
        """How far the logarithm of that ratio may be off, the more the fewer sentences there are."""
        self._breaks = _of_breaks(source.breaks, text.breaks)
        self.ending = self._all_runs(0), self._all_runs(1)
        """The runs of source and text by their number of sentences less one, and where they end."""

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
        return self._of_runs(self._at(0, *source), self._at(1, *text), doubt)

    def _of_runs(self, ours: Run, theirs: Run, doubt: float) -> float:
        return self._but_widths(ours, theirs) + self._of_widths(ours, theirs, doubt)

    def as_passage(self, source: tuple[int, int], text: tuple[int, int], doubt: float) -> float:
        """Return that of these sentences with that of the paragraphs that begin inside them."""
        ours, theirs = self._at(0, *source), self._at(1, *text)
        # Without the one that begins with them: it is the lowest bit.
        inside = self._breaks[ours.breaks & ~1][theirs.breaks & ~1]
        return inside + self._of_runs(ours, theirs, doubt)

    def in_place(self, ours: Run, theirs: Run, opens: int, least: float) -> float:
        """Return that of two runs with that of the paragraphs that begin with them and inside them.

        `opens` has bits for the sides on which a paragraph began with what stands before, alone.
        Where the value is surely not above `least`, minus infinity is returned.
        """
        breaks = self._breaks[ours.breaks | opens & 1][theirs.breaks | opens >> 1]
        value = breaks + self._but_widths(ours, theirs)
        if value + _MOST_OF_WIDTHS <= least:
            return -inf
        return value + self._of_widths(ours, theirs, 0.0)

    def of_part(self, i: int, found: frozenset[str], width: float, j: int) -> float:
        """Return that of a part of sentence i of the source, by marks and width, and of sentence j."""
        part = self._made(0, found & self.source.marks[i], width, True, 0)
        return self._of_runs(part, self._at(1, j, j + 1), 0.0)

    def kept_share(self, i: int, j: int) -> float:
        """Return what share of sentence i of the source has the length of sentence j of the text."""
        ours, theirs = self.source.widths[i], self.text.widths[j]
        return theirs / ours / exp(self.ratio) if ours else 1.0

    def opens(self, source: int, text: int) -> int:
        """Return the sides on which a paragraph begins with the sentence that ends there, as bits."""
        ours = source > 0 and self.source.breaks[source - 1]
        theirs = text > 0 and self.text.breaks[text - 1]
        return ours + 2 * theirs

    def _but_widths(self, ours: Run, theirs: Run) -> float:
        value = ours.cost + theirs.cost
        if not (ours.is_single and theirs.is_single):
            value += _JOINED
        if ours.marks.isdisjoint(theirs.marks):
            return value
        # Exact, so that the order of a set is nothing to it.
        return value + fsum(map(self._gain, ours.marks & theirs.marks))

    def _all_runs(self, side: int) -> list[list[Run]]:
        count = len((self.source, self.text)[side].sentences)
        return [
            [self._run(side, max(0, end - size), end) for end in range(count + 1)]
            for size in range(1, LONGEST + 1)
        ]

    def _at(self, side: int, start: int, end: int) -> Run:
        if 0 < end - start <= LONGEST:
            return self.ending[side][end - start - 1][end]
        return self._run(side, start, end)

    def _run(self, side: int, start: int, end: int) -> Run:
        """Return a run; one without sentences is never compared."""
        text = (self.source, self.text)[side]
        found = frozenset().union(*text.marks[start:end])
        breaks = _breaks(text.breaks[start:end])
        return self._made(side, found, sum(text.widths[start:end]), end - start == 1, breaks)

    def _made(
        self, side: int, found: frozenset[str], width: float, is_single: bool, breaks: int
    ) -> Run:
        costs = self._alone[side]
        any_width = (log(width) - self._middle) / self._spread if width else 0.0
        return Run(
            found,
            fsum(costs[mark] for mark in found),
            log(width) if width else None,
            spread_of_width(width) if width else 0.0,
            log(self._spread) + any_width * any_width / 2,
            is_single,
            breaks,
        )

    def _of_widths(self, ours: Run, theirs: Run, doubt: float) -> float:
        """Compare the probability of the width as that of a translation, and as that of any sentence."""
        if ours.log_width is None or theirs.log_width is None:
            return 0.0
        off = max(0.0, abs(theirs.log_width - ours.log_width - self.ratio) - doubt)
        variance = max(ours.variance, theirs.variance)
        value = theirs.chance - log(variance) / 2 - off * off / 2 / variance
        if value > _MOST_OF_WIDTHS + _OUTLIER:
            return _MOST_OF_WIDTHS
        return min(_MOST_OF_WIDTHS, log((1 - _OUTLIER) * exp(value) + _OUTLIER))


def _likely_ratio(text: float, source: float, sentences: int) -> float:
    """Return the ratio of whole texts, the less of it the fewer sentences: some may be left out."""
    ratio = log(text / source) if text and source else 0.0
    return max(-_MOST_RATIO, min(_MOST_RATIO, ratio)) * sentences / (sentences + _UNSEEN)


def spread_of_width(width: float) -> float:
    """Return the variance of the logarithm of the ratio of widths, for a sentence of this width.

    Fitted to human translations of news from English into six languages, and from Chinese.
    """
    return 0.004 + 2.0 / width


def _breaks(begin: Sequence[bool]) -> int:
    """Return the paragraphs that begin inside a run, times two, and one more if one begins with it.

    Those that matter: the more there are, the less each of them tells.
    """
    return 2 * min(begin[1:].count(True), LONGEST - 1) + begin[:1].count(True)


def _of_breaks(source: Sequence[bool], text: Sequence[bool]) -> list[list[float]]:
    """Return what it tells of a pair how many paragraphs begin in it, by `Run.breaks` of both sides.

    On one side alone they are unlikely, the more so the more often both sides have them.
    """
    same = source.count(True), text.count(True)
    same_break, inner = (_SAME_BREAK, 2.5) if 2 * min(same) > max(same) else (0.6, 0.5)
    first = {
        (0, 0): 0.0,
        (1, 1): -log(max(0.1, same[1] / max(1, len(text)))) / 2,
        (0, 1): (one := log((1 - same_break) / 0.7)),
        (1, 0): one,
    }
    sizes = range(2 * LONGEST)
    return [
        [
            first[a % 2, b % 2] - inner * abs(a // 2 - b // 2) - 1.0 * min(a // 2, b // 2)
            for b in sizes
        ]
        for a in sizes
    ]


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
