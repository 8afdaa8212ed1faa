"""Which passage of the text translates which passage of the source."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck import segment
from mtcheck.bead_path import Likeness, Side, best_path
from mtcheck.document import Document, Pair, Span
from mtcheck.moved_sentences import rejoin

Sentences = list[tuple[int, int, bool]]
"""Start and end of each sentence, and whether it begins a block."""


class Link(NamedTuple):
    """A passage of the text and that of the source that it translates: places in both."""

    target: Span
    source: Span


def pairs(doc: Document) -> tuple[Pair, ...]:
    """Return the passages of the text with those of the source that they translate, in text order.

    They are those that the file pairs, where it does, else those of the alignment of the text with
    its source. What nothing translates has an empty target at the place where it is missing; what
    stands in the text alone has the source "". Without a source there are none.
    """
    source = doc.source or ""
    return doc.pairs or tuple(
        Pair(link.target, source[link.source.start : link.source.end]) for link in align(doc)
    )


def align(doc: Document) -> tuple[Link, ...]:
    """Return the links of a text with its source, sentence by sentence, in text order."""
    return doc.memo("align", lambda: _align(doc) if doc.source else ())


def _align(doc: Document) -> tuple[Link, ...]:
    source = doc.source or ""
    theirs = _places(source, [(a, b) for a, b, _ in segment.blocks(source)], doc.source_language)
    ours = _places(doc.text, [b.span for b in doc.blocks], doc.language)
    like = Likeness(_side(source, theirs), _side(doc.text, ours))
    beads = rejoin(best_path(like), like)
    return tuple(
        Link(
            _span(ours, bead.start, bead.end),
            _span(theirs, bead.source_start, bead.source_end),
        )
        for bead in beads
    )


def _places(text: str, blocks: list[tuple[int, int]], language: str | None) -> Sentences:
    """Return start and end of each sentence, and whether it begins a block.

    What holds neither letter nor digit belongs to the sentence before it.
    """
    found: Sentences = []
    for start, end in blocks:
        for a, b in segment.sentences(text, start, end, language):
            if any(map(str.isalnum, text[a:b])):
                found.append((a, b, not found or found[-1][0] < start))
            elif found and found[-1][0] >= start:
                found[-1] = (found[-1][0], b, found[-1][2])
    return found


def _side(text: str, places: Sentences) -> Side:
    return Side([text[a:b] for a, b, _ in places], [begins for _, _, begins in places])


def _span(places: Sentences, start: int, end: int) -> Span:
    if start < end:
        return Span(places[start][0], places[end - 1][1])
    at = places[start - 1][1] if start else 0
    return Span(at, at)
