"""Japanese names of the source that the text misspells, translates or writes without their capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.document import Document, Span, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import known_languages, language_script
from mtcheck.names.japanese import Reading, is_given, plain, readings_in
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.spelling import is_known_anywhere, vouched_words, zipf_of

_SHORTEST, _LONG = 5, 6
_SAME = 4
"""Letters with which a word begins like the name where two letters of it differ."""
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language."""
_MOST_WORDS = 2


class Misread(NamedTuple):
    """Words of the text, the name of the source and how it is read; `kind`: slip, small or word."""

    span: Span
    source: str
    right: str
    kind: str


def misread(doc: Document) -> tuple[Misread, ...]:
    """Return the words that stand for a listed name of a Japanese passage and do not write it."""
    return doc.memo("misread", lambda: tuple(_find(doc)))


def _find(doc: Document) -> Iterator[Misread]:
    ours = doc.language or ""
    latin = ours in known_languages() and language_script(ours) == "Latin"
    if latin and doc.source_language == "ja":
        for passage in name_passages(doc):
            yield from _Search(doc, passage).run()


class _Search:
    def __init__(self, doc: Document, passage: Passage) -> None:
        self._doc, self._language = doc, doc.language or ""
        self._words = passage.words
        self._vouched = vouched_words(doc)
        written = {plain(word.text) for word in passage.words if not word.text.islower()}
        names = dict.fromkeys(readings_in(passage.source))
        self._readings = tuple(plain(name.reading) for name in names)
        self._missing = [name for name in names if plain(name.reading) not in written][:MOST_NAMES]

    def run(self) -> Iterator[Misread]:
        """Yield what stands for the names that the passage of the text does not have."""
        if not self._missing:
            return
        for i, word in enumerate(self._words):
            found = self._small(word) if word.text.islower() else self._capital(i)
            if found:
                yield found

    def _small(self, word: Word) -> Misread | None:
        for name in self._missing:
            same = plain(word.text) == plain(name.reading)
            if same and zipf_of(word.lower, self._language) < _ORDINARY:
                right = word.text.capitalize()
                return Misread(Span(word.start, word.end), name.chars, right, "small")
        return None

    def _capital(self, i: int) -> Misread | None:
        word = self._words[i]
        folded = fold(word.text)
        if folded in self._vouched or not (folded.isascii() and word.text[1:].islower()):
            return None
        if plain(word.text).startswith(self._readings):
            return None
        near = [name for name in self._missing if _is_slip(word.text, name)]
        if len(near) == 1 and not is_known_anywhere(word.lower, self._language):
            return Misread(Span(word.start, word.end), near[0].chars, near[0].reading, "slip")
        full = [name for name in self._missing if name.is_full]
        if len(full) == 1 and i and is_given(self._words[i - 1].text) and self._is_word(i):
            run = self._run(i)
            return Misread(Span(word.start, run[-1].end), full[0].chars, full[0].reading, "word")
        return None

    def _is_word(self, i: int) -> bool:
        """Tell whether a word right after a given name is one of the language."""
        word, before = self._words[i], self._words[i - 1]
        adjoin = self._doc.text[before.end : word.start] == " " and before.text[0].isupper()
        return (
            adjoin and word.text[0].isupper() and zipf_of(word.lower, self._language) >= _ORDINARY
        )

    def _run(self, i: int) -> Sequence[Word]:
        run = [self._words[i]]
        for word in self._words[i + 1 : i + _MOST_WORDS]:
            if self._doc.text[run[-1].end : word.start] == " " and word.text[0].isupper():
                run.append(word)
        return run


def _is_slip(written: str, name: Reading) -> bool:
    one, right = plain(written), plain(name.reading)
    if min(len(one), len(right)) < _SHORTEST - 1 or max(len(one), len(right)) < _SHORTEST:
        return False
    long = min(len(one), len(right)) >= _LONG and one[:_SAME] == right[:_SAME]
    most = 2 if long else 1
    return 0 < OSA.distance(one, right, score_cutoff=most) <= most
