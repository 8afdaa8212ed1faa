"""Which words are one slip apart, and which does anybody know: what the checkers of names share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from functools import cache, lru_cache

from rapidfuzz.distance import OSA

from mtcheck.document import Document
from mtcheck.languages import rival_languages
from mtcheck.lexicon import WHOLE, load_lexicon

KNOWN_THERE = 2.2
"""Zipf value above which a word is known in a language."""
_FEW = 40
"""How many words are compared with each at most: a text of look-alikes must not hang."""
RARE_HERE = 2.2
"""Zipf value below which a word is rare in the language of the text: many are slips."""
_MOST_COMMON = 1 << 17


@lru_cache(maxsize=1 << 16)
def is_known_anywhere(word: str, language: str) -> bool:
    """Tell whether a word is known in the language, or in another one that it could come from."""
    lexicons = (load_lexicon(code) for code in (language, *rival_languages(language)))
    return any(lexicon and lexicon.zipf(word) > KNOWN_THERE for lexicon in lexicons)


def rare_words(doc: Document) -> tuple[int, ...]:
    """Return the indexes in `doc.words` of the words that are all but unknown in the language."""
    return doc.memo("rare-words", lambda: _find_rare(doc))


def _find_rare(doc: Document) -> tuple[int, ...]:
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if lexicon is None:
        return ()
    forms = [word.lower for word in doc.words]
    common = _common_words(doc.language or "")
    rare: set[str] = set()
    for form in set(forms) - common - doc.accepted:
        (rare if lexicon.zipf(form) < RARE_HERE else common).add(form)
    if len(common) > _MOST_COMMON:
        common.clear()
    return tuple([i for i, form in enumerate(forms) if form in rare]) if rare else ()


@cache
def _common_words(language: str) -> set[str]:
    """Return the words that proved common in the texts before: looking up costs 20 times more."""
    return set()


def neighbours(words: Iterable[str], fewest_letters: int) -> set[tuple[str, str]]:
    """Return the pairs of words one edit apart, the longer one of at least so many letters.

    Both begin with one letter. Few words are compared with each other; many are looked up by what
    is left without one letter, so the time grows with the number of words.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[:1]].append(word)
    return {
        (a, b)
        for group in groups.values()
        for similar in ([group] if len(group) <= _FEW else _similar(group))
        for i, a in enumerate(similar)
        for b in similar[i + 1 : i + _FEW]
        if abs(len(a) - len(b)) <= 1
        and max(len(a), len(b)) >= fewest_letters
        and OSA.distance(a, b, score_cutoff=1) == 1
    }


def _similar(words: Iterable[str]) -> Iterable[list[str]]:
    """Return lists of words that are equal but for one letter that one or both of them lack."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
            buckets[key].append(word)
    return buckets.values()
