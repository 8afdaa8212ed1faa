"""Sentences that stand in the text more than once."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import accumulate
from typing import NamedTuple

import regex

from mtcheck import segment
from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.repeats import is_quoted, is_set_apart, is_unspaced

_STOP = regex.compile(r"[.!?…।؟]++[\"'”’»“)\]]*+(?=\s|$)|[。！？]++[」』”’）]*+")
_TRIM = " \t\n\"'“”„‟«»‘’()[]「」『』"
_PIECE = 10
"""Letters between two stops that make it worth looking at a block."""

_EFFECT = 40
_ELSEWHERE = 1.6
_ALONE = 2.4


class _Sentence(NamedTuple):
    """A sentence and its number in its block."""

    span: Span
    key: str
    block: Block
    number: int


def check(doc: Document, *, min_words: int = 5, min_letters: int = 25) -> Iterator[Hit]:
    """Yield each later copy of a sentence, related to its first one; whole blocks are not ours.

    Here all stops end a sentence; copies that follow each other are one hit. It takes `min_words`
    words and `min_letters` letters: four words and 15 letters right after the first, 1.6 times as
    many letters in another block, 2.4 times where the copy is all of its block, and 40 for
    questions, exclamations and quotations, which people repeat for effect. A Chinese or Japanese
    character counts as two letters, and two of them as a word.
    """
    first: dict[str, _Sentence] = {}
    last: dict[str, _Sentence] = {}
    open_: Hit | None = None
    for sentence in _sentences(doc, _suspects(doc)):
        before = last.get(sentence.key)
        last[sentence.key] = sentence
        if before is None:
            first[sentence.key] = sentence
        elif _is_long_enough(doc, sentence, before, min_words, min_letters):
            hit = Hit(*sentence.span, fix="", related=(first[sentence.key].span,))
            if open_ and doc.text[open_.end : hit.start].strip(" ") == "":
                open_ = Hit(open_.start, hit.end, fix="", related=open_.related)
            else:
                if open_:
                    yield open_
                open_ = hit
    if open_:
        yield open_


def _suspects(doc: Document) -> Iterator[Block]:
    """Yield the blocks in which something stands between two stops that stands elsewhere too."""
    text = doc.text.replace("\n\n", ". ").replace("\n", " ")
    for mark in "!?…。！？।؟":
        text = text.replace(mark, ".")
    pieces = text.split(".")
    keys = [piece.strip(_TRIM) for piece in pieces]
    twice = {key for key, count in Counter(keys).items() if count > 1 and len(key) >= _PIECE}
    if not twice:
        return
    blocks = [b for b in doc.prose if b.role in (Role.PARAGRAPH, Role.QUOTE, Role.LIST)]
    ends = list(accumulate(len(piece) + 1 for piece in pieces))
    places = [end - 1 for end, key in zip(ends, keys, strict=True) if key in twice]
    numbers = {bisect_left(blocks, place, key=lambda block: block.end) for place in places}
    yield from (blocks[number] for number in sorted(numbers) if number < len(blocks))


def _key(sentence: str) -> str:
    key = sentence.strip(_TRIM)
    return " ".join(key.split()) if "\n" in key else key


def _sentences(doc: Document, blocks: Iterable[Block]) -> Iterator[_Sentence]:
    for block in blocks:
        stops = [*_STOP.finditer(doc.text, block.start, block.end), None]
        number, at = 0, block.start
        for stop in stops:
            start, end = segment.trim(doc.text, at, stop.end() if stop else block.end)
            if start < end:
                key = _key(doc.text[at : stop.start() if stop else block.end])
                yield _Sentence(Span(start, end), key, block, number)
                number += 1
            at = end


def _is_long_enough(
    doc: Document, copy: _Sentence, before: _Sentence, min_words: int, min_letters: int
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
    if copy.number == before.number + 1:
        return words >= min_words - 1 and letters >= 0.6 * min_letters
    return words >= min_words and letters >= min_letters
