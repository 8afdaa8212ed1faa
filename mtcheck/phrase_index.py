"""Which of many phrases stand in a text. The words of the text say which ones to look for.

The notation, in lower case: words with a space between them; `a/b` for either word; `take~` for any
form of an English word; `realis-` for a stem with any ending; `(the)` for what may be missing; `*`
for one to four words; `#` for a number. A comma or a hyphen stands for itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Generic, NamedTuple, TypeVar

import regex

from mtcheck.cache import kept
from mtcheck.cache.data_file import code_state, state_of
from mtcheck.document import Document, Span
from mtcheck.inflection import english_forms
from mtcheck.languages import known_languages
from mtcheck.lexicon import WHOLE, list_version, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import lower_vocabulary
from mtcheck.word_lists import lower_words_among

T = TypeVar("T")

_NUMBER = r"\d[\d.,]*+(?:st|nd|rd|th)?+"
_GAP = r"(?:[\w'-]++,?\ ++){1,4}?"
_LAST_GAP = r"(?:[\w'-]++,?\ ++){0,3}?[\w'-]++"
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w-])"
_WINDOW = 150
"""Code points on both sides of a word within which the phrase lies that it is part of."""
_PIECE = compile_pattern(r"[\p{L}\p{M}]+")
"""What a vocabulary holds as a word."""


def folded(doc: Document) -> str:
    """Return the text in lower case, with plain apostrophes, and a space for the end of a line.

    Its offsets are the text's. Between paragraphs stand record separators.
    """
    return doc.text_memo("folded", lambda: _fold(doc))


def _fold(doc: Document) -> str:
    lower = doc.lower
    for char, plain in (
        ("’", "'"),
        ("\n\n", "\x1e\x1e"),
        ("\n", " "),
        ("\r", " "),
        ("\xa0", " "),
        ("\u202f", " "),
    ):
        lower = lower.replace(char, plain)
    return lower


class _Part(NamedTuple):
    """One part of a phrase: its alternatives, whether it may be missing, and a comma after it."""

    alternatives: tuple[str, ...]
    optional: bool
    comma: str


def _parts(phrase: str) -> list[_Part]:
    parts = []
    for part in phrase.lower().replace("’", "'").split():
        comma = "," if part.endswith(",") else ""
        optional = part.startswith("(") and part.endswith(")")
        parts.append(_Part(tuple(part.strip("(),").split("/")), optional, comma))
    return parts


Needs = tuple[frozenset[str], ...]
"""Sets of words, the rarest first: the text must hold a word of each. None for stems alone."""


def _needs(phrase: str, language: str) -> Needs:
    """Return what a text must hold for a phrase. Raises ValueError where it has no letters."""
    parts = [part.alternatives for part in _parts(phrase) if not part.optional]
    if not any(char.isalnum() for part in parts for word in part for char in word):
        raise ValueError(f"{phrase!r} holds no word")
    keys = [words for words in map(_keys, parts) if words]
    if len(keys) < 2:
        return tuple(keys)
    return tuple(sorted(keys, key=lambda words: max(_zipf(word, language) for word in words)))


def _keys(alternatives: tuple[str, ...]) -> frozenset[str]:
    """Return the longest piece of each alternative; nothing where one of them has no whole word."""
    keys: set[str] = set()
    for word in alternatives:
        pieces = [] if word.endswith("-") or word in "*#" else _PIECE.findall(word)
        if not pieces:
            return frozenset()
        longest = pieces[0] if len(pieces) == 1 else max(pieces, key=len)
        keys.update(english_forms(longest) if word.endswith("~") else (longest,))
    return frozenset(keys)


@cache
def _pattern(phrase: str) -> regex.Pattern[str]:
    parts = _parts(phrase)
    pattern = ""
    for i, part in enumerate(parts):
        last = i == len(parts) - 1
        if part.alternatives == ("*",):
            pattern += _LAST_GAP if last else _GAP
            continue
        words = "|".join(_word(word, part.comma, last) for word in part.alternatives)
        pattern += f"(?:{words})" + ("?+" if part.optional else "")
    return compile_pattern(f"{_BEFORE}{pattern}{_AFTER}")


def _word(word: str, comma: str, last: bool) -> str:
    space = "" if last else r"\ *+" if word.endswith("'") else r"\ ++"
    body = regex.escape(word)
    if word == "#":
        body = _NUMBER
    elif word.endswith("~"):
        forms = sorted(set(english_forms(word[:-1])), key=lambda form: (-len(form), form))
        body = f"(?:{'|'.join(forms)})"
    elif word.endswith("-"):
        body = regex.escape(word[:-1]) + r"\w*+"
    return body + comma + space


class PhraseIndex(Generic[T]):
    """Phrases, each with what it means, to be found in texts."""

    def __init__(
        self, phrases: Mapping[str, T], language: str = "", needs: Mapping[str, Needs] | None = None
    ) -> None:
        """Parse the phrases, which are in this language, where their `needs` are not given.

        Raises ValueError for one without words.
        """
        self.meanings = dict(phrases)
        self._language = language
        self._needs = needs or {phrase: _needs(phrase, language) for phrase in phrases}
        self._by_key: dict[str, list[str]] = {}
        for phrase, words in self._needs.items():
            for key in words[0] if words else ():
                self._by_key.setdefault(key, []).append(phrase)
        self._keys = frozenset(self._by_key)
        self._words = frozenset[str]().union(*chain.from_iterable(self._needs.values()))
        self._joints: dict[str, tuple[frozenset[str], frozenset[str]] | None] = {}
        self._keyless = [phrase for phrase, needs in self._needs.items() if not needs]

    def rare_keys(self, most: float) -> frozenset[str]:
        """Return the words that phrases are looked up by and that have at most this Zipf value."""
        return frozenset(word for word in self._keys if _zipf(word, self._language) <= most)

    def words(self, doc: Document) -> frozenset[str]:
        """Return the words of the prose, in lower case, that the phrases need."""
        if self._language:
            return lower_words_among(doc, self._words)
        return lower_vocabulary(doc)  # the phrases of a project

    def candidates(
        self, text: str, words: frozenset[str], keys: frozenset[str] | None = None
    ) -> set[str]:
        """Return the phrases that a text can hold: all their words are there, two side by side.

        With `keys` only those that are looked up by these words.
        """
        at = words & (self._keys if keys is None else keys)
        found = {phrase for key in at for phrase in self._by_key[key]}
        found.update(self._keyless)
        close = "  " not in text
        return {
            phrase
            for phrase in found
            if not any(map(words.isdisjoint, self._needs[phrase][1:]))
            and not (close and self._is_apart(phrase, text, words))
        }

    def _is_apart(self, phrase: str, text: str, words: frozenset[str]) -> bool:
        """Tell whether the two words that must stand side by side nowhere do."""
        if phrase not in self._joints:
            self._joints[phrase] = _joint(phrase, self._needs[phrase])
        joint = self._joints[phrase]
        if joint is None:
            return False
        here, after = (words & side for side in joint)
        return not any(f"{a} {b}" in text for a in here for b in after)

    def find(self, doc: Document) -> Iterator[tuple[Span, str]]:
        """Yield (place, phrase) of the phrases in prose, in order; of two that overlap the longer."""
        yield from self.places(doc, self.candidates(folded(doc), self.words(doc)))

    def places(self, doc: Document, phrases: Iterable[str]) -> Iterator[tuple[Span, str]]:
        """Yield where these of the phrases stand, as `find` does."""
        text, words = folded(doc), self.words(doc)
        found = [(span, p) for p in phrases for span in self.matches(text, words, p)]
        end = -1
        for span, phrase in sorted(found, key=lambda f: (f[0].start, -f[0].end, f[1])):
            if span.start >= end and doc.prose_block(*span) and not doc.is_opaque(span):
                end = span.end
                yield span, phrase

    def matches(self, text: str, words: frozenset[str], phrase: str) -> Iterator[Span]:
        """Yield where a phrase stands in a folded text with these words: near the rarest of its own."""
        needs = self._needs[phrase]
        for start, end in _windows(text, needs[0] & words) if needs else ((0, len(text)),):
            for m in _pattern(phrase).finditer(text, start, end):
                yield Span(*m.span())


def index_of_files(
    name: str, phrases: Mapping[str, T], language: str, files: Iterable[Path]
) -> PhraseIndex[T]:
    """Return the index of the phrases of data files, the words they need from the cache.

    To work them out takes 20 ms for a thousand phrases.
    """
    worked_out = kept(
        f"data/phrases-{name}",
        state_of_phrases(language, files),
        lambda: {p: [sorted(words) for words in _needs(p, language)] for p in phrases},
    )
    needs = {p: tuple(map(frozenset, words)) for p, words in worked_out.items()}
    return PhraseIndex(phrases, language, needs)


def state_of_phrases(language: str, files: Iterable[Path]) -> object:
    """Return all that the words depend on that the phrases of files in a language need."""
    return code_state(), list_version(language), [state_of(path) for path in files]


def _joint(phrase: str, needs: Needs) -> tuple[frozenset[str], frozenset[str]] | None:
    """Return the words of two neighbouring parts, one of them the rarest; None where none are plain."""
    for part, following in pairwise(_parts(phrase)):
        sides = [_keys(p.alternatives) for p in (part, following)]
        plain = all(w.rstrip("~").isalpha() for p in (part, following) for w in p.alternatives)
        if plain and not (part.optional or part.comma or following.optional) and needs[0] in sides:
            return sides[0], sides[1]
    return None


def _windows(text: str, words: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of a text in which a phrase with one of these words can stand."""
    stretches: list[tuple[int, int]] = []
    for place in sorted(place for word in words for place in _occurrences(text, word)):
        start = max(0, place - _WINDOW)
        if stretches and start <= stretches[-1][1]:
            start, _ = stretches.pop()
        stretches.append((start, place + _WINDOW))
    for start, end in stretches:
        space = text.find(" ", end)
        yield start, space if space >= 0 else len(text)


def _occurrences(text: str, word: str) -> Iterator[int]:
    place = text.find(word)
    while place >= 0:
        yield place
        place = text.find(word, place + len(word))


@cache
def _zipf(word: str, language: str) -> float:
    lexicon = load_lexicon(language, WHOLE) if language in known_languages() else None
    return lexicon.zipf(word) if lexicon else -len(word)
