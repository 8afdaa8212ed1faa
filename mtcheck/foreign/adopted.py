"""Foreign phrases that a language has taken in ("au revoir"): they tell of no other language."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from mtcheck.languages import load_language
from mtcheck.phrases import PhraseTree


@cache
def _adopted(language: str) -> PhraseTree:
    tree = PhraseTree()
    known = load_language(language)
    for phrase in known.naturalised if known else ():
        tree.add(phrase.replace("-", " "), phrase)
    return tree


@cache
def adopted_openings(language: str) -> Mapping[str, frozenset[str]]:
    """Return the first words of such phrases as they open a sentence, and the words after them.

    Of words with an apostrophe those are the parts before it.
    """
    return {
        first.capitalize(): frozenset(word.partition("'")[0] for word in following)
        for first, following in _adopted(language).openings()
    }


def adopted_phrases(tokens: Sequence[str], language: str) -> Iterator[tuple[int, int]]:
    """Yield (first, after last) index of the foreign phrases that the language has taken in.

    `tokens` are words in lower case.
    """
    tree = _adopted(language)
    for i in filter(lambda i: tree.opens(tokens[i]), range(len(tokens))):
        ends = [end for end, _ in tree.ends(tokens, i)]
        if ends:
            yield i, max(ends)
