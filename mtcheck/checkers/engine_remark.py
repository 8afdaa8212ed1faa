"""Lines that an engine wrote about its work, in whatever words.

Where the phrases of `speech_act` are at a loss, a line is judged by all its words: those of the trade
of translating, first and second person, names of languages, polite phrases, and how little it has to
do with the rest of the text.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck import quotation, segment
from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.furniture.verdict import is_quoted
from mtcheck.lines.likely import LONGEST, REMARK, likely

_EDGE = 3
"""Lines at either end of a text at which an engine speaks most often."""


def check(doc: Document, *, edge: float = 0.4, inside: float = 2.4) -> Iterator[Hit]:
    """Yield lines whose score is at least `edge` near an end of the text, `inside` elsewhere.

    The scores are natural logarithms of odds. Messages of programs speak to their users by right.
    """
    lines = [
        Span(*line)
        for block in doc.prose
        if block.role is not Role.UNIT
        for line in segment.lines(doc.text, block.start, block.end)
    ]
    ends = frozenset((*lines[:_EDGE], *lines[-_EDGE:]))
    short = [line for line in lines if line.end - line.start <= LONGEST or line in ends]

    def least(line: Span) -> float:
        return edge if line in ends else inside

    for span, score in likely(doc, short, REMARK, least):
        near = any(line.contains(span) for line in ends)
        if score >= (edge if near else inside) and not (
            is_quoted(doc.text[span.start : span.end]) or quotation.is_quoted(doc, span)
        ):
            yield Hit(*span, fix="")
