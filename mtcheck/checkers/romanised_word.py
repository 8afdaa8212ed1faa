"""Words of the source that were written in Latin letters instead of translated: koryaga for коряга.

Chinese has no words in lower case: there a word in Pinyin must be in lower case here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import lru_cache

from mtcheck.alignment.passages import Passage, Passages
from mtcheck.document import Block, Document, Span, Words
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.speaking import speaks_for_language
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import CAPITAL_NOUNS, language_name, language_script
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.names.hanyu import spellings
from mtcheck.names.romanisation import is_romanised, romanise
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import rarer_than, sound_of
from mtcheck.vocabulary import blocks_with_tokens, prose_tokens

KNOWN_HERE = 1.2
"""Zipf value from which a word is one of the text's language: dacha, borscht."""
KNOWN_THERE = 1.5
"""Zipf value that the word of the source has at least: a word in lower case is no name, but may be
a slip."""
CHINESE = "zh"
_SHORTEST = 5
_HAN = compile_pattern(r"\p{Han}++")
_SIZES, _MOST_CHARACTERS = (2, 3, 4), 2_000
"""Characters of a word, and of a passage that are looked at."""
_HABIT = 3
"""A word that comes this often is a term of the article."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such words in lower case, where the passage that is translated has them.

    Spared are words between quotation marks or brackets or before a bracket, all of them where one
    is, and what comes again and again: terms that the text explains.
    """
    there = doc.source_language or ""
    readable = there == CHINESE or is_romanised(there)
    if not readable or language_script(doc.language or "") != "Latin":
        return
    nouns = doc.language in CAPITAL_NOUNS and there != CHINESE
    tokens = {token for token in prose_tokens(doc) if _is_plain(token, nouns)}
    unknown = rarer_than(KNOWN_HERE, doc.language or "").of(doc) & tokens
    found = list(_found(doc, unknown)) if unknown else []
    counts = Counter(doc.text[hit.start : hit.end] for hit in found)
    explained = {doc.text[hit.start : hit.end] for hit in found if _is_explained(doc, hit.span)}
    for hit in found:
        text = doc.text[hit.start : hit.end]
        if text not in explained and counts[text] < _HABIT:
            yield hit


def _is_plain(token: str, nouns: bool) -> bool:
    """Tell whether a word is no name: in lower case, or what may be a noun of German."""
    written = token.islower() or (
        nouns and token[1:].islower() and fold(token) not in load_gazetteer(())
    )
    return len(token) >= _SHORTEST and written and token.isalpha()


def _found(doc: Document, unknown: frozenset[str]) -> Iterator[Hit]:
    there, passages = doc.source_language or "", Passages(doc)
    known: dict[int, dict[str, str]] = {}
    for block in blocks_with_tokens(doc, unknown):
        words = doc.words_in(block.start, block.end)
        for i, text in enumerate(words.texts):
            if text not in unknown or not _stands_alone(doc, block, words, i):
                continue
            passage = passages.at(words.starts[i])
            if id(passage) not in known:
                known[id(passage)] = _sounds(passage, there)
            original = known[id(passage)].get(text if there == CHINESE else sound_of(text))
            if original:
                values = {"language": language_name(there), "original": original}
                yield Hit(words[i].start, words[i].end, values, source_text=original)


def _stands_alone(doc: Document, block: Block, words: Words, i: int) -> bool:
    """Tell whether a word is no part of a name."""
    if words.texts[i].islower():
        return speaks_for_language(doc, block, words, i)
    word = words[i]
    around = doc.text[max(0, word.start - 1) : word.start] + doc.text[word.end : word.end + 1]
    return "-" not in around


def _sounds(passage: Passage, language: str) -> dict[str, str]:
    """Return the known words of the passage in lower case, by how they sound in Latin letters.

    Of a Chinese passage those are all its neighbouring characters, by their Pinyin.
    """
    if language == CHINESE:
        return {
            sound: chars
            for run in _HAN.findall(passage.text[:_MOST_CHARACTERS])
            for size in _SIZES
            for chars in (run[at : at + size] for at in range(len(run) - size + 1))
            for sound in spellings(chars)
        }
    known = (word for word in passage.forms if _is_known(word, language))
    return {sound_of(romanise(word, language)): word for word in sorted(known, reverse=True)}


@lru_cache(maxsize=1 << 14)
def _is_known(word: str, language: str) -> bool:
    lexicon = load_lexicon(language, WHOLE)
    return word.islower() and lexicon is not None and lexicon.zipf(word) >= KNOWN_THERE


def _is_explained(doc: Document, span: Span) -> bool:
    return doc.text.startswith(" (", span.end) or is_enclosed(doc.text, span)
