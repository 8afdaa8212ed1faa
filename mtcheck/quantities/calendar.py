"""The names of the months in a language."""

from __future__ import annotations

from collections.abc import Mapping

from mtcheck.languages import load_language

_SHORTEST = 3
_ENDING = 4
"""The letters by which an inflected month may be longer than its stem, at most."""


class Months:
    """What the months are called: names of CLDR, or the stems of a language that inflects them."""

    def __init__(self, language: str, stems: Mapping[str, int]) -> None:
        self._stems = sorted(stems.items(), key=lambda s: -len(s[0]))
        self._names = _names(language)
        known = load_language(language)
        self._common = known.function_words if known else frozenset()
        self._doubtful = known.locale.ambiguous_months if known else frozenset()

    def is_sure(self, word: str) -> bool:
        """Tell whether a word names a month even with no day beside it: "may" does not, "May" does."""
        lower = word.lower()
        if lower in self._common or lower in self._doubtful:
            return word[:1].isupper()
        return len(word) > _SHORTEST

    def find(self, word: str) -> int | None:
        """Return the number of the month that a word in lower case names, None where it is none."""
        if word in self._names:
            return self._names[word]
        stems = (
            month
            for stem, month in self._stems
            if word.startswith(stem) and len(word) <= len(stem) + _ENDING
        )
        return next(stems, None)


def _names(language: str) -> dict[str, int]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (only where a source is given)

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return {}
    names: dict[str, int] = {}
    for context in ("format", "stand-alone"):
        for width in ("wide", "abbreviated"):
            for month, name in locale.months[context][width].items():
                plain = name.lower().rstrip(".").replace("’", "'")
                if len(plain) >= _SHORTEST and plain.isalpha():
                    names[plain] = month
    return names
