"""Words of a text as written: whether a list of words concerns it, and where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain, filterfalse

import regex

from mtcheck.document import Block, Document, Span
from mtcheck.occurrences import find_all, in_prose

_APOSTROPHE = re.compile("['’]")
_LETTER = re.compile(r"[^\W\d_]")
_ALONE = regex.compile(r"(?![\p{L}\p{M}\p{N}_/@-]|\.\p{L})")
_CAPITAL = regex.compile(r"\p{Lu}")
_CHARACTERS_PER_CAPITAL = 200


def vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text, hyphens and apostrophes dividing them."""
    return doc.memo("vocabulary", lambda: _vocabulary(doc))


def _vocabulary(doc: Document) -> frozenset[str]:
    words = set(chain.from_iterable(map(doc.tokens, doc.blocks)))
    for word in list(filterfalse(str.isalpha, words)):
        words.remove(word)
        words.update(_APOSTROPHE.split(word))
    return frozenset(words)


def lower_vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text in lower case."""
    return doc.memo("lower-vocabulary", lambda: frozenset(map(str.lower, vocabulary(doc))))


def places(doc: Document, words: Iterable[str]) -> Iterator[tuple[Block, Span]]:
    """Yield (block, span) of the words in prose that stand alone: in no compound, name or address."""
    for word in words:
        for block, start in in_prose(doc, find_all(doc.text, word)):
            end = start + len(word)
            alone = _ALONE.match(doc.text, end, block.end) and not _joined(doc.text, start)
            if alone and not doc.is_opaque(Span(start, end)):
                yield block, Span(start, end)


def _joined(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return bool(before) and (before.isalnum() or before in "'’@#._/-")


def uses_capitals(doc: Document, block: Block) -> bool:
    """Tell whether the block is written with capitals, as chats and raw transcripts are not.

    It begins with one, has one in 200 characters, and no "i" for "I" in English.
    """
    return doc.memo(f"capitals-{block.start}", lambda: _uses_capitals(doc, block))


def _uses_capitals(doc: Document, block: Block) -> bool:
    text = doc.text[block.start : block.end]
    first = _LETTER.search(text)
    if first is None or not first.group().isupper() or (doc.language == "en" and " i " in text):
        return False
    return len(_CAPITAL.findall(text)) * _CHARACTERS_PER_CAPITAL >= len(text)
