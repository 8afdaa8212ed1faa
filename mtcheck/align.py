"""Which passage of the text translates which passage of the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from math import inf
from typing import NamedTuple

from mtcheck import segment
from mtcheck.bead_path import Bead, Likeness, Side, best_path
from mtcheck.document import Document, Pair, Span
from mtcheck.moved_sentences import rejoin

Sentences = list[tuple[int, int, bool]]
"""Start and end of each sentence, and whether it begins a block."""


class Link(NamedTuple):
    """A passage of the text and that of the source that it translates: places in both."""

    target: Span
    source: Span


class Gap(NamedTuple):
    """Successive sentences that stand on one side alone, and the empty place where the other lacks them.

    `certainty` is by how much less likely their neighbours would be as translations, were they a
    part of them: the logarithm of a ratio of probabilities.
    """

    target: Span
    source: Span
    sentences: int
    certainty: float


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
    return alignment(doc).links if doc.source else ()


def alignment(doc: Document) -> Alignment:
    """Return the alignment of a text with its source, made once a document."""
    return doc.memo("alignment", lambda: Alignment(doc))


class Alignment:
    """The sentences of a text and of its source, and which correspond."""

    def __init__(self, doc: Document) -> None:
        source = doc.source or ""
        blocks = [(a, b) for a, b, _ in segment.blocks(source)]
        self._theirs = _places(source, blocks, doc.source_language)
        self._ours = _places(doc.text, [b.span for b in doc.blocks], doc.language)
        self._like = Likeness(_side(source, self._theirs), _side(doc.text, self._ours))
        self._beads = rejoin(best_path(self._like), self._like)

    @property
    def links(self) -> tuple[Link, ...]:
        """The beads as places, in the order of the text."""
        return tuple(Link(*self._spans(bead)) for bead in self._beads)

    def omitted(self) -> Iterator[Gap]:
        """Yield what of the source no sentence of the text translates, in the order of the source."""
        return self._gaps(0)

    def added(self) -> Iterator[Gap]:
        """Yield what of the text translates no sentence of the source, in the order of the text."""
        return self._gaps(1)

    def _gaps(self, side: int) -> Iterator[Gap]:
        paired = sorted((b for b in self._beads if b.is_pair), key=lambda b: b[side])
        last = len((self._theirs, self._ours)[side])
        ends = [Bead((0, 0), (0, 0)), *paired, Bead((last, last), (last, last))]
        for before, after in pairwise(ends):
            run = before[side][1], after[side][0]
            if run[0] < run[1]:
                place = before[1 - side][1], before[1 - side][1]
                gap = Bead(place, run) if side else Bead(run, place)
                yield Gap(
                    *self._spans(gap), run[1] - run[0], self._certainty(before, run, after, side)
                )

    def _certainty(self, before: Bead, run: tuple[int, int], after: Bead, side: int) -> float:
        """Return what the pairs before and after a run of one side would lose, were it part of them."""
        losses = []
        for bead, wider in ((before, (before[side][0], run[1])), (after, (run[0], after[side][1]))):
            if bead.is_pair:
                joined = (bead.source, wider) if side else (wider, bead.text)
                losses.append(self._like.of(*bead) - self._like.of(*joined))
        return min(losses, default=inf)

    def _spans(self, bead: Bead) -> tuple[Span, Span]:
        return _span(self._ours, *bead.text), _span(self._theirs, *bead.source)


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
