"""Full names that keep the given name of the source and have another surname, or its small letter.

Translators copy a surname. An engine translates it (Hans-Peter Birdsong for Vogelsang), writes it by
ear (Kretchman) or forgets its capital; the given name before it tells whose name it was.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import takewhile

from rapidfuzz.distance import OSA

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import PARTICLES, PLACES, fold, load_gazetteer
from mtcheck.languages import CAPITAL_NOUNS, language_script
from mtcheck.names.cyrillic import Name
from mtcheck.names.endings import bare, has_ending
from mtcheck.names.given import countries_of, is_transcribed
from mtcheck.names.hanyu_words import translated_syllables
from mtcheck.names.lowered import lowered_names
from mtcheck.names.matches import name_matches
from mtcheck.names.misread import Misread, misread
from mtcheck.names.sounding import UNCASED, are_compared, renders
from mtcheck.names.transcribed import transcribed_surnames
from mtcheck.segment import words as split_words
from mtcheck.spelling import sound_of, vouched_words, zipf_of

_SHORTEST = 3
_COMMON = 4.2
"""Zipf value in the source's language from which what follows a name is a word: "Jordan River"."""
_WORD = 5.2
"""The same after a given name that is no name of a place: "Camila Nieto" is no grandson."""
_RARE = 3.0
"""Zipf value below which a word that is in no list may be a name, given or not."""
_UNHEARD_OF = 2.0
"""Zipf value below which a word after an unlisted name is no word of the text's language."""
_ALIKE = 0.5
"""Similarity from which a surname may be the same one in another transcription, or put right."""
_MOST_WORDS = 3
"""Words that may stand for a surname: "Wild Courage"."""
_REACH = 100
"""Characters in which the further ones of them begin."""
_JOINTS = frozenset((" ", "\u00a0", "-"))
_Surnames = Mapping[str, str]
"""Folded given names -> the surname that each has throughout the source."""


def check(doc: Document, *, small: bool = False) -> Iterator[Hit]:
    """Yield surnames that differ from the source's, or, with `small`, names that lack the capital.

    A given name is one of a list, or, where both languages write the same letters, a word that
    both hardly know. It must have one surname throughout the source, more often than in the text;
    that surname is the fix. Where only one of them writes Latin letters the passages are compared.
    """
    language, other = doc.language or "", doc.source_language or ""
    if small:
        for word, right, source in lowered_names(doc):
            yield Hit(word.start, word.end, {"right": right}, right, 0.9, source_text=source)
    read = misread(doc)
    if not small:
        read = (*read, *(Misread(*found, "word") for found in translated_syllables(doc)))
    for span, source, right, how in read:
        if how == ("small" if small else "word"):
            values = {"right": right, "advice": "write it so"}
            yield Hit(*span, values, right, 0.9, source_text=source)
    if language != other and language_script(language) == language_script(other):
        yield from _small(doc) if small else _changed(doc)
    elif are_compared(language, other):
        yield from _transcribed(doc, small=small)


def _transcribed(doc: Document, *, small: bool) -> Iterator[Hit]:
    ours, theirs = doc.language or "", doc.source_language or ""
    for word, right, is_rendered in transcribed_surnames(doc):
        if small and is_rendered and word.text.islower():
            sure = renders(Name(right, theirs), Name(word.text, ours))
            if sure and zipf_of(word.lower, ours) < _RARE:
                capital = word.text.capitalize()
                yield Hit(word.start, word.end, {"right": capital}, capital, 0.9, source_text=right)
        elif not small and not is_rendered and _may_be_name(word.text, ours):
            values = {"right": right, "advice": "transcribe it"}
            end = word.end if ours in UNCASED else _run(doc, word)[-1].end
            yield Hit(word.start, end, values, source_text=right)


def _may_be_name(word: str, language: str) -> bool:
    return language in UNCASED or (word[0].isupper() and word[1:].islower())


def _small(doc: Document) -> Iterator[Hit]:
    source = _Source(doc)
    for given, word in _found(doc, source.surnames):
        right = source.surnames[given]
        if word.text == right.lower() and source.is_person(given, right, doc.language or ""):
            yield Hit(word.start, word.end, {"right": right}, right, 0.9, source_text=right)


def _changed(doc: Document) -> Iterator[Hit]:
    source = _Source(doc)
    if not source.surnames:
        return
    language = doc.language or ""
    known = {word.start for match in name_matches(doc) for word in match.words}
    found = [pair for pair in _found(doc, source.surnames) if pair[1].start not in known]
    kept = Counter(given for given, word in found if source.has(given, word, language))
    for given, word in found:
        right = source.surnames[given]
        words = source.strange(given, word, doc) if kept[given] < source.times[given] else ()
        if words:
            values = {"right": right, "advice": "write it so"}
            yield Hit(words[0].start, words[-1].end, values, right, 0.9, source_text=right)


class _Source:
    """The full names of the source."""

    def __init__(self, doc: Document) -> None:
        words = [Word(*word) for word in split_words(doc.source or "")]
        self.folded = frozenset(fold(word.text) for word in words) | vouched_words(doc)
        self._language = doc.source_language or ""
        self.times: Counter[str] = Counter()
        after: dict[str, set[str]] = defaultdict(set)
        for given, word in _pairs(doc.source or "", words):
            after[given].add(bare(word.text, self._language))
            self.times[given] += 1
        alone = {given: next(iter(texts)) for given, texts in after.items() if len(texts) == 1}
        self.surnames = {
            given: name for given, name in alone.items() if self._is_name(given, name, doc)
        }

    def _is_name(self, given: str, surname: str, doc: Document) -> bool:
        listed = countries_of(given) and not _is_place(given)
        most = _WORD if listed else _COMMON
        if not (_is_capital(surname) and zipf_of(surname.lower(), self._language) < most):
            return False
        languages = self._language, doc.language or ""
        return bool(countries_of(given)) or all(zipf_of(given, code) < _RARE for code in languages)

    def is_person(self, given: str, surname: str, language: str) -> bool:
        """Tell whether two words are the name of a person, and no term: "Fibroblast growth"."""
        return bool(countries_of(given)) or zipf_of(surname.lower(), language) < _UNHEARD_OF

    def has(self, given: str, word: Word, language: str) -> bool:
        """Tell whether a word after a given name is its surname, in any form."""
        written, right = fold(bare(word.text, language)), fold(self.surnames[given])
        if written == right or has_ending(written, right, language) or _is_listed(given, written):
            return True
        one = load_gazetteer(()).share_entry(written, right)
        if one or _is_transcription(given, written, right):
            return True
        known, there = zipf_of(written, language), zipf_of(right, self._language)
        return there == 0 and known > _UNHEARD_OF and _are_alike(written, right)

    def strange(self, given: str, word: Word, doc: Document) -> Sequence[Word]:
        """Return the words from this one on that stand for the surname; none if it is right."""
        language = doc.language or ""
        if not word.text[:1].isupper() or self.has(given, word, language):
            return ()
        run = _run(doc, word)
        return list(takewhile(lambda w: fold(bare(w.text, language)) not in self.folded, run))


def _run(doc: Document, word: Word) -> Sequence[Word]:
    """Return a word with those with a capital right after it, which may stand for one surname."""
    block = doc.prose_block(word.start, word.end)
    longest = 1 if doc.language in CAPITAL_NOUNS or block is None else _MOST_WORDS
    reach = min(block.end, word.end + _REACH) if block else word.end
    words = list(doc.words_in(word.start, reach)[:longest]) if block else [word]
    run = words[:1]
    for follower in words[1:]:
        capital = (
            follower.text[0].isupper() and bare(run[-1].text, doc.language or "") == run[-1].text
        )
        if not (capital and doc.text[run[-1].end : follower.start] in _JOINTS):
            break
        run.append(follower)
    return run


def _found(doc: Document, surnames: _Surnames) -> Iterator[tuple[str, Word]]:
    """Yield the given names of the text with what follows them."""
    for block in doc.prose:
        pairs = _pairs(doc.text, doc.words_in(block.start, block.end))
        yield from (pair for pair in pairs if pair[0] in surnames)


def _pairs(text: str, words: Sequence[Word]) -> Iterator[tuple[str, Word]]:
    """Yield (folded given name, the word after it and after particles and initials)."""
    for i, word in enumerate(words[:-1]):
        if not _is_capital(word.text):
            continue
        k, listed = i + 1, bool(countries_of(fold(word.text)))
        while k + 1 < len(words) and _is_between(words[k], listed) and _adjoin(text, words, k):
            k += 1
        if all(_adjoin(text, words, at) for at in range(i, k)):
            yield fold(word.text), words[k]
        else:
            yield fold(word.text), Word(word.end, word.end, "", "")


def _is_between(word: Word, listed: bool) -> bool:
    """Tell whether a word stands between given name and surname; a particle, if it is surely one."""
    return (listed and word.lower in PARTICLES) or (len(word.text) == 1 and word.text.isupper())


def _adjoin(text: str, words: Sequence[Word], at: int) -> bool:
    gap = text[words[at].end : words[at + 1].start]
    return gap in _JOINTS or (gap == ". " and len(words[at].text) == 1)


def _is_capital(word: str) -> bool:
    return len(word) >= _SHORTEST and word[0].isupper() and word[1:].islower()


@lru_cache(maxsize=1 << 12)
def _is_listed(given: str, surname: str) -> bool:
    """Tell whether a known person is called so, and the source may have it wrong."""
    forms = (form.folded for form, _ in load_gazetteer(()).places(surname))
    return any(folded[0] == given and folded[-1] == surname for folded in forms)


@lru_cache(maxsize=1 << 12)
def _is_place(given: str) -> bool:
    """Tell whether a given name is that of a place, too: Jordan, Virginia, Florence."""
    gazetteer = load_gazetteer(())
    return any(gazetteer.entry(form.entry).role in PLACES for form, _ in gazetteer.places(given))


def _is_transcription(given: str, written: str, right: str) -> bool:
    """Tell whether two surnames may be one that languages transcribe each in its own way."""
    if not is_transcribed(given):
        return False
    if sound_of(written) == sound_of(right):
        return True
    return bool(countries_of(given)) and _are_alike(written, right)


def _are_alike(a: str, b: str) -> bool:
    return OSA.normalized_similarity(a, b) >= _ALIKE
