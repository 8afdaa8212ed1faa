"""Surnames of people that no list has, translated as common words: Jerzy Sparrow, for Wróbel.

A given name of another language stands before a word that means what a usual surname of that language
means (`mtcheck.names.meanings`). Where the word is a surname here as well (Fox, Stone), the text must
name more of that country, and the given name must be none that is usual here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.names.cultures import cultures_of, named_cultures
from mtcheck.names.cyrillic import is_cyrillic
from mtcheck.names.given import countries_of
from mtcheck.names.lookup import folded_of
from mtcheck.names.meanings import PINYIN, NameWord, name_words
from mtcheck.names.people import Person, person_before
from mtcheck.names.pinyin import SYLLABLE, is_pinyin
from mtcheck.names.romanisation import romanise
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital, capitals, is_known_anywhere, vouched_words, zipf_of
from mtcheck.vocabulary import WordClass, capitalised

_ORDINARY = 4.0
"""Zipf value from which a word with a capital behind the surname makes a title or a thing of it."""
_SETTING = 4
"""How many names of its country a text has where a word stands for a surname that is one here, too.

Twice as many where Americans have the given name."""
_TWO_SYLLABLES = compile_pattern(rf"(?:{SYLLABLE}){{2}}")
_SHOWN = 2
"""Surnames that the message shows."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that stand for a surname, with such surnames for the message."""
    language = doc.language or ""
    if name_words(language):
        search = _Search(doc)
        for capital in capitals(doc, _meaningful(language).of(doc)):
            hit = search.surname(capital) or search.chinese(capital)
            if hit:
                yield hit


@cache
def _meaningful(language: str) -> WordClass:
    table, folded = name_words(language), folded_of(language)
    return WordClass(language, lambda token: folded[token] in table, capitalised(language))


class _Search:
    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._language = doc.language or ""
        self._table = name_words(self._language)
        self._folded = folded_of(self._language)
        self._gazetteer = load_gazetteer(doc.names)
        self._vouched = vouched_words(doc)
        known = load_language(self._language)
        self._articles = known.articles if known else frozenset()

    def surname(self, capital: Capital) -> Hit | None:
        """Find a word that stands for the surname of a person of another country."""
        word = capital.word
        written = self._folded[word.text]
        person = person_before(self._doc, capital)
        if person is None or written in self._vouched:
            return None
        if person.start == word.start and self._is_known(capital, written):
            return None
        cultures = cultures_of(fold(person.given))
        names = self._surnames(self._table[written], cultures)
        if not names or self._language in cultures or self._is_of(written, cultures):
            return None
        if self._is_phrase(capital) or not self._is_plain(person, self._table[written]):
            return None
        doubtful = self._table[written].is_name and person.start == word.start
        if doubtful and not self._is_abroad(person, cultures):
            return None
        end = word.end - 2 * (self._folded[word.text] != fold(word.text))
        return Hit(person.start, end, {"right": " or ".join(names[:_SHOWN])}, None, 0.7)

    def chinese(self, capital: Capital) -> Hit | None:
        """Find a word that stands for a Chinese surname: Summer Xuanze.

        Two syllables follow that nobody knows.
        """
        word, found = capital.word, self._table[self._folded[capital.word.text]]
        names = self._surnames(found, frozenset((PINYIN,)))
        given = capital.neighbour(self._doc.text, 1, (" ",))
        if not names or found.is_generic or not _TWO_SYLLABLES.fullmatch(given.lower()):
            return None
        if self._is_defined(capital) or is_known_anywhere(given.lower(), self._language):
            return None
        fix = names[0] if len(names) == 1 else None
        return Hit(word.start, word.end, {"right": " or ".join(names[:_SHOWN])}, fix, 0.7)

    def _is_defined(self, capital: Capital) -> bool:
        """Tell whether an article or part of a name stands before: "the Yellow Huanghe"."""
        before = fold(capital.words.texts[capital.i - 1]) if capital.i else ""
        if capital.neighbour(self._doc.text, -1):
            return before in self._gazetteer or bool(countries_of(before)) or is_pinyin(before)
        return before in self._articles

    def _is_known(self, capital: Capital, written: str) -> bool:
        """Tell whether a list has the name as it stands: Bruno Mars."""
        before = fold(capital.words.texts[capital.i - 1])
        return any(
            position and form.folded[position - 1] == before
            for form, position in self._gazetteer.places(written)
        )

    def _surnames(self, word: NameWord, cultures: frozenset[str]) -> list[str]:
        """Return the surnames of these languages that mean what the word means."""
        named = named_cultures(self._doc)
        likely = sorted(cultures, key=lambda code: (-len(named.get(code, ())), code))
        names = [
            self._shown(name, code)
            for code in likely
            for meaning in word.meanings
            for name in meaning.names[code]
        ]
        return list(dict.fromkeys(names))

    def _shown(self, name: str, code: str) -> str:
        name = name.capitalize()
        return romanise(name, code) if self._language == "en" and is_cyrillic(name) else name

    def _is_of(self, written: str, cultures: frozenset[str]) -> bool:
        """Tell whether the word is one of these languages, or a given name there."""
        there = any(written in name_words(code) for code in cultures)
        return there or not cultures.isdisjoint(cultures_of(written))

    def _is_phrase(self, capital: Capital) -> bool:
        """Tell whether the word begins a title, or stands in a heading."""
        words, i = capital
        after = capital.neighbour(self._doc.text, 1)
        if after and not countries_of(fold(after)):
            longer = Capital(words, i + 1).neighbour(self._doc.text, 1)
            if longer or zipf_of(after.lower(), self._language) >= _ORDINARY:
                return True
        block = self._doc.prose_block(capital.word.start, capital.word.end)
        return block is None or block.role is Role.HEADING

    def _is_plain(self, person: Person, word: NameWord) -> bool:
        """Tell whether the word is no place or thing called after somebody: Isabella Tower."""
        return person.is_introduced or not (word.is_place or self._language == "de")

    def _is_abroad(self, person: Person, cultures: frozenset[str]) -> bool:
        """Tell whether the bearer is of another country beyond doubt."""
        here = self._language == "en" and "US" in countries_of(fold(person.given))
        least = _SETTING * (1 + here)
        named = named_cultures(self._doc)
        return any(len(named.get(code, ())) >= least for code in cultures)
