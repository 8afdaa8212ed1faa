"""Cyrillic words in Latin letters, as English writes them; other ways of writing sound alike."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

_RUSSIAN = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяё",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya yo".split(),
        strict=True,
    )
)
_UKRAINIAN = {**_RUSSIAN, "г": "h", "и": "y", "і": "i", "ї": "yi", "є": "ye", "ґ": "g"}
_BULGARIAN = {**_RUSSIAN, "щ": "sht", "ъ": "a"}
_LETTERS: Mapping[str, Mapping[int, str]] = MappingProxyType(
    {
        code: str.maketrans({letter: latin.strip(".") for letter, latin in letters.items()})
        for code, letters in (("ru", _RUSSIAN), ("uk", _UKRAINIAN), ("bg", _BULGARIAN))
    }
)


def is_romanised(language: str) -> bool:
    """Tell whether words of a language can be romanised here."""
    return language in _LETTERS


def romanise(word: str, language: str) -> str:
    """Return a lower-case word of Russian, Ukrainian or Bulgarian in Latin letters: "коряга", "koryaga".

    Soft and hard signs are left out; other letters stay as they are.
    """
    return word.translate(_LETTERS[language])
