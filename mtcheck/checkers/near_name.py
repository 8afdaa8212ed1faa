"""Words with a capital that nobody knows, one slip of typing or transcription from one that many do.

Unknown alone is nothing; it is the frequent neighbour that tells. Measured on clean news: below 0.05
in 1,000 words, and most of those were typing errors.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from rapidfuzz.distance import OSA

from mtcheck.checkers.lost_accents import lacks_accents, with_accent
from mtcheck.compounds import split_compound
from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import language_script, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names.endings import bare, is_inflection, stem_of
from mtcheck.names.given import countries_of
from mtcheck.names.matches import name_matches
from mtcheck.names.pinyin import is_pinyin
from mtcheck.names.skeletons import KNOWN, lacks_a_letter
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital, capitals, is_known_anywhere, vouched_words
from mtcheck.vocabulary import WordClass, capitalised

UNKNOWN_HERE = 1.6
"""Highest Zipf value of an unknown word in the text's language."""
COMMON = 4.0
"""Zipf value from which a name is so common that other spellings of it are unlikely."""
ORDINARY = 3.4
"""Zipf value from which a word beside a name, with a capital, is a title or the kind of place."""
GAP = 1.5
"""By how much the right form must be more frequent."""
WELL_KNOWN = 2.2
"""Least Zipf value of a place in a list that has a letter changed."""
_SHORTEST, _LONG, _LONGEST = 5, 10, 30
_HABIT = 2
"""A word that comes this often is meant so, unless a list of names holds its neighbour."""
_OFTEN, _HEROES = 3, 2
"""How often an unknown name stands in a story about its bearer, and how many such names tell one."""
_BEFORE_HYPHEN = compile_pattern(r"\p{L}++-$")
_ARABIC_ARTICLE = compile_pattern(r"(?i)(?<!\p{L})(?:[ae][lnrtzds]|[ae][sdt]h)-$")
_AFTER_HYPHEN = compile_pattern(r"-\p{L}++")
_ALPHABETS = {
    "Latin": "abcdefghijklmnopqrstuvwxyz",
    "Cyrillic": "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
}
_ALIKE = tuple(
    map(frozenset, "aeiouy mn bp dt gk szc vbw lr аеиоуыэюяії мн бп дт гк сз вб лр".split())
)
"""Letters that are heard for each other."""
_SOUNDS = tuple(
    change
    for a, b in map(str.split, ("k c", "i y", "v w", "ss s", "f ph", "и й", "е э"))
    for change in ((a, b), (b, a))
)
"""Ways to write a sound, with another way to write it."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words, with the most frequent right form as the fix."""
    language = load_language(doc.language or "")
    here = load_lexicon(doc.language or "", WHOLE)
    if language is None or here is None or language.script not in _ALPHABETS:
        return
    vouched = vouched_words(doc)
    unknown = _unknown(language.code, doc.names).of(doc)
    wanted = {t for t in unknown if fold(bare(t, language.code).lower()) not in vouched}
    if not wanted:
        return
    searches = _searches(language.code, doc.names)
    covered = {word.start for match in name_matches(doc) for word in match.words}
    found = list(capitals(doc, wanted))
    counts = Counter(capital.word.text for capital in found)
    invented = _are_invented(counts, language.code)
    for capital in found:
        word = capital.word
        if word.start in covered or _is_in_unknown_compound(doc, word, language.code):
            continue
        if _ARABIC_ARTICLE.search(doc.text, max(0, word.start - _LONGEST), word.start):
            continue  # transcribed in many ways
        written = bare(word.text, language.code)
        beside = (capital.neighbour(doc.text, step, (" ",)) for step in (-1, 1))
        in_name = any(map(searches.for_word(word.text).may_be_name, filter(None, beside)))
        habit = counts[word.text] >= _HABIT
        search = searches.for_word(word.text)
        right = search.right_form(written.lower(), habit, in_name, COMMON if invented else KNOWN)
        if right and not _is_chinese(doc, capital) and not lacks_accents(doc):
            right = with_accent(doc, written) or right
            fix = written[0] + right[1:]
            yield Hit(word.start, word.start + len(written), {"right": fix}, fix, 0.8)


def _is_chinese(doc: Document, capital: Capital) -> bool:
    """Tell whether a word is a Chinese name beside another part of it: "Wang Huning"."""
    if not is_pinyin(capital.word.text):
        return False
    return any(is_pinyin(capital.neighbour(doc.text, step, (" ",))) for step in (-1, 1))


def _is_in_unknown_compound(doc: Document, word: Word, language: str) -> bool:
    """Tell whether a hyphen ties a word to one that nobody knows either (Iliah-Malal)."""
    before = _BEFORE_HYPHEN.search(doc.text, max(0, word.start - _LONGEST), word.start)
    after = _AFTER_HYPHEN.match(doc.text, word.end)
    parts = (match[0].strip("-").lower() for match in (before, after) if match)
    return any(
        not is_known_anywhere(part, language) and fold(part) not in load_gazetteer(doc.names)
        for part in parts
    )


def _are_invented(counts: Counter[str], language: str) -> bool:
    """Tell whether the names of a text are invented, so that any may look like a known one.

    Those that the text is about are known to nobody: it is a story.
    """
    stems: Counter[str] = Counter()
    for token, times in counts.items():
        if language != "de" or not split_compound(token.lower()):
            stems[stem_of(bare(token, language), language)] += times
    return sum(times >= _OFTEN for times in stems.values()) >= _HEROES


@cache
def _unknown(language: str, names: tuple[str, ...]) -> WordClass:
    """Return the class of the words with a capital that may be looked for in this language."""
    searches = _searches(language, names)
    return WordClass(
        language,
        lambda token: (
            _SHORTEST <= len(token) <= _LONGEST
            and token[1:].islower()
            and searches.for_word(token).is_unknown(bare(token, language).lower())
        ),
        capitalised(language),
    )


@cache
def _searches(language: str, names: tuple[str, ...]) -> _Searches:
    return _Searches(language, names)


class _Searches:
    """The search in the language of the text, and in English for Latin words among other letters."""

    def __init__(self, language: str, names: tuple[str, ...]) -> None:
        self._own = _Search(language, names)
        latin = language_script(language) == "Latin"
        self._latin = self._own if latin else _Search("en", names)

    def for_word(self, token: str) -> _Search:
        return self._latin if token.isascii() else self._own


class _Search:
    """Looks for right forms in one language."""

    def __init__(self, code: str, names: tuple[str, ...]) -> None:
        language, here = load_language(code), load_lexicon(code, WHOLE)
        assert language and here  # noqa: S101  (every language of ours has a list)
        self._language = language
        self._here = here
        self._project = names
        self._names = load_gazetteer(names)

    def may_be_name(self, word: str) -> bool:
        """Tell whether a word with a capital may belong to a name, as "Prefecture" does not."""
        if fold(word) in self._names or countries_of(fold(word)):
            return True
        return self._here.zipf(word.lower()) < ORDINARY

    def right_form(self, written: str, habit: bool, in_name: bool, least: float) -> str | None:
        """Return what an unknown word should be, of this Zipf value at least, or None.

        Where it is one of several words of a name, only typing slips count unless the right form is
        a common one: names of people are spelt in many ways.
        """
        common = self._here.zipf(written)
        found = []
        typing = typing_slips(written)
        nears = typing | (sound_slips(written) if least == KNOWN else set())
        if lacks_a_letter(written, self._language.code, self._project):
            nears |= lost_letters(written, self._language.script)
        for near in sorted(nears):
            zipf = self._here.zipf(near)
            known = zipf >= common + GAP and (
                (zipf >= least and not habit) or (least == KNOWN and fold(near) in self._names)
            )
            if in_name and near not in typing:
                known = known and zipf >= COMMON
            if known and not is_inflection(written, near, self._language.code):
                found.append((zipf, near))
        if not found and not (in_name or habit) and common == 0 and least == KNOWN:
            found = list(self._places_near(written))
        return max(found)[1] if found else None

    def _places_near(self, written: str) -> Iterator[tuple[float, str]]:
        """Yield the listed places that may have been misheard so, with their Zipf values."""
        code, folded = self._language.code, fold(written)
        for place in self._names.places_from(folded[:2], code):
            if not _is_misheard(folded, fold(place)):
                continue
            zipf = self._here.zipf(place)
            if zipf >= WELL_KNOWN and not is_inflection(written, place, code):
                yield zipf, place

    def is_unknown(self, written: str) -> bool:
        """Tell whether a word is long enough, rare here, and in no lexicon and no list of names."""
        if len(written) < _SHORTEST or is_known_anywhere(written, self._language.code):
            return False
        plural_of_known = written.endswith("s") and self._here.zipf(written[:-1]) > 0
        known = fold(written) in self._names or plural_of_known or self._is_form(written)
        return self._here.zipf(written) <= UNKNOWN_HERE and not known

    def _is_form(self, written: str) -> bool:
        """Tell whether a word is a known one in another case: "Millou" from "Milla"."""
        stems = (
            written.removesuffix(ending)
            for ending in self._language.case_endings
            if written.endswith(ending)
        )
        return any(
            len(stem) >= _SHORTEST - 1 and self._here.zipf(stem + ending) >= WELL_KNOWN
            for stem in stems
            for ending in ("", "a", "o", "а", "о", "я", "ія")
        )


def typing_slips(written: str) -> set[str]:
    """Return what a word may have been with a letter doubled, or two letters changed about.

    The first letter is right, here and in the other slips.
    """
    near: set[str] = set()
    for i in range(1, len(written)):
        head, char, tail = written[:i], written[i], written[i + 1 :]
        if char == written[i - 1]:
            near.add(head + tail)
        if tail and char != tail[0]:
            near.add(head + tail[0] + char + tail[1:])
    return near - {written}


def sound_slips(written: str) -> set[str]:
    """Return the ways to write a word with one sound otherwise: k/c, i/y, v/w, f/ph, without an h."""
    near: set[str] = set()
    for old, new in (*_SOUNDS, ("h", "")):
        at = written.find(old, 1)
        while at >= 0:
            near.add(written[:at] + new + written[at + len(old) :])
            at = written.find(old, at + 1)
    return near - {written}


def lost_letters(written: str, script: str) -> set[str]:
    """Return what a word may have been with one letter more."""
    return {
        written[:i] + letter + written[i:]
        for i in range(1, len(written) + 1)
        for letter in _ALPHABETS[script]
    }


def _is_misheard(written: str, right: str) -> bool:
    """Tell whether one letter stands for one that sounds like it, or two of a long word are wrong."""
    if len(written) >= _LONG and OSA.distance(written, right, score_cutoff=2) <= 2:
        return True
    if len(written) != len(right) or len(written) <= _SHORTEST:
        return False
    pairs = {frozenset(pair) for pair in zip(written, right, strict=True) if pair[0] != pair[1]}
    return len(pairs) == 1 and any(pair <= alike for pair in pairs for alike in _ALIKE)
