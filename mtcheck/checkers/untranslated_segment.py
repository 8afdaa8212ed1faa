"""Segments that are the same as their source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.alignment.align import pairs
from mtcheck.copied.code_words import is_code
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.segment import tokens

_KNOWN_THERE = 3.0
"""Zipf value in the source's language of a word that is translated."""
_COMMON_THERE = 4.0
"""The same of a word with a capital, in a file of pairs: a label ("Settings"), not a name."""
_GAP = 1.2
"""By how much such a word is more common there than in the language of the text."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the segments that repeat their source although it holds words of its language alone.

    Names, brands, numbers, code, the words of a program and those that both languages have are the
    same by right: all words must be known there, and one be translated as a rule.
    """
    if doc.language == doc.source_language:
        return
    here = load_lexicon(doc.language or "", WHOLE)
    there = load_lexicon(doc.source_language or "", WHOLE)
    if here is None or there is None:
        return
    for pair in pairs(doc):
        text = doc.text[pair.target.start : pair.target.end]
        if text.split() != pair.source.split() or doc.is_opaque(pair.target):
            continue
        words = tokens(text)
        titled = len(words) > 1 and all(map(str.istitle, words))
        plain = not titled and all(_is_plain(word, there) for word in words)
        if plain and is_code(doc, pair.target) and text.islower():
            continue
        if plain and any(_is_translated(word, here, there, bool(doc.pairs)) for word in words):
            values = {"language": language_name(doc.source_language)}
            yield Hit(*pair.target, values=values, source_text=pair.source)


def _is_plain(word: str, there: Lexicon) -> bool:
    """Tell whether a word is one of the source's language, and no name, abbreviation or code."""
    written = word.isalpha() and (word.islower() or (word.istitle() and len(word) > 1))
    return written and there.zipf(word.lower()) >= _KNOWN_THERE


def _is_translated(word: str, here: Lexicon, there: Lexicon, labels: bool) -> bool:
    """Tell whether translators translate a word; `labels` may begin with a capital."""
    least = _KNOWN_THERE if word.islower() else _COMMON_THERE
    if not (word.islower() or (labels and word.istitle())):
        return False
    common = there.zipf(word.lower())
    return common >= least and common - here.zipf(word.lower()) >= _GAP
