"""Which words are one slip apart, sound alike, and are known: what the checkers of names share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import language_script, rival_languages
from mtcheck.lexicon import WHOLE, load_lexicon

KNOWN_THERE = 2.2
"""Zipf value above which a word is known in a language."""
_NEAREST = 40
"""How many words that look alike are compared with each: a text of look-alikes must not hang."""
_SOUNDS = tuple(
    (regex.compile(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|tsh|cz|cs\b|c[ji](?=[aou])|ch|ç|ч", "C"),
        (r"sch|sh|sz|š|ş|щ|ш", "S"),
        (r"dzh|dsch|dž|đ|dj|gj|zh|ž|ż|ж", "J"),
        (r"ksh|ks|x", "K"),
        (r"[ckq]h?", "k"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"w", "v"),
        (r"ts|tz|ц", "z"),
        (r"ou|oo", "u"),
        (r"ee|ie|ij|[iyjй]", "i"),
        (r"э|ё", "е"),
        (r"(?<=[aou])h", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def is_known_anywhere(word: str, language: str) -> bool:
    """Tell whether a word is known in the language, or in another one that it could come from."""
    lexicons = (load_lexicon(code) for code in (language, *rival_languages(language)))
    return any(lexicon and lexicon.zipf(word) > KNOWN_THERE for lexicon in lexicons)


@lru_cache(maxsize=1 << 16)
def zipf_of(word: str, language: str) -> float:
    """Return the Zipf value of a lower-case word in a text of this language.

    A word in Latin letters in a text that has others is taken for English; the lists have no ß.
    """
    latin = word.isascii() and language_script(language) != "Latin"
    lexicon = load_lexicon("en" if latin else language, WHOLE)
    return lexicon.zipf(word.replace("ß", "ss")) if lexicon else 0.0


@lru_cache(maxsize=1 << 14)
def sound_of(word: str) -> str:
    """Return a word as it sounds, roughly: the same for Roglič and Roglich, Kovács and Kovach.

    Spellings of one sound in the common romanisations fall together, doubled letters count once.
    """
    sound = regex.sub(r"[čć]", "ch", word.lower())
    for letter, digraph in (("š", "sh"), ("ş", "sh"), ("ž", "zh"), ("đ", "dj"), ("ç", "ch")):
        sound = sound.replace(letter, digraph)
    sound = fold(sound)
    for pattern, plain in _SOUNDS:
        sound = pattern.sub(plain, sound)
    return sound


def look_alikes(words: Iterable[str]) -> set[tuple[str, str]]:
    """Return pairs of words that share the first letters, or the first and the last ones.

    All words of five letters that are one edit apart (not in the first letter) are among them, and
    most of those that sound alike. Of many alike only the next `_NEAREST` are paired, so the time
    grows with the number of words.
    """
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        for key in ((word[:3], ""), (word[0], word[-2:]), (word[:2], word[-1])):
            buckets[key].append(word)
    return {
        (a, b)
        for bucket in buckets.values()
        for i, a in enumerate(bucket)
        for b in bucket[i + 1 : i + _NEAREST]
        if a != b
    }


def neighbours(words: Iterable[str], fewest_letters: int) -> set[tuple[str, str]]:
    """Return the pairs of words one edit apart, the longer one of at least so many letters.

    They are looked up by what is left without one letter (the first is never left out), so the time
    grows with the number of words.
    """
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
            buckets[key].append(word)
    return {
        (a, b)
        for bucket in buckets.values()
        for i, a in enumerate(bucket)
        for b in bucket[i + 1 : i + _NEAREST]
        if max(len(a), len(b)) >= fewest_letters and OSA.distance(a, b, score_cutoff=1) == 1
    }


class Capital(NamedTuple):
    """A word with a capital: the i-th of the words of its block."""

    words: Sequence[Word]
    i: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.i]

    def neighbour(
        self, text: str, step: int, joints: tuple[str, ...] = (" ", "\u00a0", "-")
    ) -> str:
        """Return the word before (-1) or after (1) it if that has a capital and adjoins, else ""."""
        other = self.i + step
        if not 0 <= other < len(self.words):
            return ""
        first, last = sorted((self.i, other))
        joint = text[self.words[first].end : self.words[last].start]
        word = self.words[other].text
        return word if word[0].isupper() and joint in joints else ""


def capitals(doc: Document) -> tuple[Capital, ...]:
    """Return the words of the prose that begin with a capital, in reading order."""
    return doc.memo("capitals", lambda: tuple(_capitals(doc)))


def _capitals(doc: Document) -> Iterator[Capital]:
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        for i, word in enumerate(words):
            if word.text[0].isupper():
                yield Capital(words, i)
