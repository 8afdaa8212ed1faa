"""Names of the source that were translated as words: Stone Paul Rubens, for Pierre Paul Rubens.

Four signs, where both are written in the same letters: a word beside a name means what stands beside
that name in the source; a word with a capital and no article, apart from other names, means such a
name of the source; two words are one name of the source, taken apart; the words of a surname ("Of The
Valley") mean its parts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold
from mtcheck.languages import load_language
from mtcheck.names.meanings import NameWord, name_words
from mtcheck.names.translated import translated_across
from mtcheck.segment import words as split_words
from mtcheck.spelling import Capital, capitals
from mtcheck.vocabulary import capital_tokens

NOUNS_WITH_CAPITAL = frozenset(("de", "zh", "ja", "ko", "ar", "hi"))
"""Languages in which a capital does not tell a name, or that have none."""
_LONGEST_APART, _SHORTEST_PART = 7, 3
_JOINTS = ("", "s", "n", "en", "es")


class _Place(NamedTuple):
    """A name of the source, with the words that adjoin it, and whether it opens a sentence."""

    text: str
    before: str
    after: str
    opens: bool


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that stand for a name of the source, with that name as the fix.

    Where source and text are written in other letters, see `mtcheck.names.translated`.
    """
    table = name_words(doc.language or "")
    source = _Source(doc.source or "", doc.source_language or "")
    if doc.language == doc.source_language:
        return
    search = _Search(doc, source, table)
    done = 0
    for capital in capitals(doc, capital_tokens(doc)):
        if capital.word.start < done:
            continue
        hit = search.taken_apart(capital) or search.surname(capital) or search.meant(capital)
        if hit:
            done = hit.end
            yield hit
    yield from translated_across(doc)


class _Source:
    """The names of the source, by their folded text, and all its words."""

    def __init__(self, text: str, language: str) -> None:
        words = [Word(*word) for word in split_words(text)]
        self.language = language
        self.folded = frozenset(fold(word.text) for word in words)
        self.lower = frozenset(fold(word.text) for word in words if word.text.islower())
        self.names: dict[str, list[_Place]] = defaultdict(list)
        for i, word in enumerate(words):
            if word.text[0].isupper():
                before = words[i - 1] if i else None
                after = words[i + 1] if i + 1 < len(words) else None
                start = text[before.end : word.start] if before else "\n"
                end = text[word.end : after.start] if after else "\n"
                place = _Place(
                    word.text,
                    before.text if before and start in (" ", "-") else "",
                    after.text if after and end in (" ", "-") else "",
                    any(mark in start for mark in '.!?\n:«"“'),
                )
                self.names[fold(word.text)].append(place)


class _Search:
    def __init__(self, doc: Document, source: _Source, table: Mapping[str, NameWord]) -> None:
        self._doc = doc
        self._source = source
        self._table = table
        known = load_language(source.language)
        self._articles = known.articles if known else frozenset()
        own = load_language(doc.language or "")
        self._calendar = own.locale.months | own.locale.weekdays if own else frozenset()

    def taken_apart(self, capital: Capital) -> Hit | None:
        """Find a name of the source that stands here as two words: Ludwig Lust."""
        words, i = capital
        second = capital.neighbour(self._doc.text, 1, (" ",))
        if not second or min(len(second), len(words[i].text)) < _SHORTEST_PART:
            return None
        first, last = fold(words[i].text), fold(second)
        for joint in _JOINTS:
            whole = first + joint + last
            if whole in self._source.names and len(whole) >= _LONGEST_APART:
                apart = {first, last} <= self._source.folded
                return None if apart else self._hit(words[i : i + 2], whole)
        return None

    def surname(self, capital: Capital) -> Hit | None:
        """Find a surname of the source in words: Ettore Of The Valley."""
        words, i = capital
        if words[i].text not in ("Of", "De", "Da", "Von", "Di") or not i:
            return None
        given = fold(words[i - 1].text)
        last = next((k for k in (i + 1, i + 2) if self._meanings(words, k)), None)
        if last is None or not words[i - 1].text[0].isupper():
            return None
        for place in self._source.names.get(given, ()):
            surname = fold(place.after)
            if surname in self._source.names and any(
                part in surname for part in self._meanings(words, last)
            ):
                return self._hit(words[i : last + 1], surname)
        return None

    def meant(self, capital: Capital) -> Hit | None:
        """Find a word that means a name of the source: by what is beside it, or standing alone."""
        words, i = capital
        if fold(words[i].text) in self._source.folded:
            return None
        rights = self._meanings(words, i)
        if not rights:
            return None
        before = capital.neighbour(self._doc.text, -1)
        after = capital.neighbour(self._doc.text, 1)
        for place in self._source.names.get(fold(before), ()) if before else ():
            if fold(place.after) in rights and place.after[0].isupper():
                return self._hit(words[i : i + 1], fold(place.after))
        if self._table[fold(words[i].text)].is_generic:
            return None
        for place in self._source.names.get(fold(after), ()) if after else ():
            if fold(place.before) in rights and place.before[0].isupper():
                return self._hit(words[i : i + 1], fold(place.before))
        return None if before or after else self._alone(capital, rights)

    def _alone(self, capital: Capital, rights: frozenset[str]) -> Hit | None:
        words, i = capital
        if not NOUNS_WITH_CAPITAL.isdisjoint((self._source.language, self._doc.language)):
            return None
        if words[i].lower in self._calendar or not self._is_bare(capital):
            return None
        for right in sorted(rights & self._source.names.keys() - self._source.lower):
            if any(self._stands_bare(place) for place in self._source.names[right]):
                return self._hit(words[i : i + 1], right)
        return None

    def _is_bare(self, capital: Capital) -> bool:
        """Tell whether no article precedes a word, nor a sentence begins with it and goes on.

        A second word of such a meaning makes them a nickname: the Red and Blacks.
        """
        words, i = capital
        known = load_language(self._doc.language or "")
        before = words[i - 1] if i else None
        gap = self._doc.text[before.end : words[i].start] if before else "\n"
        if gap != " ":
            return self._doc.text[words[i].end : words[i].end + 1] in (",", " –", "–")
        if known is None or before is None:
            return False
        paired = i > 1 and before.lower in known.conjunctions and bool(self._meanings(words, i - 2))
        return before.lower not in known.articles and not paired

    def _stands_bare(self, place: _Place) -> bool:
        article = place.before.lower() in self._articles
        beside = any(word[:1].isupper() for word in (place.before, place.after))
        return not (article or beside or place.opens)

    def _meanings(self, words: Sequence[Word], i: int) -> frozenset[str]:
        """Return what the source may have for a word with a capital."""
        if i >= len(words) or not words[i].text[0].isupper():
            return frozenset()
        known = self._table.get(fold(words[i].text))
        return known.words_in(self._source.language) if known else frozenset()

    def _hit(self, words: Sequence[Word], folded: str) -> Hit:
        right = self._source.names[folded][0].text
        return Hit(words[0].start, words[-1].end, {"right": right}, right, 0.9, source_text=right)
