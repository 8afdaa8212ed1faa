"""Passages that do not say what the project's glossary has for a term of their source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.alignment.align import pairs
from mtcheck.document import Document, Pair
from mtcheck.finding import Hit
from mtcheck.glossary import Term, find_term


def check(doc: Document, *, kept: bool = False) -> Iterator[Hit]:
    """Yield each passage whose source holds a term that the passage has not translated as it must be.

    With `kept` the terms that must stay as they are are looked at, else those with translations.
    """
    terms = [term for term in doc.glossary if kept == (not term.targets)]
    present = [t for t in terms if find_term(t.source, doc.source or "", doc.source_language)]
    for pair in pairs(doc) if present else ():
        if pair.source and pair.target.start < pair.target.end:
            yield from _missing(doc, pair, present)


def _missing(doc: Document, pair: Pair, terms: list[Term]) -> Iterator[Hit]:
    text = doc.text[pair.target.start : pair.target.end]
    found, wanted = [], []
    for term in terms:
        stands = find_term(term.source, pair.source, doc.source_language)
        if not stands or any(_is_there(t, text, doc) for t in term.targets or (stands,)):
            continue
        found.append(stands)
        wanted.append(" or ".join(term.targets) or stands)
    if found:
        values = {"terms": _listed(found), "wanted": _listed(wanted)}
        yield Hit(*pair.target, values=values, confidence=0.9, source_text=pair.source)


def _is_there(target: str, text: str, doc: Document) -> bool:
    if target in text:
        return True
    return find_term(target, text, doc.language, loose=True) is not None


def _listed(terms: list[str]) -> str:
    return ", ".join(f"'{term}'" for term in terms)
