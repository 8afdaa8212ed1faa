"""A word with a space inside: "he alth"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cache
from itertools import pairwise

from mtcheck.document import Block, Document
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.spelling import lower_form, rare_words, rarer_than
from mtcheck.vocabulary import WordClass, blocks_with_tokens

FREQUENT = 3.2
"""Least Zipf value of the whole word."""
NO_WORD = 2.0
"""Zipf value below which a piece is no word: the lists hold some pieces, too."""
SHORT, RARE = 4, 3.5
"""Letters of a piece that the lists hold, and Zipf value below which it may still be none."""
TOGETHER = 4.5
"""How many times likelier the word is than its pieces side by side by chance, as a power of ten.

250,000 words of clean text in nine languages have one such place, a true fault ("th at"); "per cent"
and "breast feeding" are below 4."""
PER_BILLION = 9
"""Zipf values are powers of ten of the times in a billion words."""
_SCRIPTS = ("Latin", "Cyrillic")
_GAPS = (" ", "- ", "-\n", "\u00a0", "- \n", "\u00ad ")


def check(doc: Document) -> Iterator[Hit]:
    """Yield two pieces of which one is hardly a word and that make a frequent word together."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None or language.script not in _SCRIPTS:
        return
    rare = rare_words(doc) & rarer_than(NO_WORD, language.code).of(doc)
    pieces = rare | _short(language.code).of(doc)
    no_words = {
        token for token in pieces if not _is_elided(token) and lower_form(token) not in doc.accepted
    }
    for block in blocks_with_tokens(doc, no_words):
        tokens = doc.tokens(block)
        if any(
            _is_word(*two, language, lexicon)
            for i in _indexes(tokens, no_words)
            for two in pairwise(tokens[max(0, i - 1) : i + 2])
        ):
            yield from _in_block(doc, block, no_words, language, lexicon)


@cache
def _short(language: str) -> WordClass:
    """Return the class of the short words that are rather pieces of others."""
    within = rarer_than(RARE, language)
    return WordClass(language, lambda token: len(token) <= SHORT, within)


def _is_elided(token: str) -> bool:
    """Tell whether a token is a word with what an apostrophe ties to it: "qu'il"."""
    return "'" in token or "’" in token


def _in_block(
    doc: Document, block: Block, no_words: Set[str], language: Language, lexicon: Lexicon
) -> Iterator[Hit]:
    words = doc.words_in(block.start, block.end)
    end_of_last = -1
    for i in _indexes(words.texts, no_words):
        for a, b in pairwise(words[max(0, i - 1) : i + 2]):
            if (
                a.start >= end_of_last
                and doc.text[a.end : b.start] in _GAPS
                and _is_word(a.text, b.text, language, lexicon)
            ):
                end_of_last = b.end
                yield Hit(a.start, b.end, {"word": a.text + b.text}, a.text + b.text)


def _indexes(tokens: Sequence[str], wanted: Set[str]) -> Iterator[int]:
    return (i for i, token in enumerate(tokens) if token in wanted)


def _is_word(a: str, b: str, language: Language, lexicon: Lexicon) -> bool:
    """Tell whether two pieces, by their case those of one word, make a frequent one.

    A second piece of one letter that is a word ("Atacad a los orcos") is none.
    """
    cased = b.islower() and (len(a) == 1 or a[1:].islower())
    if not cased or (len(b) == 1 and b in language.function_words):
        return False
    whole = lexicon.zipf(lower_form(a + b))
    values = lexicon.zipf(lower_form(a)), lexicon.zipf(b)
    return whole >= FREQUENT and (
        min(values) < NO_WORD or whole + PER_BILLION - sum(values) >= TOGETHER
    )
