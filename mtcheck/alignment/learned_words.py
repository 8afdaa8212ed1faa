"""Words of a text and of its source that stand in the same sentences: learned from the texts alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.patterns import compile_pattern

_LEAST = 2
"""Pairs of sentences in which two words must stand both."""
_DICE = 0.75
"""Share of their sentences that two words have in common (Dice's coefficient)."""
_SHORTEST = 4
_WORD = compile_pattern(r"\p{Han}++|[\p{L}\p{M}]++")
_HAN = compile_pattern(r"\p{Han}")


def learned_marks(
    source: Sequence[str], text: Sequence[str], pairs: Iterable[tuple[int, int]]
) -> tuple[list[frozenset[str]], list[frozenset[str]]]:
    """Return marks for the sentences of both sides: a word and what it seems to become are one.

    `pairs` are sentences that correspond, by their numbers.
    """
    sides = [list(map(units, side)) for side in (source, text)]
    counts = [Counter(unit for units in side for unit in units) for side in sides]
    both = Counter(
        (a, b)
        for i, j in pairs
        for a in sorted(sides[0][i])
        if counts[0][a] >= _LEAST
        for b in sorted(sides[1][j])
        if counts[1][b] >= _LEAST
    )
    partners: tuple[dict[str, str], dict[str, str]] = ({}, {})
    for (a, b), together in sorted(both.items(), key=lambda item: (-item[1], item[0])):
        dice = 2 * together / (counts[0][a] + counts[1][b])
        if together >= _LEAST and dice >= _DICE and a not in partners[0] and b not in partners[1]:
            partners[0][a] = partners[1][b] = f"+{a}"
    return (
        [frozenset(_marks(units, partners[0])) for units in sides[0]],
        [frozenset(_marks(units, partners[1])) for units in sides[1]],
    )


def _marks(units: frozenset[str], partners: dict[str, str]) -> Iterator[str]:
    return (partners[unit] for unit in units if unit in partners)


def units(sentence: str) -> frozenset[str]:
    """Return the longer words of a sentence; of Chinese characters all pairs."""
    found: set[str] = set()
    for m in _WORD.finditer(sentence.lower()):
        word = m.group()
        if _HAN.match(word):
            found.update(word[i : i + 2] for i in range(len(word) - 1))
        elif len(word) >= _SHORTEST:
            found.add(word[:6])
    return frozenset(found)
