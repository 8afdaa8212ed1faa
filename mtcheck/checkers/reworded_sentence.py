"""Sentences that say the one before once more, in other forms of the same words."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress, count, islice, pairwise
from operator import eq

from mtcheck.document import Block, Document
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.repeats import (
    Sentence,
    is_quoted,
    is_unspaced,
    read_pieces,
    read_sentences,
    read_words,
)

_LIKE = 0.7
_STEM = 3
_SHORTEST = 5
_START = 4
"""Characters of a sentence that are compared before its first two words are."""
_ADDED = 0.74
_AMPLIFIED = 12


def check(doc: Document, *, min_words: int = 3) -> Iterator[Hit]:
    """Yield sentences that begin like the one before and have all its words but function words.

    That takes `min_words` words that are none, the same numbers, and at most a quarter of other
    words. Two words of five letters or more are the same where they begin with the same three
    letters and 0.7 of all are the same ("construido", "construyeron"). A short sentence that has
    all words of the other and some more is emphasis: it takes 12 words to be a copy.
    """
    language = load_language(doc.language or "")
    if language is None or is_unspaced(language.code):
        return
    for block in _suspects(doc):
        for one, two in pairwise(read_sentences(doc, block)):
            if (
                _head(one.key) == _head(two.key)
                and not is_quoted(doc, block, two.span.start)
                and _says_the_same(doc, language, one, two, min_words)
            ):
                yield Hit(*two.span, fix="", related=(one.span,))


def _suspects(doc: Document) -> list[Block]:
    """Return the blocks in which a sentence begins with the two words of the one before."""
    pieces = read_pieces(doc)
    starts = [key[:_START] for key in pieces.keys]
    again = compress(count(), map(eq, starts, islice(starts, 1, None)))
    heads = ((i, _head(pieces.keys[i]), _head(pieces.keys[i + 1])) for i in again)
    return pieces.blocks_at(i for i, one, two in heads if one == two and " " in one)


def _head(key: str) -> str:
    return " ".join(key.split(" ", 2)[:2])


def _says_the_same(
    doc: Document, language: Language, one: Sentence, two: Sentence, min_words: int
) -> bool:
    texts = [[w.lower for w in read_words(doc, Block(*s.span))] for s in (one, two)]
    if texts[0] == texts[1] or any(len(text) > 60 for text in texts):
        return False
    numbers = [[word for word in text if word[0].isdecimal()] for text in texts]
    short, long = sorted(
        ([word for word in text if word not in language.function_words] for text in texts), key=len
    )
    return (
        len(short) >= min_words
        and numbers[0] == numbers[1]
        and len(short) >= _ADDED * len(long)
        and _all_stand_in(short, long)
        and (max(map(len, texts)) >= _AMPLIFIED or not _is_amplified(*sorted(texts, key=len)))
    )


def _all_stand_in(words: list[str], others: list[str]) -> bool:
    left = list(others)
    for word in words:
        same = next((other for other in left if _is_form(word, other)), None)
        if same is None:
            return False
        left.remove(same)
    return True


def _is_form(word: str, other: str) -> bool:
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (45 ms, needed for a few texts)

    if word == other or min(len(word), len(other)) < _SHORTEST or word[:_STEM] != other[:_STEM]:
        return word == other
    return Indel.normalized_similarity(word, other) >= _LIKE


def _is_amplified(short: list[str], long: list[str]) -> bool:
    """Tell whether all words of the shorter text stand in the longer one, in the same order."""
    words = iter(long)
    return all(word in words for word in short)
