"""What the checkers of copied words share: what is spared, and one finding for words side by side."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mtcheck.copied.code_words import is_code
from mtcheck.copied.word_pair import WordPair
from mtcheck.document import Document, Span, Word, Words
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.lexicon import Lexicon
from mtcheck.patterns import compile_pattern

NO_NAME = 5.0
"""Zipf value from which a word with a capital opens a sentence ("The") and is no name."""
OUR_WORD, OUR_LEAD = 2.5, 0.5
"""Zipf value here of a word of ours, and by how much it is rarer there."""
_TIED_BEFORE = compile_pattern(r"(?<![\p{L}\p{M}])(?:\p{Ll}++-){1,3}$")
_TIED_AFTER = compile_pattern(r"(?:-\p{Ll}++){1,3}(?![\p{L}\p{M}])")
_FURTHEST = 40


def hits(
    doc: Document, words: Iterable[Word], confidence: float, language: str | None
) -> Iterator[Hit]:
    """Yield the words of another language as hits, those with only a space between them together.

    What stands alone between quotation marks or brackets is spared, and the code of a program.
    """
    values = {"language": language_name(language)}
    plain = (word for word in words if not is_enclosed(doc.text, Span(word.start, word.end)))
    for joined in _joined(doc, plain):
        span = _whole_compound(doc, joined)
        text = doc.text[slice(*span)]
        if is_code(doc, span):
            continue
        known = text if text in (doc.source or "") else None
        yield Hit(*span, values=values, confidence=confidence, source_text=known)


def follows_name(words: Words, i: int, here: Lexicon, least: float = NO_NAME) -> bool:
    """Tell whether the word before words[i] has a capital and is no common word of the language."""
    if not i:
        return False
    before = words[i - 1]
    return not before.text.islower() and here.zipf(before.lower) < least


def is_amid(pair: WordPair, words: Words, i: int) -> bool:
    """Tell whether the words before and after words[i] are words of the text's language."""
    return 0 < i < len(words) - 1 and all(
        side.text.islower()
        and pair.here.zipf(side.lower) >= OUR_WORD
        and pair.gap(side.lower) <= -OUR_LEAD
        for side in (words[i - 1], words[i + 1])
    )


def _whole_compound(doc: Document, span: Span) -> Span:
    """Return the words that hyphens tie to a span, too, if the source has them all: "peer-reviewed"."""
    before = _TIED_BEFORE.search(doc.text, max(0, span.start - _FURTHEST), span.start)
    after = _TIED_AFTER.match(doc.text, span.end, span.end + _FURTHEST)
    whole = Span(before.start() if before else span.start, after.end() if after else span.end)
    return whole if doc.text[whole.start : whole.end] in (doc.source or "") else span


def _joined(doc: Document, words: Iterable[Word]) -> list[Span]:
    spans: list[Span] = []
    for word in words:
        if spans and doc.text[spans[-1].end : word.start] == " ":
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
    return spans
