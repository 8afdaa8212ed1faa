"""Paragraphs that say what another one says, in nearly the same words.

Two paragraphs are compared where they share words that few paragraphs have; words of many paragraphs
are ignored, so that the work grows with the length of the text and not with its square.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import chain, islice

from mtcheck.document import Block, Document
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.repeats import (
    Stream,
    is_set_apart,
    is_unspaced,
    lower_words,
    read_stream,
    word_pattern,
)

_RARE = 8
"""Paragraphs that may have a word for it to be asked who else has it."""

_CANDIDATES = 3
"""Earlier paragraphs that one paragraph is compared with."""

_LONGEST = 2000
"""Words of a paragraph that are compared: aligning takes their number squared."""

_VOTES = 0.3
"""Share of its rarer words that a paragraph has in common with one that it is compared with."""

_COMMON = 0.1
"""Share of rarer words below which a paragraph is compared with the one before it anyway."""

_SHARED = 0.5
"""Likeness of the words as they stand, with their marks, from which on it is worth looking closer."""

_LOST = 0.97
_KEPT = 0.7
_REWORDED = 0.65
_ANCHORS = 2
_TELLING = 25
_CHARACTERS = 3
_PIECE = compile_pattern(r"[^\s，。、；：！？的了是在不和有はがをにのとでも]++")
_SENTENCE_END = '.!?…:"“”„«»(¿¡'


def check(doc: Document, *, min_words: int = 12) -> Iterator[Hit]:
    """Yield each later near-copy of a block of `min_words` words or more, related to the earlier one.

    A near-copy lacks some words of the other: 0.97 of its words stand there in the same order, and
    it has 0.7 of the length. Below 25 words the two differ in two places: one word more may be the
    point ("I do not agree that …"). Or it is the same passage translated again: 0.65 of the words
    and all numbers and names, two at least, are the same. Where a number or a name is another one,
    the two are parallel, and no copies.
    """
    stream = read_stream(doc)
    found = -1
    for later, earlier in _candidates(doc, stream, min_words):
        a, b = stream.blocks[earlier], stream.blocks[later]
        if later != found and not is_set_apart(doc, b) and _is_near(doc, a, b, min_words):
            yield Hit(b.start, b.end, fix="", related=(a.span,))
            found = later


def _candidates(doc: Document, stream: Stream, min_words: int) -> Iterator[tuple[int, int]]:
    """Yield (later, earlier) numbers of blocks that share many words."""
    words = _words(doc, stream, min_words)
    different = {number: frozenset(here) for number, here in words.items()}
    counts = Counter(chain.from_iterable(different.values()))
    rare = {word for word, count in counts.items() if 2 <= count <= _RARE}
    having: dict[str, list[int]] = {}
    previous = None
    for number, here in words.items():
        mine = rare & different[number]
        asked = _asked([having[word] for word in mine if word in having], len(mine))
        if previous is not None and len(mine) < _COMMON * len(here):
            asked.append(previous)
        for other in asked:
            lost = len(different[number] - different[other])
            if _may_be_alike(here, words[other], lost) and _is_alike(here, words[other]):
                yield number, other
        for word in mine:
            having.setdefault(word, []).append(number)
        previous = number


def _asked(again: Sequence[Sequence[int]], rare: int) -> list[int]:
    """Return the blocks that have most of the rarer words of a block, of which it has `rare`."""
    least = max(2, _VOTES * rare)
    if len(again) < least:
        return []
    votes = Counter(chain.from_iterable(again))
    asked = [other for other, count in votes.items() if count >= least]
    return sorted(asked, key=lambda other: (-votes[other], other))[:_CANDIDATES]


def _words(doc: Document, stream: Stream, min_words: int) -> dict[int, list[str]]:
    """Return the words of each block that is long enough, for the block's number."""
    unspaced = is_unspaced(doc.language)
    return {
        number: _PIECE.findall(doc.text, block.start, block.end)
        if unspaced
        else stream.tokens_of(number)
        for number, block in enumerate(stream.blocks)
        if stream.starts[number + 1] - stream.starts[number] >= min_words
    }


def _may_be_alike(one: list[str], two: list[str], lost: int) -> bool:
    """Tell it from the number of different words of the one that the other lacks."""
    long = max(len(one), len(two)) > _LONGEST
    return long or 2 * (len(one) - lost) >= _SHARED * (len(one) + len(two))


def _is_alike(one: list[str], two: list[str]) -> bool:
    """Tell whether two lists of words are worth comparing closely: alike, and not the same."""
    one, two = one[:_LONGEST], two[:_LONGEST]
    # Each word of the one that the other has is at most one of those in order.
    shared = sum(map(set(two).__contains__, one))
    if one == two or 2 * shared < _SHARED * (len(one) + len(two)):
        return False
    from rapidfuzz.distance import Indel  # noqa: PLC0415  (45 ms, needed for a few texts)

    return Indel.normalized_similarity(one, two, score_cutoff=_SHARED) > 0


def _is_near(doc: Document, a: Block, b: Block, min_words: int) -> bool:
    from rapidfuzz.distance import LCSseq  # noqa: PLC0415  (as above)

    lowers = [lower_words(doc, block)[:_LONGEST] for block in (a, b)]
    short, long = sorted(map(len, lowers))
    unspaced = is_unspaced(doc.language)
    least = min_words * (_CHARACTERS if unspaced else 1)
    if short < least or short < _KEPT * long:
        return False
    same = LCSseq.similarity(*lowers)
    counts = [Counter(words) for words in lowers]
    anchors = [set(_anchors(doc, block)) for block in (a, b)]
    lost = [word for word in anchors[0] if counts[0][word] > counts[1][word]]
    gained = [word for word in anchors[1] if counts[1][word] > counts[0][word]]
    if lost and gained:
        return False
    if same >= _LOST * short:
        changes = [op for op in LCSseq.opcodes(*lowers) if op.tag != "equal"]
        return len(changes) > 1 or long >= _TELLING
    reworded = not lost and not gained and len(anchors[0]) >= _ANCHORS
    return reworded and not unspaced and 2 * same >= _REWORDED * (short + long)


def _anchors(doc: Document, block: Block) -> Iterator[str]:
    """Yield the numbers of a block, and its words with a capital where no sentence begins."""
    words = word_pattern(doc.language).finditer(doc.text, block.start, block.end)
    for found in islice(words, _LONGEST):
        word = found.group()
        if word[0].isupper():
            before = doc.text[max(block.start, found.start() - 4) : found.start()].rstrip()
            if not before or before[-1] in _SENTENCE_END:
                continue
        elif not word[0].isdecimal():
            continue
        yield word.lower().replace("’", "'")
