"""Headings with a capital letter on nearly every word, as English writes them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.lexicon import WHOLE, load_lexicon

_SHORTEST = 4
_COMMON = 4.0


def check(doc: Document, *, fewest: int = 4) -> Iterator[Hit]:
    """Yield headings in which all words of four letters or more have a capital.

    `fewest` of them, the first one apart, must be common words (Zipf 4 and above): names have
    capitals by right.
    """
    for block in doc.prose:
        if block.role is not Role.HEADING:
            continue
        if doc.text[block.start : block.end].count(" ") < fewest:
            continue
        words = [w for w in doc.words_in(block.start, block.end) if len(w.text) >= _SHORTEST][1:]
        if len(words) < fewest or not all(
            w.text[0].isupper() and w.text[1:].islower() for w in words
        ):
            continue
        lexicon = load_lexicon(doc.language or "", WHOLE)
        if lexicon and sum(lexicon.zipf(w.lower) >= _COMMON for w in words) >= fewest:
            yield Hit(block.start, block.end)
