"""Names of the source that the text renders in two ways, across Cyrillic and Latin letters.

Which of them is right no list need know: that both stand for one word of the source is the evidence.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from mtcheck.document import Document, Span, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import known_languages, language_script
from mtcheck.names.cyrillic import Name, between
from mtcheck.names.endings import are_forms, in_form_of, stem_of
from mtcheck.names.passages import MOST_NAMES, core, name_passages
from mtcheck.names.romanisation import is_foreign_way
from mtcheck.segment import words as split_words
from mtcheck.spelling import vouched_words, zipf_of

_SHORTEST = 5
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language, and no rendering of a rare name."""
_SLIPS = 1
"""Letters of a rendering that no system explains."""
_SLAVIC = frozenset(("cs", "pl", "ru", "uk"))
_SCRIPTS = {"Latin", "Cyrillic"}


class _Place(NamedTuple):
    """A word of the text, and the word of the source that it renders."""

    word: Word
    source: str


def check(doc: Document) -> Iterator[Hit]:
    """Yield the rendering of another language, or the rarer or later one; the other one is the fix.

    Forms of one name are no two renderings, nor is what stands in one passage with the other.
    """
    ours, theirs = doc.language or "", doc.source_language or ""
    known = known_languages()
    if ours not in known or theirs not in known:
        return
    if {language_script(ours), language_script(theirs)} != _SCRIPTS:
        return
    for places in _Renderings(doc).by_name().values():
        yield from _uneven(doc, places)


class _Renderings:
    """Which words of the text render which names of the source."""

    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._ours, self._theirs = doc.language or "", doc.source_language or ""

    def by_name(self) -> Mapping[str, Sequence[_Place]]:
        """Return the renderings of each name of the source, by its stem, in text order."""
        found: dict[str, list[_Place]] = defaultdict(list)
        passages = list(self._passages())
        counts: dict[str, int] = defaultdict(int)
        for _, names in passages:
            for stem in {self._stem(name) for name in names}:
                counts[stem] += 1
        for words, names in passages:
            again = [name for name in names if counts[self._stem(name)] > 1]
            for name, word in self._matches(again, words):
                found[self._stem(name)].append(_Place(word, name))
        return found

    def _passages(self) -> Iterator[tuple[list[Word], list[str]]]:
        for passage in name_passages(self._doc):
            there = (core(Word(*word), self._theirs).text for word in split_words(passage.source))
            names = dict.fromkeys(n for n in there if len(n) >= _SHORTEST and n[0].isupper())
            words = [word for word in passage.words if self._is_rare(word.text)]
            yield words[:MOST_NAMES], list(names)[:MOST_NAMES]

    def _is_rare(self, word: str) -> bool:
        named = len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()
        return named and zipf_of(word.lower(), self._ours) < _ORDINARY

    def _stem(self, name: str) -> str:
        return stem_of(name.lower(), self._theirs)

    def _matches(self, names: Sequence[str], words: Sequence[Word]) -> Iterator[tuple[str, Word]]:
        """Yield each word with the name that it renders, where both are each other's nearest."""
        table = {
            (name, word.text): between(Name(name, self._theirs), Name(word.text, self._ours))
            for name in names
            for word in words
        }
        for word in words:
            near = sorted((table[name, word.text], name) for name in names)
            if not near or near[0][0] > _SLIPS:
                continue
            cost, name = near[0]
            if len(near) > 1 and near[1][0] == cost:
                continue
            if all(table[name, other.text] >= cost for other in words):
                yield name, word


def _uneven(doc: Document, places: Sequence[_Place]) -> Iterator[Hit]:
    language = doc.language or ""
    groups: list[list[_Place]] = []
    for place in places:
        same = (g for g in groups if _is_same(place.word.text, g[0].word.text, language))
        group = next(same, None)
        if group is None:
            groups.append([place])
        else:
            group.append(place)
    if len(groups) < 2:
        return
    best = max(groups, key=lambda group: _rank(doc, group))
    right, vouched = best[0].word, vouched_words(doc)
    for word, source in (place for group in groups if group is not best for place in group):
        if fold(word.text) not in vouched:
            fix = in_form_of(word.text, right.text, language)
            values = {"right": right.text, "source": source}
            first = Span(right.start, right.end)
            yield Hit(word.start, word.end, values, fix, 0.8, (first,), source)


def _rank(doc: Document, group: Sequence[_Place]) -> tuple[bool, bool, int]:
    """Return how good a rendering is: known, not in the way of another language, frequent."""
    ours, theirs = doc.language or "", doc.source_language or ""
    known = _is_known(doc, group[0].word.text)
    foreign = any(is_foreign_way(word.text, name, ours, theirs) for word, name in group)
    return known, not foreign, len(group)


def _is_known(doc: Document, word: str) -> bool:
    """Tell whether a list of names has a word in a form that is right in the language."""
    known = load_gazetteer(doc.names)
    return any(known.is_accepted(form, doc.language or "") for form, _ in known.places(fold(word)))


def _is_same(a: str, b: str, language: str) -> bool:
    """Tell whether two words may be forms of one name, or one be made from the other."""
    one, two = sorted((fold(a), fold(b)), key=len)
    stem = one[:-1] if language in _SLAVIC else one
    return two.startswith(stem) or are_forms(one, two, language)
