"""Spellings of two varieties of the language in one text: those of the rarer variety."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.quotation import is_quoted
from mtcheck.varieties import Varieties, load_varieties
from mtcheck.vocabulary import places
from mtcheck.word_lists import words_among


def check(doc: Document, *, most_share: float = 0.25, fewest: int = 4) -> Iterator[Hit]:
    """Yield the words of the variety that has at most `most_share` of `fewest` words or more.

    Only words in lower case count, and none of a quotation: names and other people's words keep
    their spelling.
    """
    for varieties in load_varieties(doc.language or ""):
        found = words_among(doc, varieties.words)
        if len(found) < 2 or len({varieties.side[word] for word in found}) < 2:
            continue
        key = " and ".join(varieties.names)
        uses = doc.memo(key, lambda v=varieties, words=found: _uses(doc, v, words))  # type: ignore[misc]
        rare = 0 if len(uses[0]) <= len(uses[1]) else 1
        total = len(uses[0]) + len(uses[1])
        if total < fewest or len(uses[rare]) > most_share * total:
            continue
        for span in uses[rare]:
            word = doc.text[span.start : span.end]
            values = {"variety": varieties.names[rare], "own": varieties.names[1 - rare]}
            yield Hit(*span, values=values, fix=varieties.other.get(word), confidence=0.6)


def _uses(
    doc: Document, varieties: Varieties, words: frozenset[str]
) -> tuple[list[Span], list[Span]]:
    """Return the places of the words of either variety, in order."""
    uses: tuple[list[Span], list[Span]] = ([], [])
    for _, span in places(doc, words):
        if not is_quoted(doc, span):
            uses[varieties.side[doc.text[span.start : span.end]]].append(span)
    return sorted(uses[0]), sorted(uses[1])
