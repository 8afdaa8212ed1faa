"""What differs between two texts, word by word."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import NamedTuple

import regex
from rapidfuzz.distance import Indel

MOST_CELLS = 40_000_000
"""Words of one text times words of the other: a comparison takes a bit of memory for each (5 MB), and
less than a second."""
_TOKEN = regex.compile(
    r"(?:[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}\p{Khmer}\p{Lao}]|[\p{L}\p{M}\p{N}'’]+|\S)\s*"
)
"""A word with the space after it; scripts that write none are compared letter by letter."""


class Change(NamedTuple):
    """A passage of two texts (`same`), or of only the first (`removed`) or the second (`added`).

    `at` is the offset in the first text of the passage, or of the word that it follows.
    """

    kind: str
    text: str
    at: int


def word_diff(old: str, new: str) -> list[Change] | None:
    """Return what turns the old text into the new one, in order: the least, counted in words.

    It follows the longest common subsequence of words (rapidfuzz). None where the texts are too long
    for that.
    """
    a, b = _TOKEN.findall(old), _TOKEN.findall(new)
    if len(a) * len(b) > MOST_CELLS:
        return None
    starts = [len(old) - sum(map(len, a))]
    for token in a:
        starts.append(starts[-1] + len(token))
    changes: list[Change] = []
    i = k = 0
    for match in Indel.opcodes(*_numbered(a, b)).as_matching_blocks():
        if i < match.a:
            changes.append(Change("removed", "".join(a[i : match.a]), starts[i]))
        if k < match.b:
            at = starts[i] if i < match.a else starts[max(0, i - 1)]
            changes.append(Change("added", "".join(b[k : match.b]), at))
        i, k = match.a + match.size, match.b + match.size
        if match.size:
            changes.append(Change("same", "".join(a[match.a : i]), starts[match.a]))
    return changes


def _numbered(a: Sequence[str], b: Sequence[str]) -> tuple[list[int], list[int]]:
    """Return the words as numbers: two are the same where they differ in space alone."""
    numbers: dict[str, int] = {}
    for token in chain(a, b):
        numbers.setdefault(token.rstrip(), len(numbers))
    return [numbers[t.rstrip()] for t in a], [numbers[t.rstrip()] for t in b]
