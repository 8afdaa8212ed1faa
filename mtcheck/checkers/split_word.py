"""A word with a space inside: "he alth"."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.spelling import rare_words

FREQUENT = 3.2
"""Least Zipf value of the whole word."""
NO_WORD = 2.0
"""Zipf value below which a piece is no word: the lists hold some pieces, too."""
_SCRIPTS = ("Latin", "Cyrillic")
_GAPS = (" ", "- ", "-\n", "\u00a0", "- \n", "\u00ad ")


def check(doc: Document) -> Iterator[Hit]:
    """Yield two pieces of which one is no word and that make a frequent word together."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None or language.script not in _SCRIPTS:
        return
    words = doc.words
    end_of_last = -1
    for i in rare_words(doc):
        if lexicon.zipf(words[i].lower) >= NO_WORD:
            continue
        for a, b in pairwise(words[max(0, i - 1) : i + 2]):
            if (
                a.start >= end_of_last
                and doc.text[a.end : b.start] in _GAPS
                and b.text.islower()
                and (len(a.text) == 1 or a.text[1:].islower())
                and lexicon.zipf(a.lower + b.lower) >= FREQUENT
                and doc.prose_block(a.start, b.end)
            ):
                end_of_last = b.end
                yield Hit(a.start, b.end, {"word": a.text + b.text}, a.text + b.text)
