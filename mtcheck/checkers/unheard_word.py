"""Words in lower case that only the source's language knows, where the source is not at hand.

Such a word must be unheard of here, or about as much rarer as words are that have no other use here.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.copied.hits import follows_name, hits, is_amid
from mtcheck.copied.word_pair import WordPair, word_pair
from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.languages import load_language
from mtcheck.spelling import lower_form
from mtcheck.vocabulary import blocks_with_tokens

KNOWN_THERE = 2.1
"""Zipf value there of a word that is unheard of here."""
RARE_HERE, SHARE = 3.3, 0.7
"""Zipf value up to which a word is rare here, and the part of the usual gap (see `WordPair`) by which it
must be more common there."""
SURE = 0.6
"""Doubt up to which a function word of the source's language is none of ours."""
_SHORTEST, _SHORTEST_RARE = 6, 4


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words; those with only a space between them together.

    Spared are words after a name (the second word of a species is no fault), and what stands alone
    between quotation marks or brackets. Function words must stand between words of ours.
    """
    here, there = load_language(doc.language or ""), load_language(doc.source_language or "")
    if here and there and here.code != there.code:
        yield from hits(doc, _unheard(doc, word_pair(here.code, there.code)), confidence=0.7)


def _unheard(doc: Document, pair: WordPair) -> Iterator[Word]:
    tokens = {token for token in pair.telling.of(doc) if token.islower()}
    small = {token for token in tokens if pair.function_words.get(lower_form(token), 1.0) <= SURE}
    foreign = {token for token in tokens - small if _is_unheard(token, pair)}
    for block in blocks_with_tokens(doc, small | foreign):
        words = doc.words_in(block.start, block.end)
        for i, text in enumerate(words.texts):
            plain = text in foreign and not follows_name(words, i, pair.here)
            if not plain and not (text in small and is_amid(pair, words, i)):
                continue
            if speaks_for_language(doc, block, words, i):
                yield words[i]


def _is_unheard(word: str, pair: WordPair) -> bool:
    if len(word) < _SHORTEST_RARE or not word.isalpha():
        return False
    here, there = pair.here.zipf(word), pair.there.zipf(word)
    if not here:
        return len(word) >= _SHORTEST and there >= KNOWN_THERE
    return here < RARE_HERE and there - here >= SHARE * pair.usual_gap
