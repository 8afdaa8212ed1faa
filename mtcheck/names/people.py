"""The person whose name a word seems to end: its given name, and how it is introduced."""

from __future__ import annotations

from typing import NamedTuple

from mtcheck.document import Document, Words
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import Language, load_language
from mtcheck.names.cultures import cultures_of
from mtcheck.names.meanings import name_words
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital, zipf_of

_MOST = 4
"""Words with a capital that are looked at before the last one of a name."""
_ORDINARY = 4.0
"""Zipf value from which a word between a given name and its surname is none of a name."""
_TITLE = 4
"""Letters of an abbreviated title or an initial, at most: "Prof. Anselm", "Manuel J. Castilla"."""
_JOINT = compile_pattern(r"[ \u00a0\u202f-]|\.[ \u00a0\u202f]?")
_COMMA = compile_pattern(r",? ")
_ARTICLES = frozenset("of the le la les el los las der die das il lo gli".split())


class Person(NamedTuple):
    """A given name as written, where the last name begins, and whether somebody is told of.

    `is_introduced` tells that a title, a trade or a verb of speech stands before the name.
    """

    given: str
    start: int
    is_introduced: bool


def person_before(doc: Document, capital: Capital) -> Person | None:
    """Return the person whose last name the word with a capital would be, None if nobody's.

    An article with a capital belongs to the last name: Didier The Cross.
    """
    words, i = capital
    language = load_language(doc.language or "")
    if language is None:
        return None
    while i > 1 and words.texts[i - 1].lower() in _ARTICLES and _adjoins(doc.text, words, i):
        i -= 1
    first = _first(doc.text, words, i)
    given = next((k for k in range(first, i) if _is_given(words.texts[k], language)), None)
    if given is None or not all(_may_be_name(doc, words.texts[k]) for k in range(given + 1, i)):
        return None
    introduced = given > first or _is_introduced(doc.text, words, first, language)
    return Person(words.texts[given], words[i].start, introduced)


def _first(text: str, words: Words, i: int) -> int:
    """Return the place of the first of the words with a capital that adjoin before the i-th one."""
    first = i
    while first and i - first < _MOST and _adjoins(text, words, first):
        first -= 1
    return first


def _adjoins(text: str, words: Words, i: int) -> bool:
    """Tell whether a word with a capital stands before the i-th one, no more than a space between."""
    before = words.texts[i - 1]
    joint = _JOINT.fullmatch(text, words[i - 1].end, words[i].start)
    if joint is None or not before[0].isupper():
        return False
    return "." not in joint[0] or len(before) <= _TITLE


def _is_given(text: str, language: Language) -> bool:
    """Tell whether a word is a given name and no word of the language: King Frost."""
    folded = fold(text)
    lower = text.lower()
    word = folded in name_words(language.code) or lower in language.titles | language.function_words
    return not word and bool(cultures_of(folded))


def _may_be_name(doc: Document, text: str) -> bool:
    """Tell whether a word may stand in a name between the given one and the last one."""
    folded = fold(text)
    known = folded in load_gazetteer(doc.names) or bool(cultures_of(folded))
    return known or len(text) == 1 or zipf_of(text.lower(), doc.language or "") < _ORDINARY


def _is_introduced(text: str, words: Words, first: int, language: Language) -> bool:
    """Tell whether a verb of speech, a title or a trade stands before the name.

    German writes any noun with a capital, so there a word in lower case is no trade.
    """
    if not first or not _COMMA.fullmatch(text, words[first - 1].end, words[first].start):
        return False
    before = words[first - 1].lower
    if before in language.speech_verbs:
        return True
    return language.code != "de" and before not in language.function_words
