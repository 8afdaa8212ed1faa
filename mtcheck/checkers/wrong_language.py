"""Whole sentences, or a whole text, in another language.

Word frequencies find them, langdetect confirms them: it is right on 95 % of texts of six words.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator

from mtcheck.bibliography import is_in_bibliography
from mtcheck.checkers.foreign_script import foreign_share
from mtcheck.checkers.foreign_words import source_note
from mtcheck.detect import probable_language
from mtcheck.document import Block, Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.runs import Run, foreign_runs
from mtcheck.languages import language_name, load_language

UNSPACED = ("Han", "Kana")
"""Scripts without spaces: there a word is a whole clause, and nothing can be counted."""
_LEAST_SCORE = 6.0
_FOREIGN_LETTERS = 0.5
"""Share of letters in another script from which a text is in another language."""


def check(
    doc: Document, *, whole_text: bool = False, min_words: int = 6, min_share: float = 0.6
) -> Iterator[Hit]:
    """Yield sentences of `min_words` words or more in another language; neighbours are one hit.

    At least `min_share` of the words must stand in runs of that language. With `whole_text` yield
    one hit over a text of which that share is so, and nothing else.
    """
    own = load_language(doc.language or "")
    if own is None or own.script in UNSPACED:
        return
    runs: dict[str, list[Run]] = defaultdict(list)
    for run in foreign_runs(doc):
        if run.score >= _LEAST_SCORE:
            runs[run.language].append(run)
    if not runs and not whole_text:
        return
    least = max(min_words, min_share * sum(len(doc.tokens(block)) for block in doc.blocks))
    if whole_text:
        yield from _whole_text(doc, runs, least)
        return
    for _, found in sorted(runs.items()):
        if sum(len(run.words) for run in found) < least:
            yield from _passages(doc, found, min_words, min_share)


def _whole_text(doc: Document, runs: dict[str, list[Run]], least: float) -> Iterator[Hit]:
    foreign = {code for code, found in runs.items() if sum(len(r.words) for r in found) >= least}
    if not foreign and foreign_share(doc) <= _FOREIGN_LETTERS:
        return
    language = probable_language(doc.text)
    if language and language != doc.language and (not foreign or language in foreign):
        span = Span(doc.words[0].start, doc.blocks[-1].end)
        yield Hit(*span, {"language": language_name(language), "source": ""})


def _passages(doc: Document, runs: list[Run], min_words: int, min_share: float) -> Iterator[Hit]:
    language = runs[0].language
    runs = [run for run in runs if not is_enclosed(doc.text, run.span)]
    starts = [run.span.start for run in runs]
    for block in doc.prose:
        inside = runs[bisect_left(starts, block.start) : bisect_left(starts, block.end)]
        for span in (
            _join(list(_sentences(doc, block, inside, min_words, min_share))) if inside else ()
        ):
            text = doc.text[span.start : span.end]
            cited = is_enclosed(doc.text, span) or is_in_bibliography(doc, span)
            if not cited and probable_language(text) == language:
                copied = text if doc.source and text in doc.source else None
                values = {"language": language_name(language), "source": source_note(doc, text)}
                yield Hit(*span, values, source_text=copied)


def _sentences(
    doc: Document, block: Block, runs: list[Run], min_words: int, min_share: float
) -> Iterator[Span]:
    places = {word.start for run in runs for word in run.words}
    for sentence in doc.sentences(block):
        words = doc.words_in(*sentence)
        foreign = sum(word.start in places for word in words)
        if len(words) >= min_words and foreign >= min_share * len(words):
            yield sentence


def _join(spans: list[Span]) -> Iterator[Span]:
    """Join spans with nothing but space between them."""
    for i, span in enumerate(spans):
        if i and span.start - spans[i - 1].end <= 2:
            continue
        end = span.end
        for later in spans[i + 1 :]:
            if later.start - end > 2:
                break
            end = later.end
        yield Span(span.start, end)
