"""Which words of a list a text holds: asked of the classes of its words, once a process."""

from __future__ import annotations

from collections.abc import Set
from functools import cache
from itertools import chain

from mtcheck.document import Document
from mtcheck.vocabulary import APOSTROPHE, WordClass


def words_among(doc: Document, listed: frozenset[str]) -> frozenset[str]:
    """Return those of some words that the prose holds, hyphens and apostrophes dividing them.

    The words are those of a list: which words of texts hold one of them is kept in the process.
    """
    tokens = _holding(doc.language or "", listed, lower=False).of(doc)
    return listed.intersection(chain.from_iterable(map(APOSTROPHE.split, tokens)))


def lower_words_among(doc: Document, listed: frozenset[str]) -> frozenset[str]:
    """Return those of some words in lower case that the prose holds in either case, as above."""
    tokens = _holding(doc.language or "", listed, lower=True).of(doc)
    return listed.intersection(part for t in tokens for part in APOSTROPHE.split(t.lower()))


@cache
def _holding(language: str, listed: frozenset[str], *, lower: bool) -> WordClass:
    together, within = _lists(language)
    together.update(map(str.lower, listed))
    return WordClass(
        language,
        lambda token: _holds(token.lower() if lower else token, listed),
        within,
        indexed=False,
        changed=True,
    )


@cache
def _lists(language: str) -> tuple[set[str], WordClass]:
    """Return the words of all lists in lower case, and the class of the words that hold one."""
    together: set[str] = set()
    words = WordClass(language, lambda token: _holds(token.lower(), together), indexed=False)
    return together, words


def _holds(word: str, listed: Set[str]) -> bool:
    return word in listed or (not word.isalpha() and not listed.isdisjoint(APOSTROPHE.split(word)))
