"""Known names in the source, in any script, and what a translation may write for them."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

import regex

from mtcheck.document import Word
from mtcheck.gazetteer import ORGANISATIONS, PLACES, Form, fold, load_gazetteer
from mtcheck.languages import language_script
from mtcheck.names.endings import stems
from mtcheck.names.passages import core
from mtcheck.patterns import compile_pattern
from mtcheck.scripts import SCRIPTS
from mtcheck.segment import words as split_words

_NOMINATIVES = ("", "а", "я", "о", "е", "й", "ь", "и", "ы", "ий", "ый", "ия", "ія", "a", "o", "e")
"""What a name may end with in the nominative, where another case has another ending or none."""
_ADJECTIVES = frozenset(
    "ий ый ая яя ое ее ие ые ого его ому ему ым их ых ими ыми ую юю ої ій им "
    "ý é á ého ému ém ým ých ými í".split()
)
"""Endings of adjectives: "České" is no form of Česko."""
_CLOSED = {"о": "і", "е": "і", "є": "ї"}
"""Vowels of Ukrainian stems before an ending, and what they are without one."""
_ALONE = -1
"""The position of a word that stands for a whole name: its last word."""
_CASED = frozenset(("Latin", "Cyrillic", "Greek"))
_UNSPACED = frozenset(("Han", "Kana"))
_LONGEST, _SHORTEST = 12, 2
"""Characters of a name in a script without spaces."""
_ARABIC_PREFIX = compile_pattern(r"^(?:[وف]?(?:لل|[بلك]?ال)|[وفبلك])")
_MOST_KEPT = 1 << 9
"""Passages of which the names are kept: each is looked at again from its neighbours."""
_ALIKE = 0.5
"""Share of letters that two forms of a person's name have in common at least."""
_FULL_NAME = 3
"""Words of a person's name, the last one of which names them alone."""
_JOINTS = frozenset((" ", "\u00a0", "-", "‐", "·", "・", "'", "’"))


class SourceName(NamedTuple):
    """A known name in a passage of the source, or one word of it.

    `text` is the word as the source has it, `nominative` as the list has it; `rights` are the words
    that the language of the text has for it, the preferred one first, `whole` the folded words of
    all right forms of the name, `others` what other languages write for the word: (folded,
    language). `country` is the bearer's.
    """

    text: str
    rights: tuple[str, ...]
    whole: frozenset[str]
    others: tuple[tuple[str, str], ...]
    nominative: str
    country: str
    is_acronym: bool
    is_place: bool


class SourceNames:
    """The known names of a source in one language, for a text in another one."""

    def __init__(self, source_language: str, language: str, names: tuple[str, ...] = ()) -> None:
        """Look names up in the gazetteer with a project's names."""
        self._found: dict[str, tuple[SourceName, ...]] = {}
        self._gazetteer = load_gazetteer(names)
        self._theirs, self._ours = source_language, language
        self._script = language_script(source_language)
        self._letters = _letters_of(language_script(language))

    def find(self, passage: str) -> tuple[SourceName, ...]:
        """Return the known names of a passage in reading order, of full names each word."""
        if passage not in self._found:
            if len(self._found) >= _MOST_KEPT:
                self._found.clear()
            self._found[passage] = self._find(passage)
        return self._found[passage]

    def _find(self, passage: str) -> tuple[SourceName, ...]:
        found = self._unspaced(passage) if self._script in _UNSPACED else self._spaced(passage)
        named = (self._name(text, form, position) for text, form, position in found)
        return tuple(dict.fromkeys(name for name in named if name))

    def _spaced(self, passage: str) -> Iterator[tuple[str, Form, int]]:
        words = [Word(*word) for word in split_words(passage)]
        words = [core(word, self._theirs) for word in words]
        keys = [frozenset(self._keys(word.text)) for word in words]
        adjoin = [passage[a.end : b.start] in _JOINTS for a, b in pairwise(words)]
        for i, (_, _, text, _) in enumerate(words):
            for key in sorted(keys[i]):
                for form, position in self._gazetteer.places(key):
                    if not self._is_theirs(form):
                        continue
                    if self._stands(form, i - position, keys, adjoin):
                        yield text, form, position
                    elif self._is_surname(form, position, key):
                        yield text, form, _ALONE

    def _stands(
        self, form: Form, start: int, keys: Sequence[frozenset[str]], adjoin: Sequence[bool]
    ) -> bool:
        """Tell whether the words of a form stand in the source from `start` on."""
        end = start + len(form.folded)
        if start < 0 or end > len(keys) or not all(adjoin[start : end - 1]):
            return False
        return all(token in keys[start + k] for k, token in enumerate(form.folded))

    def _keys(self, word: str) -> Iterator[str]:
        """Yield what a word of the source may be in the gazetteer."""
        if self._script in _CASED and not word[0].isupper():
            return
        yield fold(word)
        if self._script == "Hangul":
            yield from (fold(word[:size]) for size in range(_SHORTEST, len(word)))
        elif self._script == "Arabic":
            yield fold(_ARABIC_PREFIX.sub("", word))
        else:
            for stem in stems(word, self._theirs)[1:]:
                adjective = word[len(stem) :] in _ADJECTIVES
                endings = _ADJECTIVES & set(_NOMINATIVES) if adjective else _NOMINATIVES
                yield from (fold(stem + ending) for ending in endings)
                yield from (fold(other + ending) for other in _closed(stem) for ending in ("", "ь"))

    def _unspaced(self, passage: str) -> Iterator[tuple[str, Form, int]]:
        """Yield the names of one token in scripts without spaces, the longest at each place."""
        for _, _, run, _ in split_words(passage):
            at = 0
            while at < len(run):
                at += yield from self._longest_at(run, at)

    def _longest_at(self, run: str, at: int) -> Generator[tuple[str, Form, int], None, int]:
        for size in range(min(_LONGEST, len(run) - at), _SHORTEST - 1, -1):
            text = run[at : at + size]
            found = [
                form for form, _ in self._gazetteer.places(fold(text)) if len(form.folded) == 1
            ]
            found = [form for form in found if self._is_theirs(form)]
            if found:
                yield from ((text, form, 0) for form in found)
                return size
        return 1

    def _is_theirs(self, form: Form) -> bool:
        return self._gazetteer.is_accepted(form, self._theirs)

    def _is_person(self, form: Form) -> bool:
        """Tell whether a form is a person's; long names of the other roles are those of groups."""
        role = self._gazetteer.entry(form.entry).role
        capitals = all(token[0].isupper() for token in form.tokens)
        return role not in PLACES | ORGANISATIONS and capitals and len(form.tokens) <= _FULL_NAME

    def _is_surname(self, form: Form, position: int, key: str) -> bool:
        """Tell whether a word is the surname of a person, and nobody's given name."""
        if position != 1 or len(form.folded) > 2 or not self._is_person(form):
            return False
        return not any(k == 0 and len(f.folded) > 1 for f, k in self._gazetteer.places(key))

    def _name(self, text: str, form: Form, position: int) -> SourceName | None:
        """Return what the language of the text has for a word of a name; None where it has nothing."""
        entry = self._gazetteer.entry(form.entry)
        size, acronym = len(form.folded), is_acronym(form.tokens[position])
        is_group = entry.role in ORGANISATIONS
        if size > 1 if is_group else acronym:
            return None
        fitting = [f for f in entry.forms if self._letters.fullmatch(f.tokens[0])]
        if is_group:
            fitting = [f for f in fitting if _is_short(f) is acronym]
        right = [f for f in fitting if self._gazetteer.is_accepted(f, self._ours)]
        if is_group and any(f.language == self._ours for f in right):
            right = [f for f in right if f.language == self._ours]
        preferred = self._gazetteer.preferred(form.entry, self._ours)
        right.sort(key=lambda f: f != preferred)
        words = dict.fromkeys(word for f in right for word in self._counterpart(f, position, size))
        if not words:
            return None
        folded = {fold(word) for word in words}
        others = {
            (fold(word), f.language): None
            for f in fitting
            for word in self._counterpart(f, position, size)
            if fold(word) not in folded
            and f.language != self._ours
            and (entry.role in PLACES or acronym or _are_alike(fold(word), folded))
        }
        whole = folded if entry.role not in PLACES else {word for f in right for word in f.folded}
        return SourceName(
            text,
            tuple(words),
            frozenset(whole),
            tuple(others),
            form.tokens[position],
            entry.country,
            acronym,
            entry.role in PLACES,
        )

    def _counterpart(self, form: Form, position: int, size: int) -> tuple[str, ...]:
        """Return the word of a form that stands for the one at `position` of another of this size."""
        if position != _ALONE and len(form.tokens) == size:
            return (form.tokens[position],)
        last = position in (_ALONE, size - 1) and size > 1
        return (form.tokens[-1],) if last and self._is_person(form) else ()


def _closed(stem: str) -> Iterator[str]:
    """Yield a stem as it may be without an ending: Києва, Київ; Відні, Відень."""
    if len(stem) > _SHORTEST and stem[-1] not in "аеиоуіїєяю":
        vowels = _CLOSED.get(stem[-2])
        if vowels:
            yield stem[:-2] + vowels + stem[-1]
        elif stem[-2].isalpha():
            yield from (stem[:-1] + vowel + stem[-1] for vowel in "еоe")


def is_acronym(word: str) -> bool:
    """Tell whether a word is written in capitals throughout."""
    return len(word) > 1 and word.isupper()


def _is_short(form: Form) -> bool:
    return len(form.tokens) == 1 and is_acronym(form.tokens[0])


@cache
def _letters_of(script: str) -> regex.Pattern[str]:
    inside = SCRIPTS["Han" if script == "Kana" else script]
    return compile_pattern(rf"[{inside}\p{{M}}'’]+")


@lru_cache(maxsize=64)
def source_names(source_language: str, language: str, names: tuple[str, ...]) -> SourceNames:
    """Return the look-up of the known names of a source in one language for a text in another one."""
    return SourceNames(source_language, language, names)


def _are_alike(written: str, rights: set[str]) -> bool:
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (45 ms)

    return any(OSA.normalized_similarity(written, right) >= _ALIKE for right in rights)
