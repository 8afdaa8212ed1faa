"""The months and weekdays of all languages: which of them is a date in a text of another one."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.cache.data_file import load_data
from mtcheck.foreign.worked_out import worked_out
from mtcheck.languages import Locale, load_language, rival_languages
from mtcheck.lexicon import WHOLE, load_lexicon

KNOWN_HERE = 3.7
"""Zipf value from which a word has some other use here: Mars, Marta."""
GAP = 1.5
"""By how much it must be more common in its own language."""
_WIDESPREAD = "fr de en"
"""The languages that a month of several languages is said to be of, the last one first."""
_FILE = Path(__file__).with_name("calendar.toml")


class ForeignDates(NamedTuple):
    """Names in lower case with the language that has them, and the words that lead up to a date."""

    names: Mapping[str, str]
    leads: frozenset[str]


@cache
def foreign_dates(language: str) -> ForeignDates:
    """Return the months and weekdays that a text in a language cannot have, and its leads."""
    leads = frozenset(load_data(_FILE)["leads"].get(language, "").split())
    files = (_FILE, __file__)
    return ForeignDates(worked_out("dates", language, files, lambda: _alien(language)), leads)


def _alien(language: str) -> dict[str, str]:
    raw = load_data(_FILE)
    own = load_language(language)
    here = load_lexicon(language, WHOLE)
    locale = own.locale if own else Locale()
    if here is None:
        return {}
    ours = locale.months | locale.weekdays | (own.function_words if own else frozenset())
    names = {name: code for code, words in raw["names"].items() for name in words.split()}
    for code in sorted(rival_languages(language), key=_WIDESPREAD.find):
        names |= {name.lower(): code for name in sorted(_names(code)) if name.isalpha()}
    alien = {
        name: code
        for name, code in names.items()
        if code != language and name not in {word.lower() for word in ours}
    }
    return {n: c for n, c in alien.items() if _is_alien(n, language, c)}


def _names(code: str) -> frozenset[str]:
    language = load_language(code)
    return language.locale.months | language.locale.weekdays if language else frozenset()


def _is_alien(name: str, language: str, code: str) -> bool:
    here, there = load_lexicon(language, WHOLE), load_lexicon(code, WHOLE)
    known = here.zipf(name) if here else 0.0
    home = there.zipf(name) if there else 0.0
    return known < KNOWN_HERE and (home - known >= GAP or not known)
