"""A foreign phrase that the language has taken in, as a clause of speech translated otherwise."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.foreign import adopted_openings, adopted_phrases, is_enclosed
from mtcheck.spelling import lower_form


def check(doc: Document) -> Iterator[Hit]:
    """Yield such phrases where they begin a sentence inside a quotation and end a clause there."""
    language = doc.language or ""
    openings = adopted_openings(language)
    for block in doc.prose:
        tokens = doc.tokens(block)
        if openings.isdisjoint(tokens) or not any(_long(map(lower_form, tokens), language)):
            continue
        words = doc.words_in(block.start, block.end)
        for first, after in _long((word.lower for word in words), language):
            span = Span(words[first].start, words[after - 1].end)
            capital = words[first].text[0].isupper()
            if capital and _is_clause(doc.text, block, span):
                yield Hit(*span, confidence=0.6)


def _long(tokens: Iterable[str], language: str) -> Iterator[tuple[int, int]]:
    """Yield (first, after last) index of such phrases of two words or more."""
    found = adopted_phrases(list(tokens), language)
    return ((first, after) for first, after in found if after - first > 1)


def _is_clause(text: str, block: Block, span: Span) -> bool:
    ends = text[span.end : span.end + 1] in (",", ".", "!", "…")
    in_speech = _in_speech(text[max(block.start, span.start - 1000) : span.start])
    return ends and in_speech and not is_enclosed(text, span)


def _in_speech(before: str) -> bool:
    """Tell whether a quotation is open at the end of a text."""
    opened = max(before.rfind(mark) for mark in "“«„")
    return opened > max(before.rfind(mark) for mark in "”»") or before.count('"') % 2 == 1
