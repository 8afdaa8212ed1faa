"""Which passage of the text translates which passage of the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import inf
from typing import NamedTuple

from mtcheck import concepts, segment
from mtcheck.alignment.bead_path import Bead, align_sides
from mtcheck.alignment.clauses import lost_clause
from mtcheck.alignment.likeness import Side
from mtcheck.alignment.moved import rejoin
from mtcheck.alignment.reworded import settle
from mtcheck.document import Document, Pair, Span

Sentences = list[tuple[int, int, bool]]
"""Start and end of each sentence, and whether it begins a block."""


_REWORDED = 0.4
"""How short what stands alone on one side may be to be a free translation of the other side's."""
_QUOTED = 60
"""Characters of a passage that a message repeats."""


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
    return doc.pairs or doc.memo("pairs", lambda: tuple(_aligned(doc)))


def _aligned(doc: Document) -> Iterator[Pair]:
    source = doc.source or ""
    for target, place in align(doc):
        yield Pair(target, source[place.start : place.end])


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
        self._codes = codes = _comparable(doc.source_language, doc.language)
        beads, self._like = align_sides(
            _side(source, self._theirs, codes[0]), _side(doc.text, self._ours, codes[1])
        )
        self._beads = settle(rejoin(beads, self._like), self._like)

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

    def moved(self) -> Iterator[tuple[Link, Span]]:
        """Yield what stands elsewhere than in the source, with the sentence it follows there."""
        paired = [b for b in self._beads if b.is_pair]
        stay = set(longest_rise([b.source[0] for b in paired]))
        for i, bead in enumerate(paired):
            if i not in stay:
                before = max(0, bead.source[0] - 1), bead.source[0]
                yield Link(*self._spans(bead)), _span(self._theirs, *before)

    def shortened(self) -> Iterator[tuple[Link, Span, float]]:
        """Yield single sentences with what of the source they lack, and how sure that is (`Lost`)."""
        for bead in self._beads:
            if all(end - start == 1 for start, end in bead):
                lost = lost_clause(self._like, bead.source[0], bead.text[0], self._codes[0])
                if lost:
                    link = Link(*self._spans(bead))
                    at = link.source.start
                    yield link, Span(at + lost.start, at + lost.end), lost.certainty

    def _gaps(self, side: int) -> Iterator[Gap]:
        paired = sorted((b for b in self._beads if b.is_pair), key=lambda b: b[side])
        last = len((self._theirs, self._ours)[side])
        ends = [Bead((0, 0), (0, 0)), *paired, Bead((last, last), (last, last))]
        for before, after in pairwise(ends):
            run = before[side][1], after[side][0]
            others = before[1 - side][1], after[1 - side][0]
            if run[0] < run[1] and not self._is_reworded(side, run, others):
                place = before[1 - side][1], before[1 - side][1]
                gap = Bead(place, run) if side else Bead(run, place)
                yield Gap(
                    *self._spans(gap), run[1] - run[0], self._certainty(before, run, after, side)
                )

    def _is_reworded(self, side: int, run: tuple[int, int], others: tuple[int, int]) -> bool:
        """Tell whether what stands alone on both sides of one place may be one passage after all."""
        if others[0] >= others[1]:
            return False
        source, text = self._like.source.widths, self._like.text.widths
        if side:
            return _REWORDED * sum(text[slice(*run)]) < sum(source[slice(*others)])
        said = sum(self._like.text.new_widths[slice(*others)])
        return _REWORDED * sum(source[slice(*run)]) < said

    def _certainty(self, before: Bead, run: tuple[int, int], after: Bead, side: int) -> float:
        """Return what the pairs before and after a run of one side would lose, were it part of them."""
        losses = []
        for bead, wider in ((before, (before[side][0], run[1])), (after, (run[0], after[side][1]))):
            if bead.is_pair:
                joined = (bead.source, wider) if side else (wider, bead.text)
                then = self._like.as_passage(*joined, self._like.doubt)
                losses.append(self._like.as_passage(*bead, 0.0) - then)
        return min(losses, default=inf)

    def _spans(self, bead: Bead) -> tuple[Span, Span]:
        return _span(self._ours, *bead.text), _span(self._theirs, *bead.source)


def longest_rise(numbers: Sequence[int]) -> list[int]:
    """Return the places of a longest rising run of the numbers, among which others may stand."""
    tails: list[int] = []
    ends: list[int] = []
    before: list[int] = []
    for k, number in enumerate(numbers):
        at = bisect_left(tails, number)
        before.append(ends[at - 1] if at else -1)
        tails[at : at + 1] = [number]
        ends[at : at + 1] = [k]
    k = ends[-1] if ends else -1
    run = []
    while k >= 0:
        run.append(k)
        k = before[k]
    return run[::-1]


def begin(passage: str) -> str:
    """Return the first words of a passage, in one line, as a message quotes them."""
    words = " ".join(passage.split())
    if len(words) <= _QUOTED:
        return words
    head, space, _ = words[:_QUOTED].rpartition(" ")
    return f"{head if space else words[: _QUOTED - 1]}…"


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


def _comparable(source: str | None, text: str | None) -> tuple[str, str]:
    """Return the codes of two languages whose words can be compared by what they mean, else none."""
    known = source in concepts.languages() and text in concepts.languages() and source != text
    return (source or "", text or "") if known else ("", "")


def _side(text: str, places: Sentences, code: str) -> Side:
    sentences = [text[a:b] for a, b, _ in places]
    meant = [concepts.marks(sentence, code) for sentence in sentences] if code else []
    return Side(sentences, [begins for _, _, begins in places], meant)


def _span(places: Sentences, start: int, end: int) -> Span:
    if start < end:
        return Span(places[start][0], places[end - 1][1])
    at = places[start - 1][1] if start else 0
    return Span(at, at)
