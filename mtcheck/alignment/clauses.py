"""Sentences whose translation fits one end of them better than the whole: the other end was left out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck import concepts
from mtcheck.alignment.learned_words import units
from mtcheck.alignment.likeness import Likeness
from mtcheck.alignment.marks import marks, width
from mtcheck.patterns import compile_pattern

_INNER = compile_pattern(r"[,;:，；、،：—–।(（]++\s*+")
_SHORTEST = 20
"""Width of what is left out, and of what is translated, at least."""
_LONGEST = 1000
"""Characters of a sentence: longer ones are lists."""
_DOUBT = 0.15
"""Logarithm of how much more tersely than elsewhere a sentence may be translated as a whole."""
_WIDEST = 0.85
"""Share of a sentence whose length its translation has, from which it is not looked at."""
_MOST = 8
"""Cuts of a sentence that are tried, those first whose width fits best."""
_ALIKE = 2.0
"""How much likelier than by chance what is left must be as a translation (logarithm)."""


class Lost(NamedTuple):
    """Start and end of what a sentence of the source has more, and how much surer that is than not.

    `certainty` is the logarithm of a ratio of probabilities: that of the text being a translation of
    the rest, and that of its being one of the whole.
    """

    start: int
    end: int
    certainty: float


def lost_clause(like: Likeness, i: int, j: int, code: str) -> Lost | None:
    """Return what of sentence i of the source its translation j lacks most surely; None if nothing.

    `code` is the language of the source if its words can be compared by what they mean, else "".
    """
    sentence = like.source.sentences[i]
    if len(sentence) > _LONGEST or like.kept_share(i, j) >= _WIDEST:
        return None
    whole = like.of((i, i + 1), (j, j + 1), _DOUBT)
    found = []
    for start, end in _nearest(like, i, j):
        kept = sentence[end:] if start == 0 else sentence[:start]
        alike = like.of_part(i, _marks(kept, code), width(kept), j)
        if alike >= _ALIKE:
            found.append(Lost(start, end, alike - whole))
    return max(found, key=lambda lost: lost.certainty, default=None)


def _nearest(like: Likeness, i: int, j: int) -> list[tuple[int, int]]:
    """Return the ends of a sentence without which it has most nearly the length of its translation."""
    sentence = like.source.sentences[i]
    share = like.source.widths[i] / len(sentence)
    wanted = len(sentence) * like.kept_share(i, j)
    return sorted(
        (
            (start, end)
            for start, end in _ends(sentence)
            if min(end - start, len(sentence) - end + start) * share >= _SHORTEST
        ),
        key=lambda cut: (abs(len(sentence) - (cut[1] - cut[0]) - wanted), cut),
    )[:_MOST]


def _ends(sentence: str) -> Iterator[tuple[int, int]]:
    for mark in _INNER.finditer(sentence):
        yield 0, mark.end()
        yield mark.start(), len(sentence)


def _marks(text: str, code: str) -> frozenset[str]:
    meant = concepts.marks(text, code) if code else frozenset()
    return marks(text) | meant | {f"+{unit}" for unit in units(text)}
