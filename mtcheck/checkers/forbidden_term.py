"""Terms that the project does not use: its configuration says what to write instead."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.inflection import inflect_like
from mtcheck.languages import CAPITAL_NOUNS
from mtcheck.patterns import compile_pattern
from mtcheck.phrase_index import PhraseIndex, folded

_PLAIN = compile_pattern(r"\p{L}{3,}+")
_SENTENCE_START = compile_pattern(r"(?:^|[\n.!?:…“\"«„(\[¿¡–—-])[\s\"“«„]*$")
_VOWELS = "aeiou"


def check(doc: Document) -> Iterator[Hit]:
    """Yield each forbidden term, in any form in English, with its replacement.

    A term in lower case is spared where it is written with a capital inside a sentence: there it
    is part of a name ("Handicap International").
    """
    if not doc.forbidden:
        return
    index = _index(doc.forbidden, doc.language == "en")
    for span, phrase in index.find(doc):
        term, instead = index.meanings[phrase]
        found = doc.text[span.start : span.end]
        if found.lower() in doc.accepted or (term.islower() and _is_name(doc, span)):
            continue
        write = f"write {instead}" if instead else "write something else"
        yield Hit(*span, values={"write": write}, fix=_fix(doc, span, term, instead))


@cache
def _index(forbidden: tuple[tuple[str, str], ...], english: bool) -> PhraseIndex[tuple[str, str]]:
    return PhraseIndex({_inflected(t) if english else t: (t, instead) for t, instead in forbidden})


def _inflected(term: str) -> str:
    """Let each plain word of a term stand for all its forms."""
    return " ".join(f"{word}~" if _PLAIN.fullmatch(word) else word for word in term.split())


def _is_name(doc: Document, span: Span) -> bool:
    capital = doc.text[span.start].isupper() and doc.language not in CAPITAL_NOUNS
    before = doc.text[max(0, span.start - 20) : span.start]
    return capital and not _SENTENCE_START.search(before)


def _fix(doc: Document, span: Span, term: str, instead: str) -> str | None:
    """Return the replacement in the form of what it replaces, None where that is not certain."""
    found = doc.text[span.start : span.end]
    words = instead.split()
    if not instead or found.isupper():
        return None
    if folded(doc)[span.start : span.end] != term.lower().replace("’", "'"):
        if doc.language != "en" or len(words) != 1 or " " in term:
            return None
        instead = inflect_like(instead, found.lower(), term.lower())
        if instead == words[0]:
            return None
    article = doc.text[max(0, span.start - 3) : span.start].lower().lstrip()
    if article in ("a ", "an ") and (article == "an ") != (instead[0].lower() in _VOWELS):
        return None
    return instead[0].upper() + instead[1:] if found[0].isupper() else instead
