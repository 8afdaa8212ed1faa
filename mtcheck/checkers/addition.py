"""Sentences of the text that translate nothing of the source."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from math import exp

from rapidfuzz.fuzz import ratio

from mtcheck import segment
from mtcheck.alignment.align import align, alignment, begin
from mtcheck.checkers.chrome_line import furniture
from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit

_NEAR, _ALIKE = 3, 75.0
"""Paragraphs on either side that may be a copy of a passage, and how alike (rapidfuzz) one is."""
LEAST = 2.0
"""Certainty (see `mtcheck.alignment.align.Gap`) from which a sentence counts as added.

In 309,000 words of human translations in 22 pairs of languages 25 sentences reach it.
"""


def check(doc: Document) -> Iterator[Hit]:
    """Yield successive sentences that stand in the text alone.

    Not looked for where the file pairs texts itself. Spared are code and site furniture.
    """
    if doc.pairs or not doc.source:
        return
    lines = doc.memo("furniture-spans", lambda: sorted(_furniture(doc)))
    for gap in alignment(doc).added():
        if gap.certainty < LEAST:
            continue
        for part in _between(lines, gap.target):
            if not doc.text[part.start : part.end].strip():
                continue
            start, end = segment.trim(doc.text, *part)
            text = doc.text[start:end]
            block = doc.prose_block(start, start)
            if len(segment.tokens(text)) < 2 or block is None or block.role is Role.CODE:
                continue
            if not (_is_copy(doc, text, block) or _follows_paired(doc, lines, start)):
                confidence = round(1 / (1 + exp(-gap.certainty)), 2)
                yield Hit(start, end, values={"begin": begin(text)}, confidence=confidence)


def _is_copy(doc: Document, text: str, block: Block) -> bool:
    """Tell whether a passage stands in the text twice, or nearly so in a paragraph near by."""
    if doc.text.find(text, doc.text.find(text) + 1) >= 0:
        return True
    number = bisect_left(doc.blocks, block.start, key=lambda other: other.start)
    near = doc.blocks[max(0, number - _NEAR) : number + _NEAR + 1]
    others = (doc.text[b.start : b.end] for b in near if b.start != block.start)
    return any(ratio(text, other, score_cutoff=_ALIKE) for other in others)


def _follows_paired(doc: Document, lines: Sequence[Span], start: int) -> bool:
    """Tell whether site furniture stands right before that took the sentence of the source."""
    number = bisect_left(lines, start, key=lambda line: line.start)
    if not number or doc.text[lines[number - 1].end : start].strip():
        return False
    line = lines[number - 1]
    took = (link for link in align(doc) if link.source.start < link.source.end)
    return any(link.target.overlaps(line) for link in took)


def _furniture(doc: Document) -> Iterator[Span]:
    """Yield the lines that are site furniture, whether blocks say so or their words."""
    yield from (block.span for block in doc.blocks if block.role is Role.CHROME)
    yield from (span for span, _ in furniture(doc))


def _between(lines: Sequence[Span], gap: Span) -> Iterator[Span]:
    """Yield what of a gap lies between these lines."""
    start = gap.start
    for n in range(bisect_left(lines, gap.start, key=lambda line: line.start), len(lines)):
        if lines[n].start >= gap.end:
            break
        yield Span(start, lines[n].start)
        start = max(start, lines[n].end)
    yield Span(start, max(start, gap.end))
