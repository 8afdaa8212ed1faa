"""Two spellings of one name in one article: the one that is less likely right.

On translated news 56 % of such places were marked as errors by human annotators, and in human
references they were typing errors (Greegs beside Greggs).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from mtcheck.compounds import split_compound
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names import is_inflection, vouched_words
from mtcheck.spelling import (
    capitals,
    is_known_anywhere,
    look_alikes,
    sound_of,
    zipf_of,
)
from mtcheck.vocabulary import WordClass, capital_tokens

UNHEARD = 2.0
"""Zipf value up to which a word that no other language knows is nobody's word."""
RARE = 2.6
"""Zipf value up to which a word may be a deviant spelling of a name."""
UNCOMMON = 3.9
"""Zipf value up to which it may be so beside a name that the article is about."""
TOPIC = 3
"""How often a name stands in an article that is about it."""
KNOWN = 3.0
"""Zipf value from which a word is known, and the better one of two."""
ORDINARY = 4.0
"""Zipf value from which a word is an ordinary one, and no name to deviate from."""
OPENING = 5.2
"""Zipf value from which a word that no list of names holds opens a sentence ("Later Vugler left")."""
_SHORTEST, _LONGEST = 4, 30
_JOINTS = (" ", "\u00a0", ". ", "-")
_PATRONYMIC = regex.compile(r"(?:sso?n|dott?ir|v[iy]ch|vna|вич|вна|ович)$")
_WIDE = regex.compile(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}]")
"""Letters of a script without capitals, tied to a name: "Exodus连队"."""
_ENDING_VOWELS = ("es", "it", "pt")
"""Languages in which words differ by number and gender in the last vowel."""
_NOUN_ENDINGS = frozenset(" e en er ern em es s n in innen".split(" "))


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


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with a capital, one letter or one way to write a sound from a better known one.

    The other one stands in the article more often, or is in a list of names or more frequent, or
    comes first; or both stand beside the same name. The less is known of the deviant spelling, the
    less it takes. Inflected forms are spared, and two people with given names of their own.
    """
    if load_language(doc.language or "") is None or not load_lexicon(doc.language or "", WHOLE):
        return
    stems = _stems(doc)
    pairs = [
        pair
        for pair in sorted(look_alikes(sorted(stems)))
        if any(_may_deviate(name, doc.language or "") for stem in pair for name in stems[stem])
        and _is_near(*pair)
    ]
    if not pairs:
        return
    places = _places(doc, {name for pair in pairs for stem in pair for name in stems[stem]})
    judge = _Judge(doc, places)
    found: dict[str, str] = {}
    for pair in pairs:
        for wrong, right in (pair, pair[::-1]):
            there = wrong in places and right in places
            if there and wrong not in found and judge.deviates(wrong, right):
                found[wrong] = right
                break
    for wrong, right in found.items():
        (here, *_), (first, *_) = places[wrong], places[right]
        ending = here.name[len(wrong) :]
        alike = fold(ending) == fold(first.name[len(right) :])
        fix = first.name if alike else right + ending
        end = here.start + len(here.name)
        yield Hit(here.start, end, {"right": fix}, fix, 0.7, (Span(first.start, first.end),))


def _stems(doc: Document) -> dict[str, set[str]]:
    """Return the words of the prose that may be names, as written, by their stems."""
    language = load_language(doc.language or "")
    endings = language.case_endings if language else ()
    stems: dict[str, set[str]] = defaultdict(set)
    for token in _NAMELIKE.among(capital_tokens(doc)):
        stems[_stem(_bare(token), endings)].add(token)
    return stems


def _is_namelike(token: str) -> bool:
    name = _bare(token)
    wide = not name.isascii() and _WIDE.search(name) is not None
    return _SHORTEST <= len(name) <= _LONGEST and name[1:].islower() and not wide


_NAMELIKE = WordClass(_is_namelike)


def _bare(token: str) -> str:
    """Return a word without a possessive ending."""
    if token[-2:-1] in ("'", "’") or token[-1] in "'’":
        return token.replace("’", "'").removesuffix("'s").removesuffix("'")
    return token


@lru_cache(maxsize=1 << 16)
def _may_deviate(token: str, language: str) -> bool:
    return zipf_of(_bare(token).lower(), language) <= UNCOMMON


def _places(doc: Document, names: set[str]) -> dict[str, list[Place]]:
    """Return where each of the names stands, by the name without its ending."""
    language = load_language(doc.language or "")
    titles, endings = (language.titles, language.case_endings) if language else (frozenset(), ())
    places: dict[str, list[Place]] = defaultdict(list)
    for capital in capitals(doc, names):
        name = _bare(capital.word.text)
        before = capital.neighbour(doc.text, -1, _JOINTS)
        given = "" if before.lower() in titles else before
        after = capital.neighbour(doc.text, 1, _JOINTS)
        places[_stem(name, endings)].append(Place(capital.word.start, name, given, after))
    return places


def _stem(name: str, endings: Sequence[str]) -> str:
    """Return a name without its case ending, if it is long enough."""
    for ending in endings:
        if name.endswith(ending) and len(name) - len(ending) >= _SHORTEST:
            return name[: -len(ending)]
    return name


class _Judge:
    """Tells of two words of an article whether one is a deviant spelling of the other."""

    def __init__(self, doc: Document, places: Mapping[str, list[Place]]) -> None:
        self._doc = doc
        self._language = doc.language or ""
        known = load_language(self._language)
        self._case_endings = known.case_endings if known else ()
        self._places = places
        self._gazetteer = load_gazetteer(doc.names)
        self._vouched = vouched_words(doc)

    def deviates(self, wrong: str, right: str) -> bool:
        """Tell whether the word that stands once is a deviant spelling of the other one."""
        (here, *more), (other, *others) = self._places[wrong], self._places[right]
        zipf = self._zipf(here.name)
        if more or zipf > UNCOMMON or self._is_listed(here.name):
            return False
        shared = self._share_neighbour(wrong, right)
        if (
            self._are_no_variants(here, (other, *others), shared)
            or self._is_inflected(wrong, right, zipf)
            or self._may_be_another(here, other, shared or bool(others))
        ):
            return False
        known = self._zipf(other.name)
        better = bool(others) or known > zipf or self._is_listed(other.name)
        if self._is_unheard(here.name, zipf):
            return better or (known == zipf and other.start < here.start)
        if shared and zipf <= RARE:
            return better
        return self._is_name(other.name) and self._is_topic(wrong, right, zipf)

    def _are_no_variants(self, here: Place, others: Sequence[Place], shared: bool) -> bool:
        """Tell whether these are words that open sentences, or "Kaboom City" and "Kazoom Kids"."""
        if all(self._opens_sentence(place.start, "") for place in (here, *others)):
            return True
        return not shared and bool(here.after) and all(place.after for place in others)

    def _is_topic(self, wrong: str, right: str, zipf: float) -> bool:
        """Tell whether the right one is so present or so much better known that it is meant."""
        times = len(self._places[right])
        if zipf <= RARE:
            other = self._places[right][0].name
            known = self._zipf(other) >= max(KNOWN, zipf + 1) or self._is_listed(other)
            return times > 1 or known
        here = self._places[wrong][0]
        alone = not here.before and not here.after and not self._opens_sentence(here.start)
        return times >= TOPIC and alone

    def _may_be_another(self, here: Place, other: Place, related: bool) -> bool:
        """Tell whether these are two people, with given names of their own or two patronymics."""
        if _PATRONYMIC.search(fold(here.name)):
            return True
        named = self._is_given(here.before) and self._is_given(other.before)
        return (named or bool(here.after and other.after)) and not related

    def _is_given(self, before: str) -> bool:
        """Tell whether the word before a name is one too, and not the first of a sentence."""
        return bool(before) and (self._zipf(before) < OPENING or self._is_listed(before))

    def _share_neighbour(self, wrong: str, right: str) -> bool:
        here, others = self._places[wrong][0], self._places[right]
        before = bool(here.before) and any(p.before == here.before for p in others)
        return before or (bool(here.after) and any(p.after == here.after for p in others))

    def _is_unheard(self, word: str, zipf: float) -> bool:
        """Tell whether nobody knows a word, nor what it is made of."""
        lower = word.lower()
        if zipf > UNHEARD or is_known_anywhere(lower, self._language):
            return False
        return self._language != "de" or not (split_compound(lower) or self._is_form(lower))

    def _is_form(self, lower: str) -> bool:
        """Tell whether a German word is a known one with an ending."""
        return any(
            lower.endswith(ending) and self._zipf(lower.removesuffix(ending)) >= KNOWN
            for ending in _NOUN_ENDINGS - {""}
        )

    def _is_name(self, word: str) -> bool:
        return self._is_listed(word) or self._zipf(word) < ORDINARY

    def _is_listed(self, word: str) -> bool:
        folded = fold(word)
        return folded in self._vouched or folded in self._gazetteer

    def _zipf(self, word: str) -> float:
        return zipf_of(word.lower(), self._language)

    def _opens_sentence(self, start: int, dashes: str = "–—-") -> bool:
        before = self._doc.text[max(0, start - 6) : start].rstrip(" \"'«“‘„(")[-1:]
        return not before or before in ".!?…:\n" + dashes

    def _is_inflected(self, wrong: str, right: str, zipf: float) -> bool:
        """Tell whether the two may be forms of one word; nouns only where the language has both."""
        if is_inflection(wrong.lower(), right.lower(), self._language):
            return True
        if self._language in _ENDING_VOWELS:
            return wrong[:-1] == right[:-1]
        if self._case_endings and _has_fleeting_vowel(wrong, right):
            return True
        return self._language == "de" and zipf > 0 and _share_stem(fold(wrong), fold(right))


def _has_fleeting_vowel(a: str, b: str) -> bool:
    """Tell whether two words of a Slavic language differ by a vowel before the last consonant."""
    short, long = sorted((a, b), key=len)
    return len(long) == len(short) + 1 and long[-2] in "eěеоё" and short == long[:-2] + long[-1]


def _share_stem(a: str, b: str) -> bool:
    """Tell whether two folded German words have a stem in common and endings of nouns."""
    return any(
        a[:size] == b[:size] and a[size:] in _NOUN_ENDINGS and b[size:] in _NOUN_ENDINGS
        for size in range(_SHORTEST - 1, min(len(a), len(b)) + 1)
    )


def _is_near(a: str, b: str) -> bool:
    """Tell whether two words differ by one edit (not in accents alone) or sound alike."""
    one, two = fold(a), fold(b)
    if one == two or max(len(one), len(two)) <= _SHORTEST:
        return False
    if OSA.distance(one, two, score_cutoff=1) == 1:
        return True
    return abs(len(one) - len(two)) <= _SHORTEST and sound_of(a) == sound_of(b)
