"""The likeliest way in which the sentences of two texts correspond: dynamic programming over beads.

A bead is a run of sentences of the source and the run that translates it, in the manner of Gale and
Church (1993), of which `mtcheck.alignment.likeness` says how much likelier they are than by chance.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from math import inf, log
from statistics import median
from types import MappingProxyType
from typing import NamedTuple

from mtcheck.alignment.learned_words import learned_marks
from mtcheck.alignment.likeness import Likeness, Run, Side


class Bead(NamedTuple):
    """A run of sentences of the source and the run of the text that translates it: start and end."""

    source: tuple[int, int]
    text: tuple[int, int]

    @property
    def is_pair(self) -> bool:
        """Tell whether there are sentences on both sides."""
        return self.source[0] < self.source[1] and self.text[0] < self.text[1]


PRIORS: Mapping[tuple[int, int], float] = MappingProxyType(
    {
        (1, 1): log(0.9),
        (1, 0): log(0.02),
        (0, 1): log(0.02),
        (1, 2): log(0.02),
        (2, 1): log(0.02),
        (2, 2): log(0.0005),
        (1, 3): log(0.003),
        (3, 1): log(0.003),
    }
)
_PARAGRAPH = log(0.002), -0.7
"""A whole paragraph that stands on one side alone: for the paragraph, and for each sentence."""
_REST = log(0.005), -0.3
"""All the rest of a text: that there is one, and for each sentence."""
_ENOUGH = 8
"""Pairs of single sentences from which something is learned."""
_PLENTY = 2000
"""Those beside which it is not worth its time: long texts have rare marks enough."""
_BEAM = 30.0
"""By how much less likely than the best one a path may be, to be followed."""
_Shape = tuple[int, int, float, "_Row", tuple[Run, Sequence[Run]] | None]
"""Sentences of the source and of the text in a bead, how likely that is, the row before it, and the
run of the source with those of the text by their ends."""
_Cell = tuple[float, int, int, int]
"""The score of the best path to a place, the size of its last bead, and the sides on which a paragraph
began with what stands alone right before (bits: 1 for the source, 2 for the text)."""
_Row = dict[int, _Cell]
"""The cells for the sentences of the text."""


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
        _, di, dj, _ = best[i][j]
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
    shapes = _shapes(best, i, like)
    row = best[i]
    highest = -inf
    for j in range(first, last + 1):
        row[j] = cell = _best_cell(best, i, j, like, shapes)
        highest = max(highest, cell[0])
        if j > reached and cell[0] < highest - _BEAM and not is_end:
            break
    if not is_end:
        best[i] = {j: cell for j, cell in row.items() if cell[0] >= highest - _BEAM}


def _shapes(best: list[_Row], i: int, like: Likeness) -> list[_Shape]:
    """Return the beads that can end with sentence i of the source, the usual ones first."""
    ours, theirs = like.ending
    return [
        (di, dj, prior, best[i - di], (ours[di - 1][i], theirs[dj - 1]) if di and dj else None)
        for (di, dj), prior in PRIORS.items()
        if di <= i
    ]


def _best_cell(best: list[_Row], i: int, j: int, like: Likeness, shapes: list[_Shape]) -> _Cell:
    """Return the best path to a cell."""
    found = (0.0 if i == j == 0 else -inf, 0, 0, 0)
    for di, dj, prior, row, runs in shapes:
        before = row.get(j - dj)
        if before is None:
            continue
        score = before[0] + prior
        if runs:
            score += like.in_place(runs[0], runs[1][j], before[3], found[0] - score)
        if score > found[0]:
            opened = 0 if runs else before[3] | like.opens(i if di else 0, j if dj else 0)
            found = (score, di, dj, opened)
    for di, dj in _paragraphs(like, i, j):
        before = best[i - di].get(j - dj)
        if before and before[0] + _PARAGRAPH[0] + _PARAGRAPH[1] * (di + dj) > found[0]:
            found = (before[0] + _PARAGRAPH[0] + _PARAGRAPH[1] * (di + dj), di, dj, before[3])
    if i == len(like.source.sentences) and j == len(like.text.sentences):
        found = max([found, *_rests(best, i, j)])
    return found


def _rests(best: list[_Row], i: int, j: int) -> Iterator[_Cell]:
    """Yield the paths to the end on which all the rest of one side stands alone: a text cut short."""
    for k in range(i):
        if j in best[k]:
            yield best[k][j][0] + _REST[0] + _REST[1] * (i - k), i - k, 0, 0
    for k, cell in best[i].items():
        if k < j:
            yield cell[0] + _REST[0] + _REST[1] * (j - k), 0, j - k, 0


def _paragraphs(like: Likeness, i: int, j: int) -> Iterator[tuple[int, int]]:
    """Yield the beads that are the paragraph of one side, ending here, alone."""
    if i in like.source.long_paragraphs:
        yield i - like.source.long_paragraphs[i], 0
    if j in like.text.long_paragraphs:
        yield 0, j - like.text.long_paragraphs[j]
