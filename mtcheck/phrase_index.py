"""Which of many phrases stand in a text. The words of the text say which ones to look for.

The notation, in lower case: words with a space between them; `a/b` for either word; `take~` for any
form of an English word; `realis-` for a stem with any ending; `(the)` for what may be missing; `*`
for one to four words; `#` for a number. A comma or a hyphen stands for itself.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Generic, NamedTuple, TypeVar

import regex

from mtcheck.document import Block, Document, Span
from mtcheck.inflection import english_forms

T = TypeVar("T")

_PUNCTUATION = ".,;:!?\"'()[]“”‘«»…—–-"
_NUMBER = r"\d[\d.,]*+(?:st|nd|rd|th)?+"
_GAP = r"(?:[\w'-]++,?\ ++){1,4}?"
_LAST_GAP = r"(?:[\w'-]++,?\ ++){0,3}?[\w'-]++"
_BEFORE, _AFTER = r"(?<![\w-])", r"(?![\w-])"
_PIECE = regex.compile(r"\w+")


def folded(doc: Document) -> str:
    """Return the text in lower case, with plain apostrophes and spaces: offsets are the text's."""
    return doc.memo("folded", lambda: _fold(doc))


def _fold(doc: Document) -> str:
    lower = doc.lower
    if len(lower) != len(doc.text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in doc.text)
    for char, plain in (("’", "'"), ("\n", " "), ("\r", " "), ("\xa0", " "), ("\u202f", " ")):
        lower = lower.replace(char, plain)
    return lower


def vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text in lower case, cut at hyphens and apostrophes."""
    return doc.memo("vocabulary", lambda: words_of(folded(doc)))


def words_of(lower: str) -> frozenset[str]:
    """Return the words of a text, or of a part of it, that `folded` gave."""
    for char in _PUNCTUATION:
        lower = lower.replace(char, " ")
    return frozenset(lower.split())


def block_of(doc: Document, span: Span) -> Block | None:
    """Return the block of prose that holds the span as a whole."""
    blocks = doc.memo("prose", lambda: tuple(doc.prose))
    starts = doc.memo("prose-starts", lambda: [block.start for block in blocks])
    i = bisect_right(starts, span.start) - 1
    return blocks[i] if i >= 0 and blocks[i].span.contains(span) else None


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


def _needs(phrase: str) -> tuple[frozenset[str], ...]:
    """Return sets of words, the most telling first: the text must hold a word of each.

    There is none where the phrase is one of stems alone. Raises ValueError where it has no letters.
    """
    parts = [part.alternatives for part in _parts(phrase) if not part.optional]
    if not any(_PIECE.search(word) for part in parts for word in part):
        raise ValueError(f"{phrase!r} holds no word")
    keys = filter(None, map(_keys, parts))
    return tuple(sorted(keys, key=lambda words: -min(map(len, words))))


def _keys(alternatives: tuple[str, ...]) -> frozenset[str]:
    """Return the longest piece of each alternative; nothing where one of them has no whole word."""
    keys: set[str] = set()
    for word in alternatives:
        pieces = [] if word.endswith("-") or word in "*#" else _PIECE.findall(word)
        if not pieces:
            return frozenset()
        longest = max(pieces, key=len)
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
    return regex.compile(f"{_BEFORE}{pattern}{_AFTER}")


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

    def __init__(self, phrases: Mapping[str, T]) -> None:
        """Parse the phrases. Raises ValueError for one that cannot be looked up."""
        self.meanings = dict(phrases)
        self._needs = {phrase: _needs(phrase) for phrase in phrases}
        self._by_key: dict[str, list[str]] = {}
        for phrase, needs in self._needs.items():
            for key in needs[0] if needs else ():
                self._by_key.setdefault(key, []).append(phrase)
        self._keyless = [phrase for phrase, needs in self._needs.items() if not needs]
        self._keys = frozenset(self._by_key)

    def find(self, doc: Document, most: int | None = None) -> Iterator[tuple[Span, str]]:
        """Yield (place, phrase) of the phrases in prose, in order; of two that overlap the longer.

        With `most` only so many code points from the beginning are looked at.
        """
        text = folded(doc)
        whole = most is None or len(text) <= most
        words = vocabulary(doc) if whole else words_of(text[:most])
        places = [
            (Span(*m.span()), phrase)
            for phrase in self._candidates(words)
            for m in _pattern(phrase).finditer(text, 0, most)
        ]
        end = -1
        for span, phrase in sorted(places, key=lambda p: (p[0].start, -p[0].end, p[1])):
            if span.start >= end and block_of(doc, span) and not doc.is_opaque(span):
                end = span.end
                yield span, phrase

    def _candidates(self, words: frozenset[str]) -> Iterator[str]:
        found = {phrase for key in self._keys & words for phrase in self._by_key[key]}
        for phrase in (*found, *self._keyless):
            if not any(map(words.isdisjoint, self._needs[phrase])):
                yield phrase
