"""People whose names stand in Latin letters in a text that renders the names of the others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mtcheck.document import Document, Span, Word
from mtcheck.enclosure import is_enclosed
from mtcheck.gazetteer import ORGANISATIONS, fold, load_gazetteer
from mtcheck.languages import known_languages, language_script
from mtcheck.names.adjoining import full_names
from mtcheck.names.given import countries_of
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words
from mtcheck.spelling import vouched_words, zipf_of

_LATIN = compile_pattern(r"\p{Latin}++")
_FEWEST = 2
"""People whose names are rendered, for each one whose name is not."""
_COMMON = 3.3
"""Zipf value in the source's language from which what follows a given name is a word, or a brand."""
_MOST = 200
"""People that are looked for at most."""


def unrendered(doc: Document) -> Iterator[Span]:
    """Yield the full names that were left so, in text order.

    A text that leaves every third one may do so by right; what stands between brackets or quotation
    marks explains a rendering, or is a title.
    """
    ours, theirs = doc.language or "", doc.source_language or ""
    if not {ours, theirs} <= set(known_languages()) or language_script(theirs) != "Latin":
        return
    if language_script(ours) == "Latin":
        return
    words = {fold(m.group()) for m in _LATIN.finditer(doc.text)}
    people = list(_people(doc).items())[:_MOST]
    left = [name for name, parts in people if parts <= words and name in doc.text]
    rendered = sum(parts.isdisjoint(words) for _, parts in people)
    if rendered >= _FEWEST * len(left):
        places = (place for name in left for place in _places(doc, name))
        yield from sorted(place for place in places if not is_enclosed(doc.text, place))


def _people(doc: Document) -> Mapping[str, frozenset[str]]:
    """Return the full names of the source with their folded words."""
    source, language = doc.source or "", doc.source_language or ""
    gazetteer, vouched = load_gazetteer(doc.names), vouched_words(doc)
    found = {}
    for given, surname in full_names(source, [Word(*w) for w in split_words(source)], language):
        parts = frozenset((fold(given.text), fold(surname.text)))
        roles = {
            gazetteer.entry(form.entry).role for part in parts for form, _ in gazetteer.places(part)
        }
        named = surname.text[0].isupper() and surname.text[1:].islower()
        if (
            named
            and countries_of(fold(given.text))
            and zipf_of(surname.lower, language) < _COMMON
            and roles.isdisjoint(ORGANISATIONS)
            and parts.isdisjoint(vouched)
        ):
            found[source[given.start : surname.end]] = parts
    return found


def _places(doc: Document, name: str) -> Iterator[Span]:
    at = doc.text.find(name)
    while at >= 0:
        if doc.prose_block(at, at + len(name)):
            yield Span(at, at + len(name))
        at = doc.text.find(name, at + len(name))
