"""The lines of a text that are likelier the page's, or an engine's, than the story's.

The score of a line takes the rest of the text into account (`mtcheck.line_score`): its words that
come back in a paragraph tell nothing. So a text without a paragraph is not judged.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from typing import NamedTuple

from mtcheck import segment
from mtcheck.document import Document, Span
from mtcheck.line_score import (
    PAGE_SLACK,
    REMARK_SLACK,
    page_pull,
    page_score,
    remark_pull,
    remark_score,
)
from mtcheck.line_words import LineWord, LineWords, line_words, stems

LONGEST = 220
"""Characters of a line that is judged."""
_PARAGRAPH = 60
"""Characters of a line that tells what the text is about, unless it is likely furniture itself."""


class Measure(NamedTuple):
    """How lines are scored, what a word can add, and what the words must add to be looked at."""

    score: Callable[[str, Sequence[LineWord], Container[str]], float]
    pull: Callable[[LineWord], float]
    slack: float


PAGE = Measure(page_score, page_pull, PAGE_SLACK)
REMARK = Measure(remark_score, remark_pull, REMARK_SLACK)


def likely(doc: Document, lines: Sequence[Span], measure: Measure) -> Iterator[tuple[Span, float]]:
    """Yield those of the lines whose score is above 0, with it; English ones in any language."""
    best: dict[Span, float] = {}
    for code in dict.fromkeys((doc.language, "en")):
        words = line_words(code) if code else None
        for span, score in _likely(doc, lines, measure, words) if words else ():
            best[span] = max(score, best.get(span, 0.0))
    yield from best.items()


def _likely(
    doc: Document, lines: Sequence[Span], measure: Measure, words: LineWords
) -> Iterator[tuple[Span, float]]:
    text = doc.text
    found = [span for span in lines if _may_be(text[span.start : span.end], measure, words)]
    if not found:
        return
    subject = _subject(doc, frozenset(found), words)
    for span in found if subject else ():
        line = text[span.start : span.end]
        score = measure.score(line, words.of(line), subject)
        if score > 0:
            yield span, score


def _may_be(line: str, measure: Measure, words: LineWords) -> bool:
    if words.sums(line, measure.pull) < measure.slack:
        return False
    return measure.score(line, words.of(line), ()) > 0


def _subject(doc: Document, apart: frozenset[Span], words: LineWords) -> set[str]:
    """Return the stems of the paragraphs, without the lines that stand `apart`."""
    subject: set[str] = set()
    for block in doc.prose:
        for start, end in segment.lines(doc.text, block.start, block.end):
            if end - start >= _PARAGRAPH and Span(start, end) not in apart:
                subject |= stems(words.of(doc.text[start:end]))
    return subject
