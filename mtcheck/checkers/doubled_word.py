"""A word twice in a row, where grammar never has it so."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language


def check(doc: Document) -> Iterator[Hit]:
    """Yield function words that stand twice, but for those that the language doubles by right.

    Other doubled words are emphasis, names and reduplication too often to tell.
    """
    language = load_language(doc.language or "")
    if language is None or not language.doubled:
        return
    for block in doc.prose:
        for a, b in pairwise(doc.words_in(block.start, block.end)):
            same = (
                a.lower == b.lower
                and b.text.islower()
                and (a.text[1:].islower() or len(a.text) == 1)
            )
            if (
                same
                and a.lower in language.function_words
                and a.lower not in language.doubled
                and doc.text[a.end : b.start].isspace()
            ):
                yield Hit(a.start, b.end, {"word": a.text}, a.text)
