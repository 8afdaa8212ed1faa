"""What stands in a text where the aligned passage of the source has a name, by the names around it.

Names and figures that both have are anchors. Where exactly one run of words with capitals stands on
each side between the same two anchors, the one renders the other, whatever the words mean.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.gazetteer import fold
from mtcheck.patterns import compile_pattern

_TOKEN = compile_pattern(r"[\p{L}\p{M}]++(?:['’][\p{L}\p{M}]++)*+|\p{Nd}++(?:[.,:]\p{Nd}++)*+")
_MOST = 400
"""Tokens of a passage that are compared."""
_JOINTS = frozenset((" ", "\u00a0", "-"))
_MOST_NAMES = 40
"""Names of a passage that are compared with each other."""
_ALIKE = 0.6
"""Similarity from which two names of one first letter are one."""
_NEAR = 5
"""Tokens within which an anchor stands beside what it tells."""
_ENDS = frozenset('.!?:;…«»„“”"\n')


class Token(NamedTuple):
    """A word or figure of a text with its place, whether it has a capital, and opens a sentence."""

    start: int
    end: int
    text: str
    is_capital: bool
    opens: bool


class Slot(NamedTuple):
    """The i-th token of a passage of the text, and the j-th one of the source in the same place.

    `follows` tells that each adjoins the same word with a capital before it.
    """

    i: int
    j: int
    follows: bool


def tokens(text: str, start: int, end: int) -> list[Token]:
    """Return the words and figures of text[start:end], the first ones of a long passage."""
    found: list[Token] = []
    at = start
    for m in _TOKEN.finditer(text, start, end):
        opens = not found or not _ENDS.isdisjoint(text[at : m.start()])
        found.append(Token(m.start(), m.end(), m[0], m[0][0].isupper(), opens))
        at = m.end()
        if len(found) == _MOST:
            break
    return found


def slots(ours: Sequence[Token], text: str, theirs: Sequence[Token], source: str) -> Iterator[Slot]:
    """Yield the words with a capital that stand in place of each other, in text order."""
    anchors = _anchors(ours, theirs)
    shared = {fold(token.text) for token in ours} & {fold(token.text) for token in theirs}
    edges = [(-1, -1), *anchors, (len(ours), len(theirs))]
    for (i, j), (k, m) in pairwise(edges):
        one, other = _names(ours, i + 1, k, shared), _names(theirs, j + 1, m, shared)
        if len(one) != 1 or len(other) != 1:
            continue
        (a,), (b,) = one, other
        before = i >= 0 and max(a - i, b - j) <= _NEAR
        after = k < len(ours) and max(k - a, m - b) <= _NEAR
        if before or after:
            yield Slot(a, b, i >= 0 and _adjoin(ours, i, a, text) and _adjoin(theirs, j, b, source))


def _adjoin(found: Sequence[Token], i: int, k: int, text: str) -> bool:
    return i + 1 == k and found[i].is_capital and text[found[i].end : found[k].start] in _JOINTS


def _anchors(ours: Sequence[Token], theirs: Sequence[Token]) -> list[tuple[int, int]]:
    """Return the places of what stands once on both sides, in the same order on both.

    Names that are alike stand for each other where each is like no other one: Eduardo, Edward.
    """
    one, other = _once(ours), _once(theirs)
    found = {(one[key], other[key]) for key in one.keys() & other.keys()}
    found |= _alike(
        {k: i for k, i in one.items() if k not in other},
        {k: i for k, i in other.items() if k not in one},
    )
    anchors: list[tuple[int, int]] = []
    for pair in sorted(found):
        if not anchors or pair[1] > anchors[-1][1]:
            anchors.append(pair)
    return anchors


def _alike(one: Mapping[str, int], other: Mapping[str, int]) -> set[tuple[int, int]]:
    near = [
        (a, b)
        for a in sorted(one)[:_MOST_NAMES]
        for b in sorted(other)[:_MOST_NAMES]
        if a[0] == b[0] and OSA.normalized_similarity(a, b) >= _ALIKE
    ]
    ours, theirs = Counter(a for a, _ in near), Counter(b for _, b in near)
    return {(one[a], other[b]) for a, b in near if ours[a] == theirs[b] == 1}


def _once(found: Sequence[Token]) -> dict[str, int]:
    telling = [
        (fold(t.text), i) for i, t in enumerate(found) if t.is_capital or t.text[0].isdigit()
    ]
    counts = Counter(key for key, _ in telling)
    return {key: i for key, i in telling if counts[key] == 1 and (len(key) > 1 or key.isdigit())}


def _names(found: Sequence[Token], first: int, last: int, shared: set[str]) -> list[int]:
    """Return the words with a capital that stand on this side only, and open no sentence."""
    named = (i for i in range(first, last) if found[i].is_capital and not found[i].opens)
    return [i for i in named if fold(found[i].text) not in shared]
