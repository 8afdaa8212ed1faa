"""Which words lack one letter of a known word? To be asked before all letters are tried everywhere.

The known words without each of their letters in turn (but the first) are hashed into files of the
cache, in the form of the lexicons: some 200,000 keys a language.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from mtcheck.gazetteer import fold, gazetteer_version, load_gazetteer
from mtcheck.lexicon import Lexicon, compiled, frequent_words, list_version
from mtcheck.segment import words as split_words

KNOWN = 3.0
"""Least Zipf value of a known word that no list of names holds."""


def lacks_a_letter(word: str, language: str, names: tuple[str, ...] = ()) -> bool:
    """Tell whether a lower-case word may be a known word, or a listed name, without one letter.

    None that is so is missed; `names` are those of the project.
    """
    folded = fold(word)
    common = _of_words(language)
    listed = _of_lists().zipf(folded) > 0 or folded in _of_project(names)
    return listed or (common is not None and common.zipf(word) > 0)


@cache
def _of_words(language: str) -> Lexicon | None:
    version = list_version(language)
    if version is None:
        return None
    words = (word for word, _ in frequent_words(language, KNOWN))
    return compiled(f"skeletons-{language}-{version}", lambda: _rows(words))


@cache
def _of_lists() -> Lexicon:
    return compiled(f"skeletons-{gazetteer_version()}", lambda: _rows(load_gazetteer(()).tokens()))


@cache
def _of_project(names: tuple[str, ...]) -> frozenset[str]:
    tokens = (fold(word) for name in names for _, _, word, _ in split_words(name))
    return frozenset(form for token in tokens for form in _skeletons(token))


def _rows(words: Iterable[str]) -> Iterator[tuple[str, int]]:
    for word in words:
        for form in _skeletons(word):
            yield form, 1


def _skeletons(word: str) -> Iterator[str]:
    for i in range(1, len(word)):
        yield word[:i] + word[i + 1 :]
