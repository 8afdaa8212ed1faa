"""Ways in which a translation differs from its source in layout, or lacks or adds sentences."""

from __future__ import annotations

import random
from collections.abc import Callable

from parallel_texts import Sentence, Side

SHARE = 0.1
Way = Callable[[Side, random.Random, list[Sentence]], Side]
"""Changes a text; other sentences come from the list."""


def dropped(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    return [[s for s in p if s.number is None or rng.random() >= SHARE] for p in side]


def added(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    new: Side = []
    for paragraph in side:
        new.append([])
        for s in paragraph:
            new[-1].append(s)
            if rng.random() < SHARE:
                new[-1].append(Sentence(rng.choice(pool).text, -1, 0))
    return new


def merged(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Join paragraphs with the next one."""
    new: Side = []
    for paragraph in side:
        if new and rng.random() < SHARE:
            new[-1] = new[-1] + paragraph
        else:
            new.append(paragraph)
    return new


def split(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Begin new paragraphs inside others."""
    new: Side = []
    for paragraph in side:
        new.append([])
        for i, s in enumerate(paragraph):
            if i and rng.random() < SHARE:
                new.append([])
            new[-1].append(s)
    return new


def shuffled(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Move paragraphs elsewhere."""
    new = list(side)
    for _ in range(max(1, round(len(side) * SHARE))):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return new


def flat(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Lose all paragraphs."""
    return [[s for paragraph in side for s in paragraph]]


def clean(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    return side


WAYS = (clean, dropped, added, merged, split, shuffled, flat)
