"""A full stop before a word in lower case: the sentence was cut in two."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.occurrences import matches
from mtcheck.patterns import compile_pattern
from mtcheck.segment import keeps_stop

_STOP = compile_pattern(
    r"\.{1,2}+[^\S\n]*+\n?[^\S\n]*+(?<=\s)(\p{Ll}[\p{L}\p{M}]*+)(?![\p{L}\p{N}@])"
)
_LOWER_AFTER = re.compile(r"\.\.?\s+(?=[^\W\d_A-Z])")
"""Where a stop may be followed by lower case."""
_BEFORE = compile_pattern(
    r"""(?:(?<![\p{L}\p{M}\p{N}.'’&-])(?P<word>\p{L}[\p{L}\p{M}'’-]{1,40}+)
        | (?<![\p{N}.,:/-])(?P<number>\p{Nd}{2,4}+)
        | [\p{L}\p{N}]++[”»)])
        $""",
    regex.VERBOSE,
)
_REACH = 45
"""How far back a word may begin."""
_LOWER_CASE_STYLE = 4
_SHORT = 5
_COMMON = 3.0
_DIGITS, _ORDINAL_DIGITS = 3, 4
"""Digits of a number that is no date or item; of one that is no ordinal where they are written so."""
_ARTICLE = 2
"""Letters of an article that a hyphen ties to a name."""
_LINE = 30
"""Characters of a line that goes on from the one before: shorter ones are items of a list."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the word before the stop to the word after it; abbreviations and brands are spared.

    A text that begins most of its sentences in lower case is written so, and left alone.
    """
    hits = list(_cuts(doc))
    if len(hits) < _LOWER_CASE_STYLE or len(hits) < _capital_starts(doc):
        yield from hits


def _cuts(doc: Document) -> Iterator[Hit]:
    for stop in matches(_STOP, _LOWER_AFTER, doc.text):
        before = _BEFORE.search(doc.text, max(0, stop.start() - _REACH), stop.start())
        if (
            before
            and not _is_right(doc, before, stop)
            and doc.prose_block(before.start(), stop.end())
        ):
            values = {"before": before.group(), "after": stop[1]}
            yield Hit(before.start(), stop.end(), values)


def _is_right(doc: Document, before: regex.Match[str], stop: regex.Match[str]) -> bool:
    after, end = stop[1], stop.end()
    if not after.islower() or doc.is_opaque(Span(before.start(), end)):
        return True
    # Two dots for an ellipsis are a habit.
    if stop.group().startswith("..") and doc.memo("two-dots", lambda: doc.text.count("..")) > 1:
        return True
    if _is_no_sentence(doc, stop):
        return True
    if before["number"]:
        return _may_count(doc, before)
    if not before["word"]:
        return False
    stop_at = before.end("word")
    return keeps_stop(doc.text, stop_at, doc.language) or _may_be_abbreviation(before["word"], doc)


def _is_no_sentence(doc: Document, stop: regex.Match[str]) -> bool:
    """Tell whether what follows is an item of a list, or another abbreviation: "мм рт. ст."."""
    after, end = stop[1], stop.end()
    if "\n" in stop.group() and "\n" in doc.text[stop.start(1) : stop.start(1) + _LINE]:
        return True
    # "k.d. lang", "a) ...", "γ Crv is the star", "al-Jazari was born"
    if len(after) == 1 and (doc.text[end : end + 1] in (".", ")") or not _is_word(after, doc)):
        return True
    tie, name = doc.text[end : end + 1], doc.text[end + 1 : end + 2]
    if len(after) <= _ARTICLE and tie == "-" and name.isupper():
        return True
    return doc.text[end : end + 1] == "." and keeps_stop(doc.text, end, doc.language)


def _is_word(letter: str, doc: Document) -> bool:
    """Tell whether a letter is a word of the language, or may be: the language is not known."""
    language = load_language(doc.language or "")
    return language is None or letter in language.function_words


def _may_count(doc: Document, before: regex.Match[str]) -> bool:
    """Tell whether a number with a stop may be an ordinal, or the number of an item."""
    language = load_language(doc.language or "")
    ordinal = language is None or language.ordinal_stop
    start = before.start()
    opens_line = start == 0 or doc.text[start - 1] == "\n"
    return opens_line or len(before["number"]) < (_ORDINAL_DIGITS if ordinal else _DIGITS)


def _may_be_abbreviation(word: str, doc: Document) -> bool:
    if len(word) > _SHORT:
        return False
    if word.isupper():
        return True
    lexicon = load_lexicon(doc.language or "", WHOLE)
    return lexicon is None or lexicon.zipf(word.lower()) < _COMMON


def _capital_starts(doc: Document) -> int:
    return len(regex.findall(r"[\p{Ll}]\.\s+\p{Lu}", doc.text))
