"""Words that only the source's language knows; with the source at hand, those that stand in it.

With the source at hand a copy is proof enough: in 80,000 words of human translations of medical
abstracts it flags below 0.1 in 1,000, and half of that is text that the human left untranslated.
Without it a word must be unheard of here: 0 in 94,000 words of translated or native news, 0.08 to 0.8
in medical abstracts, again mostly words left untranslated.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span, Word
from mtcheck.finding import Hit
from mtcheck.foreign import adopted_phrases, is_enclosed, speaks_for_language
from mtcheck.languages import language_name
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words

KNOWN_HERE = 2.0
"""Zipf value in the text's language from which a word may be one of its own."""
GAP = 1.2
"""By how much a copied word must be more common in the source's language."""
RARE_HERE, WIDE_GAP = 3.0, 1.5
"""The same for words that are rather rare here: they must be this much more common there. In 210,000
words of human translations that adds four findings, three of them in one citation."""
NO_NAME = 5.0
"""Zipf value from which a word with a capital opens a sentence ("The") and is no name."""
KNOWN_THERE = 2.1
"""Zipf value there that a word must have where the source is not at hand."""
_SHORTEST, _SHORTEST_BLIND = 4, 6
_TIED_BEFORE = compile_pattern(r"(?<![\p{L}\p{M}])(?:\p{Ll}++-){1,3}$")
_TIED_AFTER = compile_pattern(r"(?:-\p{Ll}++){1,3}(?![\p{L}\p{M}])")
_FURTHEST = 40


def check(doc: Document, *, in_source: bool = True) -> Iterator[Hit]:
    """Yield copied words; those with only a space between them together.

    With `in_source` they are held against the source, else against both lexicons alone.

    Spared are words with a capital, words after a name (the second word of a species is no fault),
    what stands alone between quotation marks or brackets, and phrases that the language has taken in.
    """
    found = _copied(doc) if in_source else _unheard(doc)
    for words in _joined(doc, [word for word in found if not _is_spared(doc, word)]):
        span = _whole_compound(doc, words)
        text = doc.text[span.start : span.end]
        values = {"language": language_name(doc.source_language)}
        known = text if in_source else None
        yield Hit(*span, values=values, confidence=0.9 if in_source else 0.7, source_text=known)


def _copied(doc: Document) -> Iterator[Word]:
    here = load_lexicon(doc.language or "", WHOLE)
    there = load_lexicon(doc.source_language or "", WHOLE)
    if here is None or there is None or doc.language == doc.source_language:
        return
    in_source = {lower for *_, lower in split_words(doc.source or "")}
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        lowers = [word.lower for word in words]
        adopted = {i for span in adopted_phrases(lowers, doc.language or "") for i in range(*span)}
        for i, word in enumerate(words):
            if word.text not in in_source or len(word.text) < _SHORTEST or i in adopted:
                continue
            before = words[i - 1] if i else None
            follows_name = before and _is_name(before, here)
            if (
                _is_of_source(word.lower, here, there)
                and not follows_name
                and speaks_for_language(doc, block, words, i)
            ):
                yield word


def _is_of_source(word: str, here: Lexicon, there: Lexicon) -> bool:
    common = here.zipf(word)
    gap = there.zipf(word) - common
    return (common < KNOWN_HERE and gap >= GAP) or (common < RARE_HERE and gap >= WIDE_GAP)


def _unheard(doc: Document) -> Iterator[Word]:
    """Yield the words in lower case that this language has never seen and the source's has."""
    here = load_lexicon(doc.language or "", WHOLE)
    there = load_lexicon(doc.source_language or "", WHOLE)
    if here is None or there is None or doc.language == doc.source_language:
        return
    foreign: dict[str, bool] = {}
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        for i, word in enumerate(words):
            if word.text not in foreign:
                plain = len(word.text) >= _SHORTEST_BLIND and word.text.islower()
                unheard = (
                    plain and here.zipf(word.text) == 0 and there.zipf(word.text) >= KNOWN_THERE
                )
                foreign[word.text] = unheard and word.text.isalpha()
            if not foreign[word.text] or not speaks_for_language(doc, block, words, i):
                continue
            if not (i and _is_name(words[i - 1], here)):
                yield word


def _is_name(word: Word, here: Lexicon) -> bool:
    return not word.text.islower() and here.zipf(word.lower) < NO_NAME


def _is_spared(doc: Document, word: Word) -> bool:
    return is_enclosed(doc.text, Span(word.start, word.end))


def _whole_compound(doc: Document, span: Span) -> Span:
    """Return the words that hyphens tie to a span, too, if the source has them all: "peer-reviewed"."""
    before = _TIED_BEFORE.search(doc.text, max(0, span.start - _FURTHEST), span.start)
    after = _TIED_AFTER.match(doc.text, span.end, span.end + _FURTHEST)
    whole = Span(before.start() if before else span.start, after.end() if after else span.end)
    return whole if doc.text[whole.start : whole.end] in (doc.source or "") else span


def _joined(doc: Document, words: list[Word]) -> list[Span]:
    spans: list[Span] = []
    for word in words:
        if spans and doc.text[spans[-1].end : word.start] == " ":
            spans[-1] = Span(spans[-1].start, word.end)
        else:
            spans.append(Span(word.start, word.end))
    return spans
