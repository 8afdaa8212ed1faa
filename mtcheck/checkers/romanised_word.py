"""Words of the source that were written in Latin letters instead of translated: koryaga for коряга."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.alignment.passages import Passage, Passages
from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.languages import language_name, language_script
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names.romanisation import is_romanised, romanise
from mtcheck.spelling import rarer_than, sound_of
from mtcheck.vocabulary import blocks_with_tokens, prose_tokens

KNOWN_HERE = 1.2
"""Zipf value from which a word is one of the text's language: dacha, borscht."""
KNOWN_THERE = 1.5
"""Zipf value that the word of the source has at least: a word in lower case is no name, but may be
a slip."""
_SHORTEST = 5
_HABIT = 3
"""A word that comes this often is a term of the article."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words in lower case, where the passage that is translated has them.

    Spared are words between quotation marks or brackets or before a bracket, all of them where one
    is, and what comes again and again: terms that the text explains.
    """
    there = doc.source_language or ""
    if not is_romanised(there) or language_script(doc.language or "") != "Latin":
        return
    tokens = {token for token in prose_tokens(doc) if _is_plain(token)}
    unknown = rarer_than(KNOWN_HERE, doc.language or "").of(doc) & tokens
    found = list(_found(doc, unknown)) if unknown else []
    counts = Counter(doc.text[hit.start : hit.end] for hit in found)
    explained = {doc.text[hit.start : hit.end] for hit in found if _is_explained(doc, hit.span)}
    for hit in found:
        text = doc.text[hit.start : hit.end]
        if text not in explained and counts[text] < _HABIT:
            yield hit


def _is_plain(token: str) -> bool:
    return len(token) >= _SHORTEST and token.islower() and token.isalpha()


def _found(doc: Document, unknown: frozenset[str]) -> Iterator[Hit]:
    there, passages = doc.source_language or "", Passages(doc)
    known: dict[int, dict[str, str]] = {}
    for block in blocks_with_tokens(doc, unknown):
        words = doc.words_in(block.start, block.end)
        for i, text in enumerate(words.texts):
            if text not in unknown or not speaks_for_language(doc, block, words, i):
                continue
            passage = passages.at(words.starts[i])
            if id(passage) not in known:
                known[id(passage)] = _sounds(passage, there)
            original = known[id(passage)].get(sound_of(text))
            if original:
                values = {"language": language_name(there), "original": original}
                yield Hit(words[i].start, words[i].end, values, source_text=original)


def _sounds(passage: Passage, language: str) -> dict[str, str]:
    """Return the known words of the passage in lower case, by how they sound in Latin letters."""
    known = (word for word in passage.forms if _is_known(word, language))
    return {sound_of(romanise(word, language)): word for word in sorted(known, reverse=True)}


@lru_cache(maxsize=1 << 14)
def _is_known(word: str, language: str) -> bool:
    lexicon = load_lexicon(language, WHOLE)
    return word.islower() and lexicon is not None and lexicon.zipf(word) >= KNOWN_THERE


def _is_explained(doc: Document, span: Span) -> bool:
    return doc.text.startswith(" (", span.end) or is_enclosed(doc.text, span)
