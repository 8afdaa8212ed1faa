"""Which words of an article may be two spellings of one name: pairs, and where they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.document import Document
from mtcheck.gazetteer import fold
from mtcheck.languages import load_language
from mtcheck.names.endings import bare, case_endings, stem_of
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import capitals, look_alikes, sound_of, zipf_of
from mtcheck.vocabulary import WordClass, capitalised

UNCOMMON = 3.9
"""Zipf value up to which a word may be a deviant spelling beside a name that the article is about."""
_SHORTEST, _LONGEST = 4, 30
_JOINTS = (" ", "\u00a0", "-")
_AFTER_INITIAL = (*_JOINTS, ". ")
_INITIAL = 3
"""Letters up to which a word before a full stop is an initial or a title: "J. R. Vugler"."""
_WIDE = compile_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""Letters of a script without capitals, tied to a name: "Exodus连队"."""

Forms = Mapping[str, Mapping[str, str]]
"""Stems -> the words as written -> the words without a possessive ending."""


class Place(NamedTuple):
    """A word that may be a name, and the words with a capital right before and after it, if any."""

    start: int
    name: str
    before: str
    after: str

    @property
    def end(self) -> int:
        """The offset after the name."""
        return self.start + len(self.name)


def alike_pairs(doc: Document) -> tuple[list[tuple[str, str]], set[str]]:
    """Return pairs of names one edit apart or of one sound, by their stems, and all their words.

    At least one of the two is no common word. Words differ in more than accents.
    """
    language = doc.language or ""
    forms = _forms(doc)
    pairs = [
        pair
        for pair in sorted(_candidates(forms, language))
        if any(_may_deviate(name, language) for stem in pair for name in forms[stem].values())
        and _are_near(pair, forms)
    ]
    return pairs, {token for pair in pairs for stem in pair for token in forms[stem]}


def name_places(doc: Document, tokens: set[str]) -> dict[str, list[Place]]:
    """Return where these words stand, by their stems."""
    language = load_language(doc.language or "")
    titles = language.titles if language else frozenset()
    places: dict[str, list[Place]] = defaultdict(list)
    for capital in capitals(doc, tokens):
        name = bare(capital.word.text, doc.language or "")
        before = capital.neighbour(doc.text, -1, _AFTER_INITIAL)
        if len(before) > _INITIAL:
            before = capital.neighbour(doc.text, -1, _JOINTS)
        given = "" if before.lower() in titles else before
        after = capital.neighbour(doc.text, 1, _JOINTS)
        place = Place(capital.word.start, name, given, after)
        places[stem_of(name, doc.language or "")].append(place)
    return places


def is_edit(a: str, b: str) -> bool:
    """Tell whether two words, one of five letters at least, are one edit apart, accents apart."""
    one, two = fold(a), fold(b)
    return max(len(one), len(two)) > _SHORTEST and OSA.distance(one, two, score_cutoff=1) == 1


def _forms(doc: Document) -> dict[str, dict[str, str]]:
    """Return the words of the prose that may be names."""
    language = doc.language or ""
    forms: dict[str, dict[str, str]] = defaultdict(dict)
    for token in _namelike(language).of(doc):
        name = bare(token, language)
        forms[stem_of(name, language)][token] = name
    return forms


@cache
def _namelike(language: str) -> WordClass:
    """Return the class of the words with a capital that may be names."""

    def is_namelike(token: str) -> bool:
        name = bare(token, language)
        wide = not name.isascii() and _WIDE.search(name) is not None
        return _SHORTEST <= len(name) <= _LONGEST and name[1:].islower() and not wide

    return WordClass(language, is_namelike, capitalised(language))


def _candidates(forms: Forms, language: str) -> set[tuple[str, str]]:
    """Return the pairs of stems that look alike, or words of which do."""
    pairs = look_alikes(sorted(forms))
    if not case_endings(language):
        return pairs
    stems = {name: stem for stem, names in forms.items() for name in names.values()}
    pairs |= {(stems[a], stems[b]) for a, b in look_alikes(sorted(stems))}
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}


@lru_cache(maxsize=1 << 16)
def _may_deviate(name: str, language: str) -> bool:
    return zipf_of(name.lower(), language) <= UNCOMMON


def _are_near(pair: tuple[str, str], forms: Forms) -> bool:
    one, two = pair
    names = [set(forms[stem].values()) for stem in pair]
    if any(is_edit(a, b) for a, b in product(*names)):
        return True
    if (one not in names[0] or two not in names[1]) and _is_stem_edit(fold(one), fold(two)):
        return True
    long = max(len(one), len(two)) > _SHORTEST and abs(len(one) - len(two)) <= _SHORTEST
    return long and fold(one) != fold(two) and sound_of(one) == sound_of(two)


def _is_stem_edit(one: str, two: str) -> bool:
    """Tell whether two folded stems are one edit apart; a letter changed tells in long ones alone."""
    longest = max(len(one), len(two))
    enough = _SHORTEST + 1 if len(one) == len(two) else _SHORTEST
    return longest >= enough and OSA.distance(one, two, score_cutoff=1) == 1
