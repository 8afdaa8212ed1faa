"""How much more common a word is in each rival language than in the one at hand.

The weight is the difference of Zipf values, from -4 to 3; an unknown word counts as Zipf 1 here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cache

from mtcheck.languages import rival_languages
from mtcheck.lexicon import WHOLE, Lexicon, highest_zipf, load_lexicon, word_key
from mtcheck.spelling import lower_form

MOST, LEAST = 3.0, -4.0
LETTER = 1.0
"""What a word of one letter adds at most."""
UNKNOWN_HERE = 1.0
_MOST_CACHED = 1 << 17
"""Words of a language whose weights are kept from one document to the next."""


class Weights(dict[str, list[float]]):
    """By how much a lower-case word is more common in each rival language than in this one."""

    def __init__(self, here: Lexicon, rivals: Mapping[str, Lexicon]) -> None:
        super().__init__()
        self.here = here
        self.rivals = rivals

    def __missing__(self, word: str) -> list[float]:
        if len(self) >= _MOST_CACHED:
            self.clear()
        here, *there = _zipfs([self.here, *self.rivals.values()], word)
        most = MOST if len(word) > 1 else LETTER
        self[word] = row = [_weight(here, zipf, most) for zipf in there]
        return row


class Ceilings(dict[str, float]):
    """The most that a word in lower case adds to a run of any language; others add nothing."""

    def __init__(self, weights: Weights) -> None:
        super().__init__()
        self.weights = weights
        self._rivals = tuple(weights.rivals.values())

    def __missing__(self, word: str) -> float:
        if len(self) >= _MOST_CACHED:
            self.clear()
        self[word] = most = self._most(lower_form(word)) if word.islower() else 0.0
        return most

    def _most(self, lower: str) -> float:
        if "'" in lower:
            return max(self.weights[lower])
        key = word_key(lower)
        there = highest_zipf(self._rivals, key)
        return _weight(self.weights.here.zipf_of(key), there, MOST if len(lower) > 1 else LETTER)


@cache
def rival_weights(language: str) -> Weights:
    """Return the weights of the words of a language that has a lexicon."""
    here = load_lexicon(language, WHOLE)
    assert here is not None  # noqa: S101  (`foreign_runs` has asked)
    lexicons = {code: load_lexicon(code) for code in rival_languages(language)}
    return Weights(here, {code: lexicon for code, lexicon in lexicons.items() if lexicon})


@cache
def rival_ceilings(language: str) -> Ceilings:
    """Return the most that the words of a language that has a lexicon add to a run."""
    return Ceilings(rival_weights(language))


def _weight(here: float, there: float, most: float) -> float:
    if here == there == 0:
        return 0.0
    return min(most, max(LEAST, there - max(here, UNKNOWN_HERE)))


def _zipfs(lexicons: Iterable[Lexicon], word: str) -> list[float]:
    """Look a word up; an elided article or pronoun ("l'usine") does not hide it."""
    key = word_key(word)
    head, mark, tail = word.partition("'")
    if not (mark and len(head) <= 2 and len(tail) > 1):
        return [lexicon.zipf_of(key) for lexicon in lexicons]
    bare = word_key(tail)
    return [lexicon.zipf_of(key) or lexicon.zipf_of(bare) for lexicon in lexicons]
