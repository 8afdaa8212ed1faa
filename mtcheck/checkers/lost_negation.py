"""Passages that do not say no where their source does.

Measured on human translations of news, talks and medical abstracts: of the negations that were cut
out of a passage 0.4 is found in German, Spanish, Russian and Italian, below 0.25 in the other languages;
up to 0.9 false alarms in 1,000 words, half of them in passages that were paired wrongly.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck import align, segment
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.negation import load_negation
from mtcheck.segment import count_words

_LONGEST = 60
"""Words of a passage: in longer ones another negation hides the one that was lost."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield each passage with nothing that may be a negation, where its source has a certain one."""
    here, there = load_negation(doc.language), load_negation(doc.source_language)
    if here is None or there is None or doc.language == doc.source_language:
        return
    for pair in align.pairs(doc):
        text = doc.text[slice(*pair.target)]
        if not text.strip() or not pair.source.strip() or count_words(text) > _LONGEST:
            continue
        lost = there.certain.search(pair.source)
        if lost and not here.any.search(text):
            place = Span(*segment.trim(doc.text, *pair.target))
            yield Hit(*place, {"word": lost.group()}, source_text=pair.source)
