"""The likeliest way in which the sentences of two texts correspond: dynamic programming over beads.

A bead is a run of sentences of the source and the run that translates it, in the manner of Gale and
Church (1993); what two runs have in common is weighed as the logarithm of how much likelier it is in
translations than in sentences taken at random.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial
from itertools import pairwise
from math import exp, fsum, inf, log
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from mtcheck.learned_words import learned_marks
from mtcheck.sentence_marks import KEPT, marks, rate, width


class Bead(NamedTuple):
    """A run of sentences of the source and the run of the text that translates it: start and end."""

    source: tuple[int, int]
    text: tuple[int, int]

    @property
    def is_pair(self) -> bool:
        """Tell whether there are sentences on both sides."""
        return self.source[0] < self.source[1] and self.text[0] < self.text[1]


_PRIORS: Mapping[tuple[int, int], float] = MappingProxyType(
    {
        (1, 1): log(0.9),
        (1, 2): log(0.02),
        (2, 1): log(0.02),
        (2, 2): log(0.0005),
        (1, 3): log(0.003),
        (3, 1): log(0.003),
        (1, 0): log(0.02),
        (0, 1): log(0.02),
    }
)
_PARAGRAPH = log(0.002), -0.7
"""A whole paragraph that stands on one side alone: for the paragraph, and for each sentence."""
_REST = log(0.005), -0.3
"""All the rest of a text: that there is one, and for each sentence."""
_SAME_BREAK = 0.95
"""Share of the paragraphs that a translation begins where the source does."""
_OUTLIER = 0.01
_LEXICAL = 0.8
"""What marks are worth beside length: they are not independent of one another."""
_MOST = 4.0
_FEW = 4
"""Marks of a kind that a text must have before they tell more than other texts do."""
_UNSEEN = 25
"""Sentences without a mark that are added to those of a text, to tell how rare it is."""
_MOST_RATIO = 0.25
"""Logarithm of how much longer or shorter than its source a whole translation can be."""
_ENOUGH = 8
"""Pairs of single sentences from which something is learned."""
_PLENTY = 2000
"""Those beside which it is not worth its time: long texts have rare marks enough."""
_BEAM = 30.0
"""By how much less likely than the best one a path may be, to be followed."""
_Row = dict[int, tuple[float, int, int]]
"""For sentences of the text: the score of the best path that ends there, the size of its last bead."""


@dataclass(frozen=True)
class Side:
    """The sentences of one text: their wording, and whether each begins a paragraph."""

    sentences: Sequence[str]
    breaks: Sequence[bool]
    learned: Sequence[frozenset[str]] = ()
    """More marks of each sentence, if any (see `mtcheck.learned_words`)."""

    @cached_property
    def marks(self) -> list[frozenset[str]]:
        """The marks of each sentence."""
        found = [marks(sentence) for sentence in self.sentences]
        return [a | b for a, b in zip(found, self.learned, strict=True)] if self.learned else found

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
        same = source.breaks.count(True), text.breaks.count(True)
        self._same_break = _SAME_BREAK if 2 * min(same) > max(same) else 0.6

    def _gain(self, mark: str) -> float:
        """Return what it brings when a mark stands on both sides, beyond the costs of its absence."""
        if mark not in self._gains:
            by_chance = max(self.source.rates[mark], self.text.rates[mark])
            both = _LEXICAL * max(0.0, min(_MOST, log(KEPT[mark[0]] / by_chance)))
            self._gains[mark] = both - self._alone[0][mark] - self._alone[1][mark]
        return self._gains[mark]

    def of(self, source: tuple[int, int], text: tuple[int, int]) -> float:
        """Return that of these sentences of the source and of the text (start and end)."""
        ours, theirs = self._runs[0][source], self._runs[1][text]
        gains = [self._gain(mark) for mark in ours.marks & theirs.marks]
        # Exact, so that the order of a set is nothing to it.
        return fsum((self._of_widths(ours.width, theirs.width), ours.cost, theirs.cost, *gains))

    def _run(self, side: int, start: int, end: int) -> _Run:
        text = (self.source, self.text)[side]
        found = text.marks[start].union(*text.marks[start + 1 : end])
        costs = self._alone[side]
        return _Run(sum(text.widths[start:end]), found, fsum(costs[mark] for mark in found))

    def _of_widths(self, ours: float, theirs: float) -> float:
        """Compare the probability of the width as that of a translation, and as that of any sentence."""
        if not ours or not theirs:
            return 0.0
        off = log(theirs) - log(ours) - self.ratio
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
            return -log(max(0.1, self.text.breaks.count(True) / len(self.text.breaks))) / 2
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


def best_path(like: Likeness) -> list[Bead]:
    """Return the beads of the likeliest correspondence, in order; all sentences are in one.

    Time and memory grow in step with the texts: paths far less likely than another one that has got
    as far in the source are not followed.
    """
    best: list[_Row] = []
    i, j = len(like.source.sentences), len(like.text.sentences)
    for row in range(i + 1):
        best.append({})
        _fill(best, row, j, like)
    beads = []
    while i or j:
        _, di, dj = best[i][j]
        beads.append(Bead((i - di, i), (j - dj, j)))
        i, j = i - di, j - dj
    return beads[::-1]


def align_sides(source: Side, text: Side) -> tuple[list[Bead], Likeness]:
    """Return the beads of two texts, and the likeness by which they were found.

    They are sought again with what the pairs of single sentences tell: how long translations are
    here, and which words stand for which.
    """
    like = Likeness(source, text)
    beads = best_path(like)
    single = [(b.source[0], b.text[0]) for b in beads if _is_single(b)]
    if not _ENOUGH <= len(single) <= _PLENTY:
        return beads, like
    ratio = median(log(text.widths[j] / source.widths[i]) for i, j in single)
    ours, theirs = learned_marks(source.sentences, text.sentences, single)
    like = Likeness(replace(source, learned=ours), replace(text, learned=theirs), ratio)
    return best_path(like), like


def _is_single(bead: Bead) -> bool:
    return all(end - start == 1 for start, end in bead)


def _fill(best: list[_Row], i: int, last: int, like: Likeness) -> None:
    """Fill the last row: the paths that end with sentence i of the source."""
    near = best[max(0, i - 3) : i]
    first = min((next(iter(row)) for row in near), default=0)
    reached = max((next(reversed(row)) for row in near), default=0) + 3
    is_end = i == len(like.source.sentences)
    row = best[i]
    highest = -inf
    for j in range(first, last + 1):
        row[j] = cell = _best_cell(best, i, j, like)
        highest = max(highest, cell[0])
        if j > reached and cell[0] < highest - _BEAM and not is_end:
            break
    if not is_end:
        best[i] = {j: cell for j, cell in row.items() if cell[0] >= highest - _BEAM}


def _best_cell(best: list[_Row], i: int, j: int, like: Likeness) -> tuple[float, int, int]:
    """Return the score of the best path to a cell, and the size of its last bead."""
    found = (0.0, 0, 0) if i == j == 0 else (-inf, 0, 0)
    for (di, dj), prior in _PRIORS.items():
        before = best[i - di].get(j - dj) if di <= i and dj <= j else None
        if before is None:
            continue
        score = before[0] + prior
        if di and dj:
            score += like.of((i - di, i), (j - dj, j)) + like.of_break(i - di, j - dj)
            score += _inner_breaks(like, i - di, i, j - dj, j)
        if score > found[0]:
            found = (score, di, dj)
    for di, dj in _paragraphs(like, i, j):
        before = best[i - di].get(j - dj)
        if before and before[0] + _PARAGRAPH[0] + _PARAGRAPH[1] * (di + dj) > found[0]:
            found = (before[0] + _PARAGRAPH[0] + _PARAGRAPH[1] * (di + dj), di, dj)
    if i == len(like.source.sentences) and j == len(like.text.sentences):
        found = max([found, *_rests(best, i, j)])
    return found


def _rests(best: list[_Row], i: int, j: int) -> Iterator[tuple[float, int, int]]:
    """Yield the paths to the end on which all the rest of one side stands alone: a text cut short."""
    for k in range(i):
        if j in best[k]:
            yield best[k][j][0] + _REST[0] + _REST[1] * (i - k), i - k, 0
    for k, cell in best[i].items():
        if k < j:
            yield cell[0] + _REST[0] + _REST[1] * (j - k), 0, j - k


def _paragraphs(like: Likeness, i: int, j: int) -> list[tuple[int, int]]:
    """Return the beads that are the paragraph of one side, ending here, alone."""
    found = []
    if i in like.source.paragraph_ends:
        found.append((i - like.source.paragraph_ends[i], 0))
    if j in like.text.paragraph_ends:
        found.append((0, j - like.text.paragraph_ends[j]))
    return found


def _inner_breaks(like: Likeness, a: int, b: int, c: int, d: int) -> float:
    """Weigh the paragraphs that begin inside a bead: on one side alone they are unlikely."""
    ours = sum(like.source.breaks[a + 1 : b])
    theirs = sum(like.text.breaks[c + 1 : d])
    return -2.5 * abs(ours - theirs) - 1.0 * min(ours, theirs)
