"""Whose a name is: the languages in whose countries it is usual, and those that a text names."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from mtcheck.document import Document
from mtcheck.gazetteer import PLACES, fold, load_gazetteer
from mtcheck.names.given import countries_of
from mtcheck.vocabulary import capital_tokens

_COUNTRIES: Mapping[str, frozenset[str]] = MappingProxyType(
    {
        "en": frozenset("GB IE CA AU NZ".split()),
        "de": frozenset("DE AT LI".split()),
        "nl": frozenset(("NL",)),
        "fr": frozenset(("FR",)),
        "es": frozenset("ES MX AR CL CO PE VE UY BO EC PY CU GT HN SV CR DO PA NI".split()),
        "pt": frozenset("PT BR AO MZ CV".split()),
        "it": frozenset("IT SM".split()),
        "ru": frozenset("RU BY".split()),
        "uk": frozenset(("UA",)),
        "pl": frozenset(("PL",)),
        "cs": frozenset("CZ SK".split()),
        "hu": frozenset(("HU",)),
        "tr": frozenset("TR CY".split()),
        "ar": frozenset("SA EG SY IQ LB JO PS TN DZ MA LY KW QA AE BH OM YE SD".split()),
        "zh": frozenset("CN TW HK".split()),
    }
)
"""The countries of each language of which surnames are listed by their meaning.

Americans, the Swiss and the Belgians have the given names of several."""


@cache
def languages_of(country: str) -> frozenset[str]:
    """Return the languages whose names are at home in a country (ISO 3166)."""
    return frozenset(code for code, countries in _COUNTRIES.items() if country in countries)


def cultures_of(given: str) -> frozenset[str]:
    """Return the languages to which a folded given name belongs."""
    return frozenset().union(*map(languages_of, countries_of(given)))


def named_cultures(doc: Document) -> Mapping[str, frozenset[str]]:
    """Return, by language, the folded words of a text that are names there, not in the text's language.

    Given names count, and places of its countries; a name may be at home in several.
    """
    return doc.memo("named-cultures", lambda: _named(doc))


def _named(doc: Document) -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for token in sorted(capital_tokens(doc)):
        folded = fold(token)
        cultures = cultures_of(folded) or _home_of(folded, doc.names)
        for code in cultures if doc.language not in cultures else ():
            found.setdefault(code, set()).add(folded)
    return {code: frozenset(words) for code, words in found.items()}


def _home_of(folded: str, names: tuple[str, ...]) -> frozenset[str]:
    gazetteer = load_gazetteer(names)
    entries = (
        gazetteer.entry(form.entry) for form, _ in gazetteer.places(folded) if len(form.folded) == 1
    )
    return frozenset().union(*(languages_of(e.country) for e in entries if e.role in PLACES))
