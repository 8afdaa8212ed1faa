"""Sentences that stand elsewhere in a translation than in its source: found after the alignment."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from math import inf, log

from mtcheck.alignment.bead_path import Bead
from mtcheck.alignment.likeness import Likeness

_BETTER = 4.0
"""By how much they must be more alike than what they are paired with in place."""
_WEAK = 1.0
"""A pair in place that is less alike than this may be two halves of other pairs."""
_COMMON = 3
"""Sentences of a side among which a mark must not stand more often to lead to a pair."""
_FEW = 2500
"""Pairs of loose sentences up to which all are compared."""


def rejoin(beads: Sequence[Bead], like: Likeness) -> list[Bead]:
    """Return the beads with single sentences rejoined that the path, which never goes back, set apart.

    They are those that nothing corresponds to, and those in weak pairs. In the order of the text;
    what the text lacks stands after what it follows in the source.
    """
    weak = [b for b in beads if _is_loose(b, like)]
    found = _with_neighbours(_best_pairs(_candidates(weak, like)), weak, like)
    if not found:
        return list(beads)
    taken = {i for i, _ in found}, {j for _, j in found}
    kept = [b for b in beads if not any(taken[side] & _sentences(b, side) for side in (0, 1))]
    joined = [Bead((i, i + 1), (j, j + 1)) for i, j in found]
    return _in_text_order([*kept, *joined, *_left_over(beads, kept, taken)])


def _sentences(bead: Bead, side: int) -> set[int]:
    return set(range(*bead[side]))


def _is_loose(bead: Bead, like: Likeness) -> bool:
    """Tell whether a bead has one side alone, or is a weak pair of single sentences."""
    if not bead.is_pair:
        return True
    return all(end - start == 1 for start, end in bead) and like.of(*bead) < _WEAK


def _candidates(loose: Sequence[Bead], like: Likeness) -> list[tuple[float, int, int]]:
    """Return (likeness, source sentence, text sentence) of loose ones that share a rare mark."""
    having: dict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    inside: tuple[dict[int, float], dict[int, float]] = ({}, {})
    for bead in loose:
        alike = like.of(*bead) if bead.is_pair else 0.0
        for side, found in ((0, like.source.marks), (1, like.text.marks)):
            for i in _sentences(bead, side):
                inside[side][i] = alike
                for mark in found[i]:
                    having[mark][side].append(i)
    loose_pairs = len(inside[0]) * len(inside[1])
    if loose_pairs <= _FEW:
        pairs = {(i, j) for i in inside[0] for j in inside[1]}
    else:
        pairs = {
            (i, j)
            for ours, theirs in having.values()
            if max(len(ours), len(theirs)) <= _COMMON
            for i in ours
            for j in theirs
        }
    # The more pairs there are, the more alike is the best of them by chance.
    least = 0.5 + log(max(1, loose_pairs))
    scored = ((like.of((i, i + 1), (j, j + 1)), i, j) for i, j in sorted(pairs))
    return [
        (score, i, j)
        for score, i, j in scored
        if score >= max(least, inside[0][i] + _BETTER, inside[1][j] + _BETTER)
    ]


def _best_pairs(candidates: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    """Return pairs, the most alike first, each sentence in one."""
    taken: tuple[set[int], set[int]] = (set(), set())
    found = []
    for _, i, j in sorted(candidates, key=lambda c: (-c[0], c[1], c[2])):
        if i not in taken[0] and j not in taken[1]:
            taken[0].add(i)
            taken[1].add(j)
            found.append((i, j))
    return found


def _with_neighbours(
    found: list[tuple[int, int]], loose: Sequence[Bead], like: Likeness
) -> list[tuple[int, int]]:
    """Return the pairs with those beside them: what is moved is moved with its neighbours."""
    alone = (
        {i for b in loose if not b.is_pair for i in _sentences(b, 0)},
        {j for b in loose if not b.is_pair for j in _sentences(b, 1)},
    )
    alone[0].difference_update(i for i, _ in found)
    alone[1].difference_update(j for _, j in found)
    more = list(found)
    for pair in more:  # grows on the way
        for step in (-1, 1):
            i, j = pair[0] + step, pair[1] + step
            if i in alone[0] and j in alone[1] and like.of((i, i + 1), (j, j + 1)) >= 0:
                alone[0].remove(i)
                alone[1].remove(j)
                more.append((i, j))
    return more


def _left_over(
    beads: Sequence[Bead], kept: Sequence[Bead], taken: tuple[set[int], set[int]]
) -> list[Bead]:
    """Return a bead for each sentence that lost its pair, at the place where the other side lacks it."""
    lost = [b for b in beads if b not in set(kept)]
    ours = sorted(i for b in lost for i in _sentences(b, 0) - taken[0])
    theirs = sorted(j for b in lost for j in _sentences(b, 1) - taken[1])
    ends = sorted((b.source[1], b.text[1]) for b in kept)
    alone = []
    for i in ours:
        at = bisect_right(ends, (i, inf)) - 1
        place = ends[at][1] if at >= 0 else 0
        alone.append(Bead((i, i + 1), (place, place)))
    return [*alone, *(Bead((0, 0), (j, j + 1)) for j in theirs)]


def _in_text_order(beads: Sequence[Bead]) -> list[Bead]:
    return sorted(beads, key=lambda b: (b.text, b.source))
