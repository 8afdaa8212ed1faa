"""Sentences that stand in the text more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.repeats import (
    Sentence,
    is_quoted,
    is_set_apart,
    is_unspaced,
    read_pieces,
    read_sentences,
)

_PIECE = 10
"""Letters between two stops that make it worth looking at a block."""

_EFFECT = 40
_ELSEWHERE = 1.6
_ALONE = 2.4
_REFRAIN, _LONGEST_REFRAIN = 3, 80
"""Blocks that hold a sentence, once each, from which on it is a formula of the text's author, and the
letters of the longest one."""


def check(doc: Document, *, min_words: int = 5, min_letters: int = 25) -> Iterator[Hit]:
    """Yield each later copy of a sentence, related to its first one; whole blocks are not ours.

    Here all stops end a sentence, and copies of sentences that follow each other are one hit. One
    of them must have `min_words` words and `min_letters` letters: four words and 15 letters right
    after the first, 1.6 times as many letters in another block, 2.4 times where the copy is all of
    its block, and 40 for questions, exclamations and quotations, which people repeat for effect.
    A Chinese or Japanese character counts as two letters, and two of them as a word. A sentence that
    comes back alone in three blocks or more is a formula ("Pictures are available online.").
    """
    first: dict[str, Sentence] = {}
    sentences = [s for block in _suspects(doc) for s in read_sentences(doc, block)]
    refrains = _refrains(sentences)
    for run in _runs(sentences, first):
        if len(run) == 1 and run[0][0].key in refrains:
            continue
        if any(_is_long_enough(doc, *pair, min_words, min_letters) for pair in run):
            original = first[run[0][0].key].span
            if len(run) > 1:
                original = Span(run[0][1].span.start, run[-1][1].span.end)
            yield Hit(run[0][0].span.start, run[-1][0].span.end, fix="", related=(original,))


def _refrains(sentences: Sequence[Sentence]) -> set[str]:
    """Return the keys of the sentences that stand in so many blocks, and in each of them once."""
    times = Counter(sentence.key for sentence in sentences)
    blocks = Counter(key for key, _ in {(s.key, s.block.start) for s in sentences})
    return {
        key
        for key, count in blocks.items()
        if count >= _REFRAIN and count == times[key] and len(key) <= _LONGEST_REFRAIN
    }


def _runs(
    sentences: Iterable[Sentence], first: dict[str, Sentence]
) -> Iterator[list[tuple[Sentence, Sentence]]]:
    """Yield runs of sentences that copy a run of earlier ones, as pairs (copy, last before it).

    `first` is filled with the first sentence of each key.
    """
    last: dict[str, Sentence] = {}
    run: list[tuple[Sentence, Sentence]] = []
    for sentence in sentences:
        before = last.get(sentence.key)
        last[sentence.key] = sentence
        first.setdefault(sentence.key, sentence)
        if run and not (before and _follows(sentence, run[-1][0]) and _follows(before, run[-1][1])):
            yield run
            run = []
        if before:
            run.append((sentence, before))
    if run:
        yield run


def _follows(sentence: Sentence, other: Sentence) -> bool:
    return sentence.block is other.block and sentence.number == other.number + 1


def _suspects(doc: Document) -> list[Block]:
    """Return the blocks in which something stands between two stops that stands elsewhere too."""
    pieces = read_pieces(doc)
    long = [key for key in pieces.keys if len(key) >= _PIECE]
    if len(set(long)) == len(long):
        return []
    twice = {key for key, count in Counter(long).items() if count > 1}
    return pieces.blocks_at(i for i, key in enumerate(pieces.keys) if key in twice)


def _is_long_enough(
    doc: Document, copy: Sentence, before: Sentence, min_words: int, min_letters: int
) -> bool:
    unspaced = is_unspaced(doc.language)
    letters = len(copy.key) * (2 if unspaced else 1)
    words = letters / 4 if unspaced else copy.key.count(" ") + 1
    text = doc.text[copy.span.start : copy.span.end]
    effect = is_quoted(doc, copy.block, copy.span.start) or any(mark in text for mark in "!?！？")
    if effect and letters < _EFFECT:
        return False
    if copy.block is not before.block:
        if Role.LIST in (copy.block.role, before.block.role) or is_set_apart(doc, copy.block):
            return False
        alone = copy.span == copy.block.span
        least = _ALONE if alone else _ELSEWHERE
        return words >= min_words and letters >= least * min_letters
    if _follows(copy, before):
        return words >= min_words - 1 and letters >= 0.6 * min_letters
    return words >= min_words and letters >= min_letters
