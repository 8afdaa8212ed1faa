"""A foreign phrase that the language has taken in, as a clause of speech translated otherwise."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.checkers.foreign_words import adopted_phrases, is_enclosed
from mtcheck.document import Document, Span
from mtcheck.finding import Hit


def check(doc: Document) -> Iterator[Hit]:
    """Yield such phrases where they begin a sentence inside a quotation and end a clause there."""
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        for first, after in adopted_phrases(words, doc.language or ""):
            span = Span(words[first].start, words[after - 1].end)
            if after - first > 1 and words[first].text[0].isupper() and _is_clause(doc, span):
                yield Hit(*span, confidence=0.6)


def _is_clause(doc: Document, span: Span) -> bool:
    text = doc.text
    ends = text[span.end : span.end + 1] in (",", ".", "!", "…")
    return ends and not is_enclosed(text, span) and _in_speech(text, span.start)


def _in_speech(text: str, place: int) -> bool:
    before = text[max(text.rfind("\n\n", 0, place), place - 1000, 0) : place]
    opened = max(before.rfind(mark) for mark in "“«„")
    return opened > max(before.rfind(mark) for mark in "”»") or before.count('"') % 2 == 1
