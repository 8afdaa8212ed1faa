"""Full names across scripts: which word of a text stands for which surname of the source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.names.adjoining import full_names
from mtcheck.names.cyrillic import Name
from mtcheck.names.endings import bare
from mtcheck.names.given import countries_of
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.names.sounding import UNCASED, is_telling, may_render, renders
from mtcheck.segment import words as split_words
from mtcheck.spelling import zipf_of

_ORDINARY = 3.3
"""Zipf value from which a word is one of the language, and like some name by chance."""
_TELLING = 3
"""Consonants that it shares with a name not by chance."""

_UNTOLD = UNCASED - {"ja", "zh"}
"""Languages in which nothing tells that a word after a name is one."""


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
    if ours in _UNTOLD:
        return
    for passage in name_passages(doc):
        source = [Word(*word) for word in split_words(passage.source)]
        pairs = full_names(passage.source, source, theirs)
        names = [pair for pair in pairs if _may_be_name(pair[1].text, theirs)]
        if names:
            capitals = [word for word in source if _may_be_name(word.text, theirs)][:MOST_NAMES]
            search = _Search(passage, names[:MOST_NAMES], capitals, ours, theirs)
            written = list(full_names(doc.text, list(passage.words), ours))
            for given, word in written[:MOST_NAMES]:
                yield from search.hold(given, word)


def _may_be_name(word: str, language: str) -> bool:
    return language in UNCASED or word[0].isupper()


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
        named = {
            bare(name.text, self._theirs) for name in same if not self._sound_alike(name, given)
        }
        if len(named) != 1:
            return
        right = named.pop()
        if self._renders(word, right):
            yield Surname(word, right, is_rendered=True)
        elif self._is_telling(word, right) and not self._stands_for_another(word, right):
            yield Surname(word, right, is_rendered=False)

    def _is_same(self, theirs: Word, ours: Word) -> bool:
        listed = countries_of(fold(theirs.text)) or countries_of(fold(ours.text))
        return bool(listed) and self._sound_alike(theirs, ours)

    def _sound_alike(self, theirs: Word, ours: Word) -> bool:
        return renders(Name(theirs.text, self._theirs), Name(ours.text, self._ours))

    def _renders(self, word: Word, name: str) -> bool:
        names = Name(name, self._theirs), Name(word.text, self._ours)
        return may_render(*names) or load_gazetteer(()).share_entry(fold(name), fold(word.text))

    def _is_telling(self, word: Word, name: str) -> bool:
        return is_telling(Name(name, self._theirs), Name(word.text, self._ours))

    def _stands_for_another(self, word: Word, right: str) -> bool:
        words = self._passage.words[:MOST_NAMES]
        others = (other for other in words if _may_be_name(other.text, self._ours))
        return any(self._may_be(word, name.text) for name in self._capitals) or any(
            self._may_be(other, right) for other in others
        )

    def _may_be(self, word: Word, name: str) -> bool:
        """Tell whether a word renders a name; by its consonants alone only if all of them answer."""
        if not UNCASED.isdisjoint((self._ours, self._theirs)):
            names = Name(name, self._theirs), Name(word.text, self._ours)
            return renders(*names, fewest=_TELLING if self._is_known(word) else 2)
        return self._renders(word, name)

    def _is_known(self, word: Word) -> bool:
        return zipf_of(word.lower, self._ours) > _ORDINARY
