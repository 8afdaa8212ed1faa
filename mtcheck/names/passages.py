"""The passages of a text in which names are held against those of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.alignment.align import pairs
from mtcheck.document import Document, Word
from mtcheck.names.endings import bare

LONGEST = 3000
"""Characters of a passage up to which its names are compared, each with each."""
MOST_NAMES = 40
"""Names of a passage, and words that may render them, up to which they are compared."""
_ARTICLE = 4
"""Letters of what an apostrophe ties to a name: d', qu', dell'."""


class Passage(NamedTuple):
    """A passage of the source, and the words of prose that translate it."""

    source: str
    words: Sequence[Word]


def name_passages(doc: Document) -> Sequence[Passage]:
    """Return the passages that have a translation, in text order, without the longest ones.

    Their words are without elided articles and possessive endings.
    """
    return doc.memo("passages", lambda: list(_passages(doc)))


def _passages(doc: Document) -> Iterator[Passage]:
    for target, source, *_ in pairs(doc):
        if source and max(len(source), target.end - target.start) <= LONGEST:
            words = [
                core(word, doc.language or "")
                for word in doc.words_in(*target)
                if doc.prose_block(word.start, word.end)
            ]
            if words:
                yield Passage(source, words)


def core(word: Word, language: str) -> Word:
    """Return a word without the elided article before it and the possessive ending: l'ONU, Pavel's."""
    head, mark, tail = word.text.replace("’", "'").rpartition("'")
    if mark and tail[:1].isupper() and len(head) <= _ARTICLE:
        return Word(word.start + len(head) + 1, word.end, tail, tail.lower())
    name = bare(word.text, language)
    if name == word.text:
        return word
    return Word(word.start, word.start + len(name), name, name.lower())
