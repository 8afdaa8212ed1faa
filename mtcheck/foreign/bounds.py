"""The most that a run of foreign words in a block can add up to: most blocks need no search for one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from mtcheck.document import Block, Document
from mtcheck.foreign.speaking import opens_sentence
from mtcheck.foreign.weights import rival_ceilings, rival_weights
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import WordClass, capitalised

SURE = 2.5
"""A single word is foreign if it is this much more common there, and rare here."""
FUNCTION_GAP = 1.8
"""By how much function words of the source and of English are more common there."""
_SENTENCE_START = re.compile(r"""[.!?…:\n–—-]["'“‘«„»(\[¿¡\s]{0,8}([^\W\d_]{1,3})""")
"""The first letters of what opens a sentence, or may."""


def weakest(doc: Document) -> float:
    """Return the sum below which there is no run: one word that is sure, or a function word."""
    speaking = {"en", doc.source_language}
    heard = not speaking.isdisjoint(rival_weights(doc.language or "").rivals)
    return FUNCTION_GAP if heard else SURE


def sum_bound(doc: Document, block: Block, least: float) -> float:
    """Return a sum that no run of the block exceeds, the closer the more it is above `least`."""
    tokens = doc.tokens(block)
    gains = doc.memo("gains", lambda: _gains(doc))
    bound = sum([gains[token] for token in tokens if token in gains])
    return bound if bound < least else _closer_bound(doc, block, tokens, least)


def _closer_bound(doc: Document, block: Block, tokens: Sequence[str], least: float) -> float:
    ceilings = rival_ceilings(doc.language or "")
    values = list(map(ceilings.__getitem__, tokens))
    capitals = {t: ceilings[t.lower()] for t in _telling_capitals(doc).intersection(tokens)}
    bound = _best_sum(values) + sum(capitals.values())
    if bound < least:
        return bound
    openings = {
        token: value
        for token, value in capitals.items()
        if any(opens_sentence(doc, block, at) for at in _places_in(doc.text, token, block))
    }
    values = [openings.get(t, v) for t, v in zip(tokens, values, strict=True)]
    bound = _best_sum(values)
    if bound < least:
        return bound
    # No one language need be behind all of it.
    nothing = [0.0] * len(ceilings.weights.rivals)
    rows = [
        ceilings.weights[lower_form(t)] if t.islower() or t in openings else nothing for t in tokens
    ]
    gainful = [row for row, value in zip(rows, values, strict=True) if value > 0]
    return max(
        (_best_sum(column) for _, column in strong_columns(rows, gainful, least)), default=0.0
    )


def strong_columns(
    rows: Sequence[Sequence[float]], gainful: Sequence[Sequence[float]], least: float
) -> Iterator[tuple[int, Sequence[float]]]:
    """Yield (number, values) of the columns of a table whose gains are enough for a run."""
    columns = list(zip(*rows, strict=True))
    for number, gains in enumerate(zip(*gainful, strict=True)):
        if sum([gain for gain in gains if gain > 0]) >= least:
            yield number, columns[number]


def _gains(doc: Document) -> dict[str, float]:
    """Return the words of the prose, as written, that may add to a run, with the most they add."""
    ceilings = rival_ceilings(doc.language or "")
    gains = {token: ceilings[token.lower()] for token in _telling_capitals(doc)}
    return gains | {token: ceilings[token] for token in gaining(doc.language or "").of(doc)}


@cache
def gaining(language: str) -> WordClass:
    """Return the class of the words in lower case that add to a run of some language.

    They are more common there than here.
    """
    ceilings = rival_ceilings(language)
    return WordClass(language, lambda token: ceilings[token] > 0, indexed=False)


@cache
def _gaining_capitals(language: str) -> WordClass:
    """Return the class of the words that would add to a run if they were in lower case."""
    ceilings = rival_ceilings(language)
    return WordClass(
        language, lambda token: ceilings[token.lower()] > 0, capitalised(language), indexed=False
    )


def _telling_capitals(doc: Document) -> frozenset[str]:
    """Return the words with a capital that may open a sentence, and then speak for a language."""
    return doc.memo("telling-capitals", lambda: _find_telling(doc))


def _find_telling(doc: Document) -> frozenset[str]:
    telling = _gaining_capitals(doc.language or "").of(doc)
    if not telling:
        return frozenset()
    openings = set(_SENTENCE_START.findall("\n" + doc.text))
    return frozenset(
        t for t in telling if t[:1] in openings or t[:2] in openings or t[:3] in openings
    )


def _places_in(text: str, token: str, block: Block) -> Iterator[int]:
    at = text.find(token, block.start, block.end)
    while at >= 0:
        yield at
        at = text.find(token, at + 1, block.end)


def _best_sum(values: Iterable[float]) -> float:
    """Return the greatest sum of neighbouring values."""
    total = best = 0.0
    for value in values:
        total = total + value if total > 0 else value
        if total > best:  # noqa: PLR1730  (`max` takes twice the time)
            best = total
    return best
