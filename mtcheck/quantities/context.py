"""A text whose quantities are read, and what its language has for numbers."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import cache

from mtcheck import segment
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.calendar import Months
from mtcheck.quantities.units import UnitNames
from mtcheck.quantities.words import NumberWords, load_number_words

_HAN = compile_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}]")


@dataclass(slots=True)
class NumberLanguage:
    """What a language has for numbers; `decimal` is its decimal mark, "" where it has both."""

    code: str
    words: NumberWords
    units: UnitNames
    months: Months
    decimal: str

    @property
    def is_han(self) -> bool:
        """Whether numbers may be written in Chinese characters, and words without spaces."""
        return self.code in ("zh", "ja")


@cache
def number_language(code: str) -> NumberLanguage:
    """Return what is known of a language (ISO 639-1): of any that Babel has names, at least."""
    words = load_number_words(code)
    known = load_language(code)
    marks = known.locale.decimal if known else ""
    decimal = marks if len(marks) == 1 else ""
    return NumberLanguage(code, words, UnitNames(words), Months(code, words.months), decimal)


def _end_of_address(text: str, start: int, end: int) -> int:
    """Return where an address, handle or hashtag ends for which no space ends it."""
    m = _HAN.search(text, start, end)
    return m.start() if m else end


class Context:
    """A text, its language, and the places in it that are no language.

    A `strict` text writes numbers as its language does; in any other a number may be written in the
    way of another language.
    """

    def __init__(self, text: str, language: str | None, strict: bool) -> None:
        self.text = text
        self.language = number_language(language or "")
        self.strict = strict
        self._opaque = sorted(segment.opaque(text))
        if self.language.is_han:
            self._opaque = [
                (start, _end_of_address(text, start, end)) for start, end in self._opaque
            ]
        self._opaque_starts = [start for start, _ in self._opaque]

    def is_opaque(self, place: int) -> bool:
        """Tell whether a place is in an address or in code."""
        i = bisect_right(self._opaque_starts, place) - 1
        return i >= 0 and place < self._opaque[i][1]
