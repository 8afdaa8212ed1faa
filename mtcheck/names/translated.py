"""Names of the source translated as words, where source and text are in Latin and Cyrillic letters.

A word is one where the word beside it renders what stands beside a name of that meaning in the
source: Lion Tikhonov, for Лев Тихонов.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import known_languages, language_script
from mtcheck.names.cyrillic import Name, between, is_cyrillic
from mtcheck.names.endings import are_forms
from mtcheck.names.in_source import source_names
from mtcheck.names.meanings import NameWord, name_words
from mtcheck.names.passages import MOST_NAMES, Passage, core, name_passages
from mtcheck.names.romanisation import is_romanised, romanise
from mtcheck.segment import words as split_words
from mtcheck.spelling import vouched_words

_SCRIPTS = {"Latin", "Cyrillic"}
_LONG = 4
"""Letters of a name that a word may render with one letter otherwise: Rose, for Роза."""
_ENDS = frozenset('.!?:;…«„“"\n')


def translated_across(doc: Document) -> Iterator[Hit]:
    """Yield the words that stand for a name of the source, in the order of the text."""
    ours, theirs = doc.language or "", doc.source_language or ""
    known = known_languages()
    if ours not in known or theirs not in known:
        return
    if {language_script(ours), language_script(theirs)} == _SCRIPTS:
        search = _Search(doc)
        for passage in name_passages(doc):
            yield from search.in_passage(passage)


class _Search:
    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._ours, self._theirs = doc.language or "", doc.source_language or ""
        self._table = name_words(self._ours)
        self._gazetteer = load_gazetteer(doc.names)
        self._vouched = vouched_words(doc)

    def in_passage(self, passage: Passage) -> Iterator[Hit]:
        """Yield the words of a passage that stand for a name of its source."""
        words = [word for word in passage.words if word.text[0].isupper()]
        meant = {word: self._table.get(fold(word.text)) for word in words}
        if not any(meant.values()):
            return
        names = list(self._full_names(passage.source))[:MOST_NAMES]
        for one, other in pairwise(words):
            if self._doc.text[one.end : other.start] == " ":
                yield from self._held(one, other, meant[one], names, 0, passage)
                yield from self._held(other, one, meant[other], names, 1, passage)

    def _full_names(self, source: str) -> Iterator[tuple[str, str]]:
        """Yield two words with a capital that adjoin in the source, the first no common one."""
        words = [core(Word(*word), self._theirs) for word in split_words(source)]
        for i, (one, other) in enumerate(pairwise(words)):
            adjoin = source[one.end : other.start] == " "
            if adjoin and one.text[0].isupper() and other.text[0].isupper():
                before = source[words[i - 1].end : one.start] if i else "\n"
                if _ENDS.isdisjoint(before) or self._is_given(one.text):
                    yield one.text, other.text

    def _is_given(self, text: str) -> bool:
        found = self._gazetteer.places(fold(text))
        return any(position == 0 and len(form.folded) > 1 for form, position in found)

    def _held(
        self,
        word: Word,
        beside: Word,
        meant: NameWord | None,
        names: Sequence[tuple[str, str]],
        place: int,
        passage: Passage,
    ) -> Iterator[Hit]:
        if meant is None or meant.is_generic or fold(word.text) in self._vouched:
            return
        for name in names:
            text, other = name[place], name[1 - place]
            if self._stands_for(word, text, meant) and self._distance(other, beside) == 0:
                right = self._right(text, meant, passage)
                fix = None if is_cyrillic(word.text) else right
                yield Hit(word.start, word.end, {"right": right}, fix, 0.8, source_text=text)
                return

    def _stands_for(self, word: Word, text: str, meant: NameWord) -> bool:
        """Tell whether a word means a name of the source, and does not sound like it."""
        slips = 1 if len(text) >= _LONG else 0
        return self._means(meant, text) and self._distance(text, word) > slips

    def _means(self, meant: NameWord, text: str) -> bool:
        lower = fold(text)
        words = meant.words_in(self._theirs)
        return lower in words or any(are_forms(lower, word, self._theirs) for word in words)

    def _distance(self, text: str, word: Word) -> int:
        return between(Name(text, self._theirs), Name(word.text, self._ours))

    def _right(self, text: str, meant: NameWord, passage: Passage) -> str:
        """Return what to write: what a list has for the name, or its letters, in the nominative."""
        known = source_names(self._theirs, self._ours, self._doc.names).find(passage.source)
        right = next((name.rights[0] for name in known if name.text == text), None)
        if right or not is_romanised(self._theirs):
            return right or text
        lower = fold(text)
        words = sorted(meant.words_in(self._theirs), key=lambda word: (word != lower, word))
        nominative = next(w for w in words if w == lower or are_forms(lower, w, self._theirs))
        return romanise(nominative.capitalize(), self._theirs)
