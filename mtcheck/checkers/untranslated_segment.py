"""Segments that are the same as their source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.align import pairs
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.segment import tokens

_KNOWN_THERE = 3.0
"""Zipf value in the source's language of a word that is translated."""
_GAP = 1.2
"""By how much such a word is more common there than in the language of the text."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the segments that repeat their source although it holds words of its language alone.

    Names, brands, numbers, code and words that both languages have are the same by right.
    """
    if doc.language == doc.source_language:
        return
    here = load_lexicon(doc.language or "", WHOLE)
    there = load_lexicon(doc.source_language or "", WHOLE)
    if here is None or there is None:
        return
    for pair in pairs(doc):
        text = doc.text[pair.target.start : pair.target.end]
        if not text.strip() or text.split() != pair.source.split():
            continue
        words = [w for w in tokens(text) if w.islower() or w == tokens(text)[0]]
        own = [
            w
            for w in map(str.lower, words)
            if there.zipf(w) >= _KNOWN_THERE and there.zipf(w) - here.zipf(w) >= _GAP
        ]
        if own and not doc.is_opaque(pair.target):
            yield Hit(
                *pair.target,
                values={"language": language_name(doc.source_language)},
                source_text=pair.source,
            )
