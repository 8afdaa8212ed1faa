"""Words of the language where the source has a name: Enterrar, for Bury.

No list need know the name, nor what it means: the names and figures around both tell that the one
stands for the other. So what is rightly translated must be told: what articles, titles, nationalities
and the calendar are, and what has another form in each language.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.alignment.align import pairs
from mtcheck.document import Document, Span
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import CAPITAL_NOUNS, Language, language_script, load_language
from mtcheck.names.meanings import name_words
from mtcheck.names.slots import Slot, Token, slots, tokens
from mtcheck.spelling import vouched_words, zipf_of

_ORDINARY = 3.3
"""Zipf value from which a word is one of the language."""
_SHORTEST = 3
_ALIKE = 0.5
"""Similarity from which two words may be one name, or the same word in two languages."""
_LONGEST = 1500
"""Characters of a passage that is compared."""


class AsWord(NamedTuple):
    """A word of the text, and the name of the source in whose place it stands."""

    span: Span
    right: str


def names_as_words(doc: Document) -> Iterator[AsWord]:
    """Yield such words in text order, where both languages write the same letters."""
    ours, theirs = load_language(doc.language or ""), load_language(doc.source_language or "")
    if ours is None or theirs is None or ours is theirs or theirs.code in CAPITAL_NOUNS:
        return
    if language_script(ours.code) == language_script(theirs.code):
        search = _Search(doc, ours, theirs)
        for target, source, *_ in pairs(doc):
            if max(target.end - target.start, len(source)) <= _LONGEST:
                yield from search.in_pair(target, source)


class _Search:
    def __init__(self, doc: Document, ours: Language, theirs: Language) -> None:
        self._doc, self._ours, self._theirs = doc, ours, theirs
        self._vouched = vouched_words(doc)
        self._gazetteer = load_gazetteer(doc.names)

    def in_pair(self, place: Span, source: str) -> Iterator[AsWord]:
        """Yield the words of a passage that stand for a name of its source."""
        ours, theirs = tokens(self._doc.text, *place), tokens(source, 0, len(source))
        for slot in slots(ours, self._doc.text, theirs, source):
            word, name = ours[slot.i], theirs[slot.j]
            if (
                self._is_word(word)
                and self._is_name(name)
                and self._is_same_place(slot, ours, theirs)
            ):
                others = [token.text for token in ours if token.is_capital]
                alike = _alike_any(name.text, others) or self._is_translated(word, theirs)
                if not alike:
                    yield AsWord(Span(word.start, word.end), name.text)

    def _is_word(self, token: Token) -> bool:
        """Tell whether a word is one of the language, and with a capital no name or title."""
        lower, folded = token.text.lower(), fold(token.text)
        if len(lower) < _SHORTEST or token.text.isupper() or folded in self._vouched:
            return False
        known = name_words(self._ours.code).get(folded)
        if (known and known.is_generic) or _has_capital(lower, self._ours):
            return False
        return zipf_of(lower, self._ours.code) >= _ORDINARY and folded not in self._gazetteer

    def _is_name(self, token: Token) -> bool:
        lower = token.text.lower()
        plain = len(lower) >= _SHORTEST and token.text[1:].islower() and "'" not in lower
        return (
            plain
            and lower not in self._theirs.function_words
            and not _has_capital(lower, self._theirs)
        )

    def _is_same_place(self, slot: Slot, ours: Sequence[Token], theirs: Sequence[Token]) -> bool:
        """Tell whether the same name adjoins both, or a small word precedes both that is no article."""
        if slot.follows:
            return True
        if not slot.i or not slot.j:
            return False
        if _is_in_name(ours, slot.i) and _is_in_name(theirs, slot.j):
            return False
        one, other = ours[slot.i - 1].text.lower(), theirs[slot.j - 1].text.lower()
        if self._ours.code in CAPITAL_NOUNS:
            return one in self._ours.conjunctions and other in self._theirs.conjunctions
        return _is_preposition(one, self._ours) and _is_preposition(other, self._theirs)

    def _is_translated(self, word: Token, theirs: Sequence[Token]) -> bool:
        """Tell whether a word of the source is the same one, as far as can be seen."""
        return _alike_any(word.text, [token.text for token in theirs])


def _is_in_name(found: Sequence[Token], i: int) -> bool:
    """Tell whether a small word ties a word to a name before it: the Cost of Living."""
    return i > 1 and found[i - 2].is_capital and not found[i - 1].is_capital


def _has_capital(lower: str, language: Language) -> bool:
    """Tell whether a word has its capital as a title, a nationality or a part of the calendar."""
    locale = language.locale
    return (
        lower
        in language.titles | locale.months | locale.weekdays | locale.demonyms | locale.holidays
    )


def _is_preposition(lower: str, language: Language) -> bool:
    return lower in language.function_words and lower not in language.articles


def _alike_any(word: str, others: Sequence[str]) -> bool:
    folded = fold(word)
    return any(OSA.normalized_similarity(folded, fold(other)) >= _ALIKE for other in others)
