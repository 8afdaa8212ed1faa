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
from mtcheck.lines import remark, score
from mtcheck.lines.words import LineWord, LineWords, line_words
from mtcheck.quotation import without_quotations
from mtcheck.vocabulary import WordClass

LONGEST = 260
"""Characters of a line or a sentence that is looked at; a longer line is told by its ends."""
_STORY = 15
"""Characters of a line that tells what the text is about, unless it is likely furniture itself."""
_LONG, _APART = 80, 1.0
"""Characters of a line that may be of the story, unless it has this score without regard to that."""
_UNFIT = re.compile(r"[@#]\w|://|www\.|\A[^“„«\"]*[”»]")
"""What a post has, which is known by other means, and the end of somebody's words."""
_STOP = re.compile(r"[.!?…。！？](?:(?<=[。！？])|[\"'”’»)]*\s)")


class Measure(NamedTuple):
    """How lines are scored, what a word can add, and which lines are worth a look.

    `gain` is what a telling word adds. A line whose telling words add so much may hold what scores
    above 0 (`may_hold`), a piece whose words, all of them, add so much may be it (`may_be`).
    A sentence at an end of a paragraph must have `glued` more than a line of its own, and one that
    scores below `foreign` is none of those beside it. An English line in a text of another language
    has `english` more.
    """

    score: Callable[[str, Sequence[LineWord], Container[str]], float]
    pull: Callable[[LineWord], float]
    gain: Callable[[LineWord], float]
    may_hold: Callable[[str, float], bool]
    may_be: Callable[[str, float], bool]
    glued: float
    foreign: float
    english: float


PAGE = Measure(
    score.page_score,
    score.page_pull,
    score.page_gain,
    score.may_hold_page,
    score.may_be_page,
    glued=1.5,
    foreign=-6.0,
    english=0.0,
)
REMARK = Measure(
    remark.remark_score,
    remark.remark_pull,
    remark.remark_gain,
    remark.may_hold_remark,
    remark.may_be_remark,
    glued=2.0,
    foreign=-3.0,
    english=1.0,
)


class _Judge(NamedTuple):
    """Scores pieces of a document against the words of a language; `gains` are its telling words."""

    doc: Document
    measure: Measure
    words: LineWords
    gains: Mapping[str, float]
    bonus: float

    def may_hold(self, line: Span, least: float) -> bool:
        """Tell whether the telling words of a line are enough, whatever the others are."""
        gains = self.gains
        gain = sum([gains[token] for token in self.doc.tokens(line) if token in gains])
        piece = self.doc.text[line.start : line.end]
        return gain > 0 and self.measure.may_hold(piece, gain + self.bonus - least)

    def may_be(self, start: int, end: int, least: float) -> bool:
        """Tell in a hurry whether a piece can score at least so much."""
        if not 0 < end - start <= LONGEST:
            return False
        piece = self.doc.text[start:end]
        words = without_quotations(piece)
        told = self.words.sum(words, self.measure.pull) + self.bonus - least
        return self.measure.may_be(piece, told)

    def score(self, span: Span, subject: Container[str]) -> float:
        if span.end - span.start > LONGEST:
            return -LONGEST
        piece = self.doc.text[span.start : span.end]
        words = self.words.of(without_quotations(piece))
        return self.bonus + self.measure.score(piece, words, subject)

    def whole(self, line: Span, scores: Sequence[float], subject: Container[str]) -> float:
        """Return the score of a line whose sentences have these `scores`."""
        if len(scores) == 1:
            return scores[0]
        if min(scores) <= self.measure.foreign:
            return -LONGEST
        return max(sum(scores) / len(scores), self.score(line, subject))


def _above_zero(_line: Span) -> float:
    return 0.0


def likely(
    doc: Document,
    lines: Sequence[Span],
    measure: Measure,
    least: Callable[[Span], float] = _above_zero,
) -> Iterator[tuple[Span, float]]:
    """Yield (place, score) of lines, and of sentences at either end of one, whose score is above 0.

    Those that score less than `least` of their line may be left out. The score of sentences together
    is their mean, that of a part of a line is `glued` less. English lines are known in any language.
    """
    best: dict[Span, float] = {}
    for code in dict.fromkeys((doc.language, "en")):
        words = line_words(code) if code else None
        if words is None:
            continue
        telling = _telling(doc.language or "", code or "", measure).of(doc)
        gains = {token: words.sum(token, measure.gain) for token in telling}
        bonus = measure.english if code != doc.language else 0.0
        judge = _Judge(doc, measure, words, gains, bonus)
        for span, points in _likely(judge, lines, least) if gains else ():
            best[span] = max(points, best.get(span, 0.0))
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


def _likely(
    judge: _Judge, lines: Sequence[Span], least: Callable[[Span], float]
) -> Iterator[tuple[Span, float]]:
    doc = judge.doc
    found: dict[Span, list[Span]] = {}
    for line in lines:
        if _is_worth_it(judge, line, least(line)) and not _UNFIT.search(
            doc.text[line.start : line.end]
        ):
            sentences = segment.sentences(doc.text, *line, doc.language)
            found[line] = [Span(*s) for s in sentences]
    parts = {line: _apart(judge, line, found[line]) for line in found}
    apart = {line: pieces for line, pieces in parts.items() if pieces is not None}
    subject = _subject(judge, apart) if apart else set()
    for line in apart if subject else ():
        yield from _pieces(judge, line, found[line], subject)


def _apart(judge: _Judge, line: Span, sentences: Sequence[Span]) -> list[Span] | None:
    """Return what in a line is none of the story, or None where nothing of it scores."""
    scores = [judge.score(s, ()) for s in sentences]
    whole = judge.whole(line, scores, ())
    if max(whole, *scores) <= 0:
        return None
    least = _APART if line.end - line.start >= _LONG else 0.0
    if whole > least:
        return [line]
    return [s for s, score in zip(sentences, scores, strict=True) if score > least]


def _is_worth_it(judge: _Judge, line: Span, least: float) -> bool:
    """Tell in a hurry whether a line, or its first or last sentence, can score so much."""
    if not judge.may_hold(line, least):
        return False
    if judge.may_be(*line, least):
        return True
    stops = [stop.end() for stop in _STOP.finditer(judge.doc.text, *line)]
    inside = [stop for stop in stops if stop < line.end]
    if not inside:
        return False
    least += judge.measure.glued
    # The end of two sentences is the end of a story more often (measured).
    return judge.may_be(line.start, inside[0], least) or (
        len(inside) > 1 and judge.may_be(inside[-1], line.end, least)
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
    scores = [judge.score(s, subject) for s in sentences]
    whole = judge.whole(line, scores, subject)
    if whole > 0:
        yield line, whole
        return
    head, tail = _run(scores), _run(scores[::-1])
    ends = ((head, sentences[: len(head)]), (tail, sentences[len(sentences) - len(tail) :]))
    for run, part in ends:
        if part:
            yield Span(part[0].start, part[-1].end), sum(run) / len(run) - judge.measure.glued


def _run(scores: Sequence[float]) -> list[float]:
    """Return the scores at the beginning that are above 0."""
    return list(takewhile(lambda score: score > 0, scores))
