"""Two spellings of one name in one article: the one that is less likely right.

On translated news 56 % of such places were marked as errors by human annotators, and in human
references they were typing errors (Greegs beside Greggs).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mtcheck.compounds import split_compound
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names.endings import are_forms, stems
from mtcheck.names.pairs import UNCOMMON, Place, alike_pairs, is_edit, name_places
from mtcheck.names.transcription import is_other_way
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import is_known_anywhere, sound_of, vouched_words, zipf_of
from mtcheck.vocabulary import prose_tokens

UNHEARD = 2.0
"""Zipf value up to which a word that no other language knows is nobody's word."""
RARE = 2.6
"""Zipf value up to which a word may be a deviant spelling of a name."""
TOPIC = 3
"""How often a name stands in an article that is about it."""
KNOWN = 3.0
"""Zipf value from which a word is known, and the better one of two."""
ORDINARY = 4.0
"""Zipf value from which a word is an ordinary one, and no name to deviate from."""
FAR = 3.0
"""By how much (Zipf) a listed name is more common than a usual misspelling of it."""
OPENING = 5.2
"""Zipf value from which a word that no list of names holds opens a sentence ("Later Vugler left")."""
_BESIDE = 30
"""Characters between two words up to which they stand beside each other."""
_CLAUSE_END = frozenset(".!?;:\n")
_PATRONYMIC = compile_pattern(r"(?:sso?n|dott?ir|v[iy]ch|vna|вич|вна|ович)$")
_ENDING_VOWELS = ("es", "it", "pt")
"""Languages in which words differ by number and gender in the last vowel."""
_NOMINATIVES = ("", "a", "e", "o", "а", "я", "ь", "й", "о", "ия", "ія", "ий")
_SHORTEST_NOUN = 3
_NOUN_ENDINGS = frozenset(" e en er ern em es s n in innen".split(" "))


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with a capital, one letter or one way to write a sound from a better known one.

    The other one stands in the article more often, or is in a list of names or more frequent, or
    comes first; or both stand beside the same name. The less is known of the deviant spelling, the
    less it takes. Inflected forms are spared, and two people with given names of their own.
    """
    if load_language(doc.language or "") is None or not load_lexicon(doc.language or "", WHOLE):
        return
    pairs, tokens = alike_pairs(doc)
    if not pairs:
        return
    places = name_places(doc, tokens)
    judge = _Judge(doc, places)
    found: dict[str, str] = {}
    for pair in pairs:
        for wrong, right in (pair, pair[::-1]):
            there = wrong in places and right in places
            if there and wrong not in found and judge.deviates(wrong, right):
                deviant, usual = judge.in_order(wrong, right)
                found[deviant] = usual
                break
    for wrong, right in found.items():
        (here, *_), others = places[wrong], places[right]
        fix = _fix(here.name, [place.name for place in others], wrong, right)
        first = next((place for place in others if place.name == fix), others[0])
        span = Span(first.start, first.end)
        yield Hit(here.start, here.end, {"right": fix}, fix, 0.7, (span,))


def _fix(written: str, names: Sequence[str], wrong: str, right: str) -> str:
    """Return the right name in the form that the wrong one has."""
    near = [name for name in names if is_edit(written, name)]
    if near:
        return next((name for name in near if name[-1] == written[-1]), near[0])
    ending = written[len(wrong) :]
    alike = fold(ending) == fold(names[0][len(right) :])
    return names[0] if alike else right + ending


class _Judge:
    """Tells of two words of an article whether one is a deviant spelling of the other."""

    def __init__(self, doc: Document, places: Mapping[str, list[Place]]) -> None:
        self._doc = doc
        self._language = doc.language or ""
        self._places = places
        self._gazetteer = load_gazetteer(doc.names)
        self._vouched = vouched_words(doc)

    def deviates(self, wrong: str, right: str) -> bool:
        """Tell whether the word that stands once is a deviant spelling of the other one."""
        (here, *more), (other, *others) = self._places[wrong], self._places[right]
        zipf = self._zipf(here.name)
        if more or zipf > UNCOMMON or self._is_meant(here, (other, *others)):
            return False
        shared = self._share_neighbour(wrong, right)
        if self._sounds_so(here, other) and self._is_introduced(here, other, zipf):
            return True
        if (
            self._is_listed(here.name)
            or (self._is_noun(other) and not (others or shared))
            or self._are_no_variants(here, (other, *others), shared)
            or self._is_inflected(wrong, right, zipf)
            or self._may_be_another(here, other, shared or bool(others) or self._is_word(other))
        ):
            return False
        known = self._zipf(other.name)
        better = bool(others) or known > zipf or self._is_listed(other.name)
        if self._is_unheard(here.name, zipf):
            return better or (known == zipf and other.start < here.start)
        if shared and zipf <= (UNCOMMON if others else RARE):
            return better
        return self._is_topic(wrong, right, zipf)

    def in_order(self, wrong: str, right: str) -> tuple[str, str]:
        """Return the two, turned where the right one has the transcription of another language."""
        (here, *_), (other, *others) = self._places[wrong], self._places[right]
        turned = not others and is_other_way(other.name, here.name, self._language)
        return (right, wrong) if turned else (wrong, right)

    def _is_meant(self, here: Place, others: Sequence[Place]) -> bool:
        """Tell whether a clause sets both words beside each other: "X and Y", or "X (or Y)"."""
        for other in others:
            first, last = sorted((here, other))
            between = self._doc.text[first.end : last.start]
            apart = len(between) > _BESIDE or not _CLAUSE_END.isdisjoint(between)
            if not apart and (len(others) == 1 or "(" in between):
                return True
        return False

    def _sounds_so(self, here: Place, other: Place) -> bool:
        """Tell whether a name was written in another way to sound the same before."""
        one, two = sound_of(here.name), sound_of(other.name)
        return other.start < here.start and one == two and fold(here.name) != fold(other.name)

    def _is_introduced(self, here: Place, other: Place, zipf: float) -> bool:
        """Tell whether the one name is that of the other's bearer: Jan Kovács, Dr Kovach.

        The other stands behind a given name and this one without, or both beside the same rare name.
        """
        sides = ((here.before, other.before), (here.after, other.after))
        for side, former in sides:
            if side and former and sound_of(side) == sound_of(former):
                return self._zipf(side) < KNOWN and not self._is_full_name(here.name, side)
        return (
            self._is_given(other.before) and not here.before and self._is_unheard(here.name, zipf)
        )

    def _is_full_name(self, name: str, side: str) -> bool:
        """Tell whether a list has the two words as one name, or parts of it."""
        return any(fold(side) in form.folded for form, _ in self._gazetteer.places(fold(name)))

    def _are_no_variants(self, here: Place, others: Sequence[Place], shared: bool) -> bool:
        """Tell whether these are words that open sentences, or "Kaboom City" and "Kazoom Kids"."""
        if all(self._opens_sentence(place.start, "") for place in (here, *others)):
            return True
        return not shared and bool(here.after) and any(place.after for place in others)

    def _is_topic(self, wrong: str, right: str, zipf: float) -> bool:
        """Tell whether the right one is so present or so much better known that it is meant."""
        here, places = self._places[wrong][0], self._places[right]
        listed, known = self._is_listed(places[0].name), self._zipf(places[0].name)
        if not listed and known >= ORDINARY and not (zipf <= RARE and self._is_about(places)):
            return False
        if zipf <= RARE:
            return len(places) > 1 or listed or known >= max(KNOWN, zipf + 1)
        if listed and zipf <= KNOWN and known >= zipf + FAR:
            return True
        return len(places) >= TOPIC and self._stands_alone(here)

    def _is_about(self, places: Sequence[Place]) -> bool:
        """Tell whether a word is a name here: it stands alone with a capital inside sentences."""
        return self._language != "de" and sum(map(self._stands_alone, places)) > 1

    def _stands_alone(self, place: Place) -> bool:
        return not place.before and not place.after and not self._opens_sentence(place.start)

    def _may_be_another(self, here: Place, other: Place, related: bool) -> bool:
        """Tell whether these are two people, with given names of their own or two patronymics."""
        if _PATRONYMIC.search(fold(here.name)):
            return True
        named = self._is_given(here.before) and self._is_given(other.before)
        return (named or bool(here.after and other.after)) and not related

    def _is_word(self, place: Place) -> bool:
        """Tell whether the text has the word in lower case, too."""
        return place.name.lower() in prose_tokens(self._doc)

    def _is_noun(self, place: Place) -> bool:
        """Tell whether a word has its capital as any noun of German, and nothing makes it a name."""
        alone = self._language == "de" and not (place.before or place.after)
        return alone and self._zipf(place.name) >= KNOWN and not self._is_listed(place.name)

    def _is_given(self, before: str) -> bool:
        """Tell whether the word before a name is one too, and not the first of a sentence."""
        return bool(before) and (self._zipf(before) < OPENING or self._stands_listed(before))

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

    def _stands_listed(self, word: str) -> bool:
        folded = fold(word)
        return folded in self._vouched or folded in self._gazetteer

    def _is_listed(self, word: str) -> bool:
        """Tell whether a list has the word, or a name of which it may be a form."""
        return self._stands_listed(word) or any(
            self._gazetteer.is_accepted(form, self._language)
            for stem in stems(word, self._language)[1:]
            for ending in _NOMINATIVES
            for form, _ in self._gazetteer.places(fold(stem + ending))
        )

    def _zipf(self, word: str) -> float:
        return zipf_of(word.lower(), self._language)

    def _opens_sentence(self, start: int, dashes: str = "–—-") -> bool:
        before = self._doc.text[max(0, start - 6) : start].rstrip(" \"'«“‘„(")[-1:]
        return not before or before in ".!?…:\n" + dashes

    def _is_inflected(self, wrong: str, right: str, zipf: float) -> bool:
        """Tell whether the two may be forms of one word; nouns only where the language has both."""
        written = self._places[wrong][0].name
        others = {place.name for place in self._places[right]}
        if any(are_forms(written.lower(), other.lower(), self._language) for other in others):
            return True
        if self._language in _ENDING_VOWELS:
            return wrong[:-1] == right[:-1] and {wrong[-1], right[-1]} <= set("aeiou")
        return self._language == "de" and zipf > 0 and _share_stem(fold(wrong), fold(right))


def _share_stem(a: str, b: str) -> bool:
    """Tell whether two folded German words have a stem in common and endings of nouns."""
    return any(
        a[:size] == b[:size] and a[size:] in _NOUN_ENDINGS and b[size:] in _NOUN_ENDINGS
        for size in range(_SHORTEST_NOUN, min(len(a), len(b)) + 1)
    )
