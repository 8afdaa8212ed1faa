"""Texts without capital letters."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import language_script
from mtcheck.patterns import compile_pattern

_CAPITAL = compile_pattern(r"\p{Lu}")
_SENTENCE_START = compile_pattern(r"(?<=\p{Ll}{2}[.!?][”\"»]?\s+)\p{Ll}")
_FIRST_SENTENCE = compile_pattern(r"\p{Ll}[^.!?\n]{0,400}+[.!?]?+")
_SENTENCES = 3
_CASED = ("Latin", "Cyrillic")


def check(doc: Document, *, min_words: int = 30, most_capitals: float = 0.002) -> Iterator[Hit]:
    """Yield the first sentence of a text of `min_words` with at most `most_capitals` a letter.

    It must have sentences: three or more begin in lower case after a stop.
    """
    if not doc.language or language_script(doc.language) not in _CASED:
        return
    allowed = most_capitals * len(doc.text)
    capitals = sum(
        1 for _, _ in zip(_CAPITAL.finditer(doc.text), range(int(allowed) + 1), strict=False)
    )
    if capitals > allowed or doc.size < min_words:
        return
    if sum(1 for _ in _SENTENCE_START.finditer(doc.text)) < _SENTENCES:
        return
    first = _FIRST_SENTENCE.search(doc.text)
    if first:
        yield Hit(*first.span())
