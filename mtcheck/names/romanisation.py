"""Cyrillic words in Latin letters, as the press of a language writes them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from mtcheck.gazetteer import fold
from mtcheck.names.endings import stem_of
from mtcheck.patterns import compile_pattern

_LETTERS = "абвгдежзийклмнопрстуфхцчшщъыьэюяё"
_SYSTEMS = {
    "en": "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch . y . e yu ya yo",
    "de": "a b w g d e sch s i i k l m n o p r s t u f ch z tsch sch schtsch . y . e ju ja jo",
    "fr": "a b v g d e j z i i k l m n o p r s t ou f kh ts tch ch chtch . y . e iou ia io",
}
_OWN: Mapping[str, Mapping[str, str]] = {
    "ru": {},
    "uk": {"г": "h", "и": "y", "і": "i", "ї": "yi", "є": "ye", "ґ": "g"},
    "bg": {"щ": "sht", "ъ": "a"},
}
"""What each language writes otherwise than Russian."""
_ADJECTIVE = compile_pattern(r"[иыі]й$")


def is_romanised(language: str) -> bool:
    """Tell whether words of a language can be romanised here."""
    return language in _OWN


def romanise(word: str, language: str, into: str = "en") -> str:
    """Return a word of Russian, Ukrainian or Bulgarian in Latin letters: "коряга", "koryaga".

    Soft and hard signs are left out; other letters stay as they are. The ending of an adjective is
    one letter, as in names: Вишневский, Vishnevsky.
    """
    latin = _ADJECTIVE.sub("ы", word.lower()).translate(_table(language, into))
    return latin.capitalize() if word[:1].isupper() else latin


def is_foreign_way(written: str, name: str, language: str, source_language: str) -> bool:
    """Tell whether a name is written as the press of another language does: Lantseva, in German.

    Not told of languages whose way is not listed; the cases of the name and the word may differ.
    """
    if language not in _SYSTEMS or not is_romanised(source_language):
        return False
    stem, folded = stem_of(name.lower(), source_language), fold(written)
    off = {into: _off(romanise(stem, source_language, into), folded) for into in _SYSTEMS}
    return off[language] > min(off.values())


def _off(romanised: str, written: str) -> int:
    """Return how many letters of a word differ from a stem, without the ending."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (45 ms)

    return OSA.distance(romanised, written[: len(romanised)])


@cache
def _table(language: str, into: str) -> Mapping[int, str]:
    russian = dict(zip(_LETTERS, _SYSTEMS[into].split(), strict=True))
    letters = {**russian, **_OWN[language]}
    return str.maketrans({letter: latin.strip(".") for letter, latin in letters.items()})
