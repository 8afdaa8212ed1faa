"""Names that kept a case of their own language: "the Biebrzą marshes", "the Deutschem Wetterdienst".

No name ends so where it is called: Polish ones in -ą or -ę, German adjectives in -em, Turkish ones in
an apostrophe and a suffix of place.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document, Span
from mtcheck.enclosure import enclosing
from mtcheck.finding import Hit
from mtcheck.languages import language_name, language_script
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import WordClass, capitalised, places, vocabulary

_POLISH = ("ą", "ę")
_GERMAN = "em"
"""The ending of German adjectives in the dative."""
KNOWN_THERE = 2.5
"""Zipf value in German of the same adjective in the nominative."""
_SHORTEST = 4
_TURKISH = compile_pattern(
    r"(?<![\p{L}\p{N}'’-])\p{Lu}\p{Ll}{3,30}+['’](?:[dt][ae]n?|n[ıiuü]n)(?![\p{L}\p{N}'’-])"
)
_NOUN_AFTER = compile_pattern(r"[ \u00a0]\p{Lu}\p{Ll}{3,40}+(?![\p{L}\p{N}])")


def check(doc: Document) -> Iterator[Hit]:
    """Yield such names in the prose of a text in Latin letters; the nominative is the fix, where sure.

    A German adjective is yielded with its noun. Spared is what stands in a quotation or in brackets.
    """
    language = doc.language or ""
    if language_script(language or "en") != "Latin":
        return
    found = [*_inflected(doc, language), *_turkish(doc, language)]
    yield from (hit for hit in found if enclosing(doc.text, hit.span) is None)


def _inflected(doc: Document, language: str) -> Iterator[Hit]:
    candidates = _candidates(language).of(doc)
    for block, span in places(doc, candidates):
        word = doc.text[slice(*span)]
        if word.endswith(_POLISH):
            base = f"{word[:-1]}a"
            fix = base if base in vocabulary(doc) else None
            yield Hit(*span, values={"language": language_name("pl")}, fix=fix, confidence=0.8)
        elif noun := _NOUN_AFTER.match(doc.text, span.end, block.end):
            values = {"language": language_name("de")}
            yield Hit(*Span(span.start, noun.end()), values=values, confidence=0.8)


def _turkish(doc: Document, language: str) -> Iterator[Hit]:
    for m in _TURKISH.finditer(doc.text) if language != "tr" else ():
        if doc.prose_block(*m.span()) is not None:
            name = m.group().replace("’", "'").partition("'")[0]
            values = {"language": language_name("tr")}
            yield Hit(*m.span(), values=values, fix=name, confidence=0.8)


@cache
def _candidates(language: str) -> WordClass:
    """Return the class of the names that end in a Polish or a German case."""
    return WordClass(
        language,
        lambda token: _is_polish(token, language) or _is_german(token, language),
        capitalised(language),
    )


def _is_polish(token: str, language: str) -> bool:
    written = len(token) >= _SHORTEST and token.isalpha() and token[1:].islower()
    return language != "pl" and written and token.endswith(_POLISH)


def _is_german(token: str, language: str) -> bool:
    here, german = load_lexicon(language, WHOLE), load_lexicon("de")
    if language == "de" or here is None or german is None or not token.endswith(_GERMAN):
        return False
    lower = token.lower()
    return not here.zipf(lower) and german.zipf(lower[:-1]) >= KNOWN_THERE
