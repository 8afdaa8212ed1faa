"""Sentences that stand in the text more than once."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit


def check(doc: Document, *, min_words: int = 5, min_letters: int = 25) -> Iterator[Hit]:
    """Yield each later copy of a sentence, related to its first one; whole blocks are not ours."""
    first: dict[str, Span] = {}
    for block in doc.prose:
        if block.role not in (Role.PARAGRAPH, Role.QUOTE):
            continue
        sentences = doc.sentences(block)
        for sentence in sentences:
            text = doc.text[sentence.start : sentence.end]
            key = "".join(char for char in text.casefold() if char.isalnum())
            if len(key) < min_letters or len(doc.words_in(*sentence)) < min_words or "\n" in text:
                continue
            if key in first and (len(sentences) > 1 or first[key].start >= block.start):
                yield Hit(*sentence, fix="", related=(first[key],))
            else:
                first.setdefault(key, sentence)
