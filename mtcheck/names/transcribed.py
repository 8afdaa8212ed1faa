"""Full names across Cyrillic and Latin letters: which word of a text stands for which surname."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.names.cyrillic import Name, between
from mtcheck.names.endings import bare
from mtcheck.names.given import countries_of
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.segment import words as split_words

_SHORTEST = 4
_FAR = 0.5
"""Share of a word's letters that no system explains, from which it renders another name, or none."""


class Surname(NamedTuple):
    """A word of the text behind a given name, the source's surname there, and whether it is that."""

    word: Word
    right: str
    is_rendered: bool


def transcribed_surnames(doc: Document) -> Iterator[Surname]:
    """Yield the words behind given names that the aligned passage of the source has, too.

    One of the two given names must be listed. A word that does not render the surname is yielded
    only where it renders no other name of the passage, and nothing else renders the surname.
    """
    ours, theirs = doc.language or "", doc.source_language or ""
    for passage in name_passages(doc):
        source = [Word(*word) for word in split_words(passage.source)]
        names = [pair for pair in _full_names(source, passage.source) if pair[1].text[0].isupper()]
        if names:
            capitals = [word for word in source if word.text[0].isupper()][:MOST_NAMES]
            search = _Search(passage, names[:MOST_NAMES], capitals, ours, theirs)
            for given, word in _full_names(passage.words, doc.text)[:MOST_NAMES]:
                yield from search.hold(given, word)


class _Search:
    """Holds the full names of a passage against those of its source."""

    def __init__(
        self,
        passage: Passage,
        names: Sequence[tuple[Word, Word]],
        capitals: Sequence[Word],
        ours: str,
        theirs: str,
    ) -> None:
        self._passage, self._names, self._capitals = passage, names, capitals
        self._ours, self._theirs = ours, theirs

    def hold(self, given: Word, word: Word) -> Iterator[Surname]:
        """Yield the word after a given name with the surname that the source has there."""
        same = (surname for name, surname in self._names if self._is_same(name, given))
        named = {bare(surname.text, self._theirs) for surname in same}
        if len(named) != 1:
            return
        right = named.pop()
        if self._renders(word, right):
            yield Surname(word, right, is_rendered=True)
        elif not self._stands_for_another(word, right):
            yield Surname(word, right, is_rendered=False)

    def _is_same(self, theirs: Word, ours: Word) -> bool:
        listed = countries_of(fold(theirs.text)) or countries_of(fold(ours.text))
        names = Name(theirs.text, self._theirs), Name(ours.text, self._ours)
        return bool(listed) and between(*names) == 0

    def _renders(self, word: Word, name: str) -> bool:
        names = Name(name, self._theirs), Name(word.text, self._ours)
        near = between(*names) < _FAR * len(word.text)
        return near or load_gazetteer(()).share_entry(fold(name), fold(word.text))

    def _stands_for_another(self, word: Word, right: str) -> bool:
        words = self._passage.words[:MOST_NAMES]
        others = (other for other in words if other.text[0].isupper())
        return any(self._renders(word, name.text) for name in self._capitals) or any(
            self._renders(other, right) for other in others
        )


def _full_names(words: Sequence[Word], text: str) -> list[tuple[Word, Word]]:
    """Return (given name, the word right after it) of words with a capital."""
    return [
        (a, b)
        for a, b in pairwise(words)
        if len(a.text) >= _SHORTEST
        and a.text[0].isupper()
        and a.text[1:].islower()
        and len(b.text) >= _SHORTEST
        and text[a.end : b.start] in (" ", "\u00a0")
    ]
