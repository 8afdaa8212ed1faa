"""A foreign phrase that the language has taken in, as a clause of speech translated otherwise."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Block, Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.adopted import adopted_openings, adopted_phrases
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import blocks_with_tokens
from mtcheck.word_lists import lower_words_among, words_among


def check(doc: Document) -> Iterator[Hit]:
    """Yield such phrases where they begin a sentence inside a quotation and end a clause there."""
    language = doc.language or ""
    following = adopted_openings(language)
    words = lower_words_among(doc, _followers(language))
    openings = {
        opening
        for opening in words_among(doc, frozenset(following))
        if not words.isdisjoint(following[opening])
    }
    for block in blocks_with_tokens(doc, openings):
        found = doc.words_in(block.start, block.end)
        for first, after in adopted_phrases(list(map(lower_form, found.texts)), language):
            span = Span(found[first].start, found[after - 1].end)
            capital = found[first].text[0].isupper()
            if after - first > 1 and capital and _is_clause(doc.text, block, span):
                yield Hit(*span, confidence=0.6)


@cache
def _followers(language: str) -> frozenset[str]:
    return frozenset[str]().union(*adopted_openings(language).values())


def _is_clause(text: str, block: Block, span: Span) -> bool:
    ends = text[span.end : span.end + 1] in (",", ".", "!", "…")
    in_speech = _in_speech(text[max(block.start, span.start - 1000) : span.start])
    return ends and in_speech and not is_enclosed(text, span)


def _in_speech(before: str) -> bool:
    """Tell whether a quotation is open at the end of a text."""
    opened = max(before.rfind(mark) for mark in "“«„")
    return opened > max(before.rfind(mark) for mark in "”»") or before.count('"') % 2 == 1
