"""The lines of a text that are likelier the page's, or an engine's, than the story's.

The score of a line takes the rest of the text into account (`mtcheck.lines.score`): its words that
come back in the story tell nothing. So a text that holds nothing else is not judged.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache
from itertools import takewhile
from typing import NamedTuple

from mtcheck import segment
from mtcheck.document import Document, Span
from mtcheck.lines.score import (
    PAGE_SLACK,
    REMARK_SLACK,
    page_gain,
    page_least,
    page_pull,
    page_score,
    remark_gain,
    remark_least,
    remark_pull,
    remark_score,
)
from mtcheck.lines.words import LineWord, LineWords, line_words
from mtcheck.quotation import without_quotations
from mtcheck.vocabulary import WordClass

LONGEST = 260
"""Characters of a line or a sentence that is looked at; a longer line is told by its ends."""
_STORY = 15
"""Characters of a line that tells what the text is about, unless it is likely furniture itself."""
GLUED = 1.0
"""What a sentence at an end of a paragraph must have more than a line of its own."""
_FOREIGN = -2.0
"""Score below which a sentence is none of those beside it."""
_LONG, _APART = 80, 1.0
"""Characters of a line that may be of the story, unless it has this score without regard to that."""
_UNFIT = re.compile(r"[@#]\w|://|www\.|\A[^“„«\"]*[”»]")
"""What a post has, which is known by other means, and the end of somebody's words."""
_STOP = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’»)]*\s)")


class Measure(NamedTuple):
    """How lines are scored, what a word can add, and what the words must add to be looked at.

    `gain` is what a telling word adds, and `least` what those of a line of so many words must add.
    """

    score: Callable[[str, Sequence[LineWord], Container[str]], float]
    pull: Callable[[LineWord], float]
    slack: float
    gain: Callable[[LineWord], float]
    least: Callable[[str, int], float]


PAGE = Measure(page_score, page_pull, PAGE_SLACK, page_gain, page_least)
REMARK = Measure(remark_score, remark_pull, REMARK_SLACK, remark_gain, remark_least)


class _Judge(NamedTuple):
    """Scores pieces of a document against the words of a language; `gains` are its telling words."""

    doc: Document
    measure: Measure
    words: LineWords
    gains: Mapping[str, float]

    def may_hold(self, line: Span) -> bool:
        """Tell whether the telling words of a line are enough, whatever the others are."""
        gains, tokens = self.gains, self.doc.tokens(line)
        gain = sum([gains[token] for token in tokens if token in gains])
        return gain >= self.measure.slack and gain >= self.measure.least(
            self.doc.text[line.start : line.end], len(tokens)
        )

    def may_be(self, start: int, end: int) -> bool:
        if not 0 < end - start <= LONGEST:
            return False
        piece = self.doc.text[start:end]
        return self.words.sum(piece, self.measure.pull) >= self.measure.slack

    def score(self, span: Span, subject: Container[str]) -> float:
        piece = without_quotations(self.doc.text[span.start : span.end])
        return self.measure.score(piece, self.words.of(piece), subject)


def likely(doc: Document, lines: Sequence[Span], measure: Measure) -> Iterator[tuple[Span, float]]:
    """Yield (place, score) of lines, and of sentences at either end of one, whose score is above 0.

    The score of sentences together is their mean, that of a part of a line is `GLUED` less. English
    lines are known in any language.
    """
    best: dict[Span, float] = {}
    for code in dict.fromkeys((doc.language, "en")):
        words = line_words(code) if code else None
        if words is None:
            continue
        telling = _telling(doc.language or "", code, measure).of(doc)
        gains = {token: words.sum(token, measure.gain) for token in telling}
        for span, score in _likely(_Judge(doc, measure, words, gains), lines) if gains else ():
            best[span] = max(score, best.get(span, 0.0))
    yield from sorted(best.items())


@cache
def _telling(language: str, code: str, measure: Measure) -> WordClass:
    """Return the class of the words that speak for furniture, or a remark, in the language `code`."""
    words = line_words(code)
    assert words is not None  # noqa: S101  (`likely` has asked)
    evidence = _evidence(language, code)
    return WordClass(
        language, lambda token: words.sum(token, measure.gain) > 0, evidence, indexed=False
    )


@cache
def _evidence(language: str, code: str) -> WordClass:
    words = line_words(code)
    assert words is not None  # noqa: S101  (as above)
    return WordClass(language, words.may_tell, indexed=False)


def _likely(judge: _Judge, lines: Sequence[Span]) -> Iterator[tuple[Span, float]]:
    doc = judge.doc
    found: dict[Span, list[Span]] = {}
    for line in lines:
        if _is_worth_it(judge, line) and not _UNFIT.search(doc.text[line.start : line.end]):
            sentences = segment.sentences(doc.text, *line, doc.language)
            found[line] = [Span(*s) for s in sentences]
    raw = {line: [judge.score(s, ()) for s in found[line]] for line in found}
    raw = {line: scores for line, scores in raw.items() if max(scores) > 0}
    apart = {
        line: [s for s, score in zip(found[line], scores, strict=True) if score > _apart(line)]
        for line, scores in raw.items()
    }
    subject = _subject(judge, apart) if raw else set()
    for line in raw if subject else ():
        yield from _pieces(judge, line, found[line], subject)


def _apart(line: Span) -> float:
    return _APART if line.end - line.start >= _LONG else 0.0


def _is_worth_it(judge: _Judge, line: Span) -> bool:
    """Tell in a hurry whether a line, or its first or last sentence, can score."""
    if not judge.may_hold(line):
        return False
    if judge.may_be(*line):
        return True
    stops = [stop.end() for stop in _STOP.finditer(judge.doc.text, *line)]
    inside = [stop for stop in stops if stop < line.end]
    if not inside:
        return False
    # The end of two sentences is the end of a story more often (measured).
    return judge.may_be(line.start, inside[0]) or (
        len(inside) > 1 and judge.may_be(inside[-1], line.end)
    )


def _subject(judge: _Judge, apart: Mapping[Span, Sequence[Span]]) -> set[str]:
    """Return the stems of the story: of its longer lines, without what stands `apart` in them."""
    text, pieces = judge.doc.text, set[str]()
    for block in judge.doc.prose:
        for line in segment.lines(text, block.start, block.end):
            at = line[0]
            for start, end in (*apart.get(Span(*line), ()), (line[1], line[1])):
                if start - at >= _STORY:
                    pieces.update(text[at:start].split())
                at = end
    return judge.words.stems(pieces)


def _pieces(
    judge: _Judge, line: Span, sentences: Sequence[Span], subject: Container[str]
) -> Iterator[tuple[Span, float]]:
    scores = [
        judge.score(s, subject) if s.end - s.start <= LONGEST else -LONGEST for s in sentences
    ]
    if min(scores) > _FOREIGN:
        whole = max(sum(scores) / len(scores), judge.score(line, subject))
        if whole > 0:
            yield line, whole
            return
    head, tail = _run(scores), _run(scores[::-1])
    ends = ((head, sentences[: len(head)]), (tail, sentences[len(sentences) - len(tail) :]))
    for run, part in ends:
        if part:
            yield Span(part[0].start, part[-1].end), sum(run) / len(run) - GLUED


def _run(scores: Sequence[float]) -> list[float]:
    """Return the scores at the beginning that are above 0."""
    return list(takewhile(lambda score: score > 0, scores))
