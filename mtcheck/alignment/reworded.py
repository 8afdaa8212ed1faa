"""Sentences that stand alone on both sides of one place: paired after the alignment, as far as they go.

What the path leaves over there may be a free translation: it has little in common with its source, but
its place.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf

from mtcheck.alignment.bead_path import PRIORS, Bead
from mtcheck.alignment.likeness import Likeness

_MOST = 400
"""Pairs of sentences up to which they are all compared."""


def settle(beads: Sequence[Bead], like: Likeness) -> list[Bead]:
    """Return the beads, in the order of the text, without places that have sentences left on both sides.

    What remains alone there stands on the side that has more of them.
    """
    settled: dict[int, list[Bead]] = {}
    covered: tuple[set[int], set[int]] = (set(), set())
    for place in _places(beads, like):
        (a, b), (c, d) = place
        # What the text says twice, as engines do, translates nothing here.
        is_new = b > a and any(like.text.new_widths[c:d])
        if is_new and (b - a) * (d - c) <= _MOST:
            settled[place.text[0]] = _best(place, like)
            for side in (0, 1):
                covered[side].update(range(*place[side]))
    if not settled:
        return list(beads)
    kept = [b for b in beads if not any(covered[side] & set(range(*b[side])) for side in (0, 1))]
    found = [*kept, *(bead for some in settled.values() for bead in some)]
    return sorted(found, key=lambda b: (b.text, b.source))


def _places(beads: Sequence[Bead], like: Likeness) -> Iterator[Bead]:
    """Yield what lies between pairs that follow one another on both sides."""
    ends = len(like.source.sentences), len(like.text.sentences)
    paired = [b for b in beads if b.is_pair]
    after = {b.source: n for n, b in enumerate(sorted(paired), 1)}
    border = Bead((ends[0], ends[0]), (ends[1], ends[1]))
    for before, bead in pairwise([Bead((0, 0), (0, 0)), *paired, border]):
        if after.get(bead.source, len(after) + 1) == after.get(before.source, 0) + 1:
            yield Bead((before.source[1], bead.source[0]), (before.text[1], bead.text[0]))


def _best(place: Bead, like: Likeness) -> list[Bead]:
    """Return the likeliest beads of a place; only the side that has more may keep some alone."""
    (a, b), (c, d) = place
    sizes = {
        s: p for s, p in PRIORS.items() if all(s) or s == ((1, 0) if b - a > d - c else (0, 1))
    }
    if b - a == d - c:
        sizes = {s: p for s, p in sizes.items() if all(s)}
    best = {(a, c): (0.0, Bead((a, a), (c, c)))}
    for i in range(a, b + 1):
        for j in range(c, d + 1):
            for (di, dj), prior in sizes.items():
                score = best.get((i - di, j - dj), (-inf,))[0] + prior
                bead = Bead((i - di, i), (j - dj, j))
                if score > -inf and bead.is_pair:
                    score += like.of(*bead)
                if score > best.get((i, j), (-inf,))[0]:
                    best[i, j] = score, bead
    found = []
    while (b, d) != (a, c):
        bead = best[b, d][1]
        found.append(bead)
        b, d = bead.source[0], bead.text[0]
    return found[::-1]
