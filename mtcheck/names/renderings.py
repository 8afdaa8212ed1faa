"""Words of a text that should render a known name of the source, and do not quite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import takewhile
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.gazetteer import CANONICAL, fold, is_slip
from mtcheck.languages import known_languages, language_script, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names.cyrillic import Name, between, distance, is_cyrillic
from mtcheck.names.endings import INFLECTING, are_forms, stems
from mtcheck.names.in_source import SourceName, is_acronym, source_names
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.names.scene import Scene
from mtcheck.names.sounding import UNCASED, are_compared, renders
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words
from mtcheck.spelling import is_known_anywhere, sound_of, vouched_words

_CYRILLIC_COUNTRIES = frozenset("RU UA BY BG RS MK ME BA KZ KG TJ UZ TM MN AZ MD".split())
"""Countries whose names are, or were, written in Cyrillic letters: each way to write them is right."""
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language, and no misspelt name."""
_SHORTEST, _LONG = 4, 7
_NOMINATIVE = compile_pattern(r"(?:[iy]j|[iy]|ий|ый|ой)$")
"""The ending of a surname that is an adjective: Kerenskij, Kerenskému."""
_ADJECTIVE = compile_pattern(r"[szc]k|[сцз]ьк|[сц]к")
_JOINTS = frozenset((" ", "\u00a0", "-"))
_HAN = compile_pattern(r"\p{Han}")
_WAVERING = str.maketrans("иїґє", "іігe")
_GAP = 1.0
"""By how much (Zipf) the language's own form must be better known than one that is at home in both."""
_TWO_SCRIPTS = frozenset(("Latin", "Cyrillic"))


class Rendering(NamedTuple):
    """A word of the text, the name of the source that it stands for, and what to write.

    `language` is the one whose form it is; None where it is nobody's.
    """

    word: Word
    source: str
    right: str
    language: str | None


def misrendered(doc: Document) -> tuple[Rendering, ...]:
    """Return the words that stand for a known name of the source in no form of the language."""
    return doc.memo("misrendered", lambda: tuple(_find(doc)))


def _find(doc: Document) -> Iterator[Rendering]:
    ours, theirs = doc.language or "", doc.source_language or ""
    known = known_languages()
    if ours == theirs or ours not in known or theirs not in known:
        return
    if language_script(ours) in _TWO_SCRIPTS:
        yield from _Search(doc).run()


class _Search:
    def __init__(self, doc: Document) -> None:
        self._doc = doc
        self._ours, self._theirs = doc.language or "", doc.source_language or ""
        self._lexicon = load_lexicon(self._ours, WHOLE)
        self._names = source_names(self._theirs, self._ours, doc.names)
        self._vouched = vouched_words(doc)

    @cached_property
    def _heads(self) -> frozenset[str]:
        return Scene(self._doc).heads

    def run(self) -> Iterator[Rendering]:
        passages = name_passages(self._doc)
        for k, passage in enumerate(passages):
            suspects = [word for word in passage.words if self._is_suspect(word)]
            if suspects:
                near = passages[max(0, k - 1) : k + 2]
                found = self._names.find(passage.source)
                names = [name for name in found if not self._is_rendered(name, passage, near)]
                suspects, names = suspects[:MOST_NAMES], names[:MOST_NAMES]
                yield from self._in_passage(passage, suspects, names) if names else ()

    def _in_passage(
        self, passage: Passage, suspects: Sequence[Word], names: Sequence[SourceName]
    ) -> Iterator[Rendering]:
        there = frozenset(fold(text) for _, _, text, _ in split_words(passage.source))
        for word in suspects:
            found = (held for name in names if (held := self._hold(word, name, there)))
            right = next((held for held in found if self._may_be_wrong(held, passage)), None)
            if right and not self._is_explained(word, names, passage.source):
                yield right

    def _is_suspect(self, word: Word) -> bool:
        """Tell whether a word may be a wrong rendering: one with a capital that is not ordinary."""
        name = word.text
        if is_acronym(name):
            return True
        if len(name) < _SHORTEST or not name[0].isupper() or fold(name) in self._vouched:
            return False
        return self._zipf(name) < _ORDINARY

    def _is_rendered(self, name: SourceName, here: Passage, near: Sequence[Passage]) -> bool:
        """Tell whether a right form of the name stands in the passage, or stands beside it for it."""
        return any(
            self._has(passage, name) and (passage is here or not self._is_named(name, passage))
            for passage in near
        )

    def _has(self, passage: Passage, name: SourceName) -> bool:
        theirs = {other for other, code in name.others if code == self._theirs}
        words = {fold(word.text) for word in passage.words} - theirs
        if not name.whole.isdisjoint(words):
            return True
        return not name.is_acronym and any(
            _are_one(right, word, self._ours)
            for right in map(fold, name.rights)
            for word in words
            if word[:1] == right[:1]
        )

    def _is_named(self, name: SourceName, passage: Passage) -> bool:
        """Tell whether a passage of the source has the name, so that its translation needs it."""
        return any(other.rights == name.rights for other in self._names.find(passage.source))

    def _hold(self, word: Word, name: SourceName, there: frozenset[str]) -> Rendering | None:
        """Hold a word against a name that the passage should have."""
        text = word.text
        folded = fold(text)
        if is_acronym(text) is not name.is_acronym:
            return None
        language = next((code for other, code in name.others if folded == other), None)
        if language:
            return Rendering(word, name.text, name.rights[0], language)
        if name.is_acronym or folded in there or self._is_derived(folded, name):
            return None
        right = self._misspelt(text, name)
        return Rendering(word, name.text, right, None) if right else None

    def _misspelt(self, text: str, name: SourceName) -> str | None:
        """Return the right form of which a word is a slip, or a rendering by sound alone.

        In Cyrillic letters each regular rendering may be right, in Latin ones those of a name from
        where they are not at home: a name from elsewhere is written there as its bearer writes it.
        """
        near = next((right for right in name.rights if _is_near(text, right, self._ours)), None)
        if self._is_regular(text, name) or (
            near and is_cyrillic(text) and self._sounds_so(text, name)
        ):
            return None
        if self._is_copied(text, name):
            return name.rights[0]
        if is_known_anywhere(text.lower(), self._ours):
            return None
        return near or (name.rights[0] if self._is_copied(text, name, slips=1) else None)

    def _is_regular(self, text: str, name: SourceName) -> bool:
        """Tell whether a word is what a system makes of a name that the language so renders."""
        if name.country not in _CYRILLIC_COUNTRIES or not is_cyrillic(name.nominative):
            return False
        right = (distance(name.nominative, right, western=False) for right in name.rights)
        return 0 in right and distance(name.nominative, text, western=False) == 0

    def _is_copied(self, text: str, name: SourceName, slips: int = 0) -> bool:
        """Tell whether a word is the name of the source letter by letter, ending included."""
        if not name.is_place and is_known_anywhere(text.lower(), self._ours):
            return False
        if is_cyrillic(text) or (slips and len(text) < _LONG):
            return False
        if not is_cyrillic(name.text):
            return not slips and name.is_place and self._is_spelt(text, name)
        return min(distance(name.text, text), distance(name.nominative, text)) <= slips

    def _is_spelt(self, text: str, name: SourceName) -> bool:
        """Tell whether a word no language knows has the consonants of a name: Halab, for حلب."""
        if not are_compared(self._ours, self._theirs) or is_known_anywhere(
            text.lower(), self._ours
        ):
            return False
        names = Name(name.nominative, self._theirs), Name(text, self._ours)
        vowels = sum(letter in "aeiouy" for letter in fold(text))
        return renders(*names) and vowels <= len(name.nominative)

    def _sounds_so(self, text: str, name: SourceName) -> bool:
        return between(Name(name.text, self._theirs), Name(text, self._ours)) == 0

    def _may_be_wrong(self, rendering: Rendering, passage: Passage) -> bool:
        """Tell whether a rendering may be a mistake here.

        Another language's form is one if it stands apart from words that are no part of the name.
        Where it is the source's or the English form the right one must be much better known.
        """
        if rendering.language is None or is_acronym(rendering.word.text):
            return True
        word = rendering.word
        gap = self._zipf(rendering.right) - self._zipf(word.text)
        near = rendering.language in (CANONICAL, "en", self._theirs)
        if (near and gap < _GAP) or self._is_in_title(word, passage):
            return False
        if rendering.language == self._theirs and fold(word.text) in self._heads:
            return False
        return not self._is_beside_others(word, passage)

    def _is_beside_others(self, word: Word, passage: Passage) -> bool:
        """Tell whether a word with a capital adjoins that renders no known name of the source."""
        text = self._doc.text
        known = {
            form
            for name in self._names.find(passage.source)
            for form in (*name.whole, *(other for other, _ in name.others))
        }
        return any(
            other.text[0].isupper()
            and text[min(word.end, other.end) : max(word.start, other.start)] in _JOINTS
            and fold(other.text) not in known
            for other in passage.words
        )

    def _is_in_title(self, word: Word, passage: Passage) -> bool:
        """Tell whether the word before it is one of the source's, too, as in "The Elders of Ireland"."""
        before = next((w for w in reversed(passage.words) if w.end < word.start), None)
        if before is None or f"{before.text} {word.text}" not in passage.source:
            return False
        known = load_language(self._ours)
        return known is not None and before.lower not in known.function_words

    def _zipf(self, word: str) -> float:
        return self._lexicon.zipf(word.lower()) if self._lexicon else 0.0

    def _is_derived(self, folded: str, name: SourceName) -> bool:
        """Tell whether a word may be made from the name, or the name from it: Londoner, Jordan."""
        rights = [fold(right) for right in name.rights]
        return any(
            right.startswith(folded)
            or folded.startswith(right)
            or (folded.startswith(right[:-1]) and not is_slip(folded, right))
            or _is_adjective(folded, right)
            for right in rights
        )

    def _is_explained(self, word: Word, names: Sequence[SourceName], source: str) -> bool:
        """Tell whether the word renders, letter by letter, another word of the source."""
        texts = {name.text for name in names}
        if not are_compared(self._ours, self._theirs):
            return False
        cased = self._theirs not in UNCASED
        others = (
            other for _, _, other, _ in split_words(source) if other[0].isupper() or not cased
        )
        written = Name(word.text, self._ours)
        return any(
            renders(Name(other, self._theirs), written) for other in others if other not in texts
        )


def _are_one(a: str, b: str, language: str) -> bool:
    """Tell whether two folded words are forms of one name, in Ukrainian with either of two letters."""
    plain = a.translate(_WAVERING), b.translate(_WAVERING)
    if plain[0] == plain[1] or are_forms(a, b, language) or are_forms(*plain, language):
        return True
    stem = _NOMINATIVE.sub("", b)
    return len(stem) >= _SHORTEST and language in INFLECTING and a.startswith(stem)


def _is_adjective(written: str, right: str) -> bool:
    """Tell whether a word is a Slavic adjective of the name: Benátky, benátské."""
    shared = sum(
        1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(written, right, strict=False))
    )
    return shared >= max(3, len(right) - 3) and bool(_ADJECTIVE.search(written, shared - 1))


def _is_near(written: str, right: str, language: str) -> bool:
    """Tell whether a word is a slip of a right one, or sounds like it, and no form of it."""
    a, b = fold(written), fold(right)
    if _are_one(a, b, language):
        return False
    long = min(len(a), len(b)) > _SHORTEST
    return long and any(
        is_slip(one, two) or sound_of(one) == sound_of(two)
        for one in stems(a, language)
        for two in stems(b, language)[:2]
    )
