"""Which words are one slip apart, sound alike, and are known: what the checkers of names share."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Set
from functools import cache, lru_cache
from typing import NamedTuple

import regex
from rapidfuzz.distance import OSA

from mtcheck.document import Document, Word, Words
from mtcheck.gazetteer import fold
from mtcheck.languages import language_script, rival_languages
from mtcheck.lexicon import WHOLE, Lexicon, highest_zipf, load_lexicon, word_key
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words
from mtcheck.vocabulary import WordClass, blocks_with_tokens

KNOWN_THERE = 2.2
"""Zipf value above which a word is known in a language."""
_FEW = 40
"""How many words are compared with each at most: a text of look-alikes must not hang."""
RARE_HERE = 2.2
"""Zipf value below which a word is rare in the language of the text: many are slips."""
_SOUNDS = tuple(
    (compile_pattern(pattern), sound)
    for pattern, sound in (
        (r"tsch|tch|tsh|cz|cs\b|c[ji](?=[aou])|ch|ç|ч", "C"),
        (r"sch|sh|sz|š|ş|щ|ш", "S"),
        (r"dzh|dsch|dž|đ|dj|gj|zh|ž|ż|ж", "J"),
        (r"k[sS]|x", "K"),
        (r"[ckq]h?", "k"),
        (r"kh|gh", "h"),
        (r"ph", "f"),
        (r"th", "t"),
        (r"w", "v"),
        (r"ts|tz|ц", "z"),
        (r"ou|oo", "u"),
        (r"ee|ie|ij|[iyj]", "i"),
        (r"й", "и"),
        (r"ї", "і"),
        (r"э|ё", "е"),
        (r"(?<=[aou])h", ""),
        (r"(.)\1+", r"\1"),
    )
)


@lru_cache(maxsize=1 << 16)
def is_known_anywhere(word: str, language: str) -> bool:
    """Tell whether a word is known in the language, or in another one that it could come from."""
    return highest_zipf(_lexicons(language), word_key(word)) > KNOWN_THERE


@cache
def _lexicons(language: str) -> tuple[Lexicon, ...]:
    found = (load_lexicon(code) for code in (language, *rival_languages(language)))
    return tuple(lexicon for lexicon in found if lexicon)


@lru_cache(maxsize=1 << 16)
def zipf_of(word: str, language: str) -> float:
    """Return the Zipf value of a lower-case word in a text of this language.

    A word in Latin letters in a text that has others is taken for English.
    """
    latin = word.isascii() and language_script(language) != "Latin"
    lexicon = load_lexicon("en" if latin else language, WHOLE)
    return lexicon.zipf(word) if lexicon else 0.0


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
    most of those that sound alike. Of many alike only the next `_FEW` are paired, so the time
    grows with the number of words.
    """
    buckets: dict[tuple[str, str], list[str]] = defaultdict(list)
    for word in words:
        for key in ((word[:3], ""), (word[0], word[-2:]), (word[:2], word[-1])):
            buckets[key].append(word)
    return {
        (a, b)
        for bucket in buckets.values()
        if len(bucket) > 1
        for i, a in enumerate(bucket)
        for b in bucket[i + 1 : i + _FEW]
        if a != b
    }


def neighbours(words: Iterable[str], fewest_letters: int) -> set[tuple[str, str]]:
    """Return the pairs of words one edit apart, the longer one of at least so many letters.

    Both begin with one letter. Few words are compared with each other; many are looked up by what
    is left without one letter, so the time grows with the number of words.
    """
    groups: dict[str, list[str]] = defaultdict(list)
    for word in words:
        groups[word[:1]].append(word)
    return {
        (a, b)
        for group in groups.values()
        for similar in ([group] if len(group) <= _FEW else _similar(group))
        for i, a in enumerate(similar)
        for b in similar[i + 1 : i + _FEW]
        if abs(len(a) - len(b)) <= 1
        and max(len(a), len(b)) >= fewest_letters
        and OSA.distance(a, b, score_cutoff=1) == 1
    }


def _similar(words: Iterable[str]) -> Iterable[list[str]]:
    """Return lists of words that are equal but for one letter that one or both of them lack."""
    buckets: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for key in {word, *(word[:i] + word[i + 1 :] for i in range(1, len(word)))}:
            buckets[key].append(word)
    return buckets.values()


def rare_words(doc: Document) -> frozenset[str]:
    """Return the words of the prose, as written, all but unknown in the language and not accepted."""
    return doc.memo("rare-words", lambda: _find_rare(doc))


def _find_rare(doc: Document) -> frozenset[str]:
    if load_lexicon(doc.language or "", WHOLE) is None:
        return frozenset()
    rare = rarer_than(RARE_HERE, doc.language or "").of(doc)
    return frozenset(token for token in rare if lower_form(token) not in doc.accepted)


@cache
def rarer_than(zipf: float, language: str) -> WordClass:
    """Return the class of the words that are less frequent in a language of ours than this."""
    lexicon = load_lexicon(language, WHOLE)
    assert lexicon is not None  # noqa: S101  (every language of ours has a list)
    wider = rarer_than(RARE_HERE, language) if zipf < RARE_HERE else None
    return WordClass(language, lambda token: lexicon.zipf(lower_form(token)) < zipf, wider)


def lower_form(token: str) -> str:
    """Return a word as `Word.lower` has it."""
    return token.lower().replace("’", "'")


def written(doc: Document, wanted: Set[str]) -> Iterator[Word]:
    """Yield the words of the prose that are written so, in reading order."""
    for block in blocks_with_tokens(doc, wanted):
        words = doc.words_in(block.start, block.end)
        yield from (words[i] for i, text in enumerate(words.texts) if text in wanted)


class Capital(NamedTuple):
    """A word with a capital: the i-th of the words of its block."""

    words: Words
    i: int

    @property
    def word(self) -> Word:
        """The word itself."""
        return self.words[self.i]

    def neighbour(
        self, text: str, step: int, joints: tuple[str, ...] = (" ", "\u00a0", "-")
    ) -> str:
        """Return the word before (-1) or after (1) it if that has a capital and adjoins, else ""."""
        other, words = self.i + step, self.words
        if not 0 <= other < len(words) or not words.texts[other][0].isupper():
            return ""
        first = min(self.i, other)
        (joint,) = words[first : first + 2].gaps(text)
        return words.texts[other] if joint in joints else ""


def vouched_words(doc: Document) -> frozenset[str]:
    """Return the folded words that a reference or the project vouches for."""
    words = (word for text in doc.references for _, _, word, _ in split_words(text))
    return frozenset(fold(word) for word in (*words, *doc.accepted))


def capitals(doc: Document, wanted: Set[str]) -> Iterator[Capital]:
    """Yield the places of these words with a capital in the prose, in reading order."""
    for block in blocks_with_tokens(doc, wanted):
        words = doc.words_in(block.start, block.end)
        yield from (Capital(words, i) for i, text in enumerate(words.texts) if text in wanted)
