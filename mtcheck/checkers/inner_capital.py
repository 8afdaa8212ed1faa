"""Function words with a capital inside a sentence: "doch Die Firma", "the price Of bread".

The words around it show that no sentence and no title begins there: both are in lower case. Before a
noun, which German writes with a capital, an article could open a title; then the noun must stand
with a small article elsewhere in the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Set
from functools import cache

import regex

from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.occurrences import in_prose
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital
from mtcheck.vocabulary import WordClass, capitalised, uses_capitals

_LOWER = compile_pattern(r"(?<![\p{L}\p{M}\p{N}.@#/_'’-])(\p{Ll}[\p{Ll}\p{M}'’-]*+),?[ \u00a0]$")
_REACH = 40
"""How far back the word before may begin."""
_ROMANCE = ("fr", "es", "it", "pt")
"""Languages whose titles have a capital at the beginning alone, and may begin with any word."""
_FEW = 4
"""So many of them, or more, are the way that a text is written."""
_SHORTEST = 2


def check(
    doc: Document, *, spared: tuple[str, ...] = (), works: tuple[str, ...] = ()
) -> Iterator[Hit]:
    """Yield each such word, with the small letter as the fix.

    `spared` are words that may have a capital anywhere: names, forms of address, "I". `works` are
    words after which a title may begin ("film"). Headings are left alone, and texts that write many
    words so.
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    candidates = _candidates(language.code).of(doc)
    wanted = frozenset(token for token in candidates if token.lower() not in spared)
    found = _inside(doc, wanted, works)
    hits = [_hit(capital) for capital in found if _is_wrong(doc, capital, language)]
    if len(hits) < _FEW:
        yield from hits


@cache
def _candidates(language: str) -> WordClass:
    """Return the class of the function words with a capital."""
    known = load_language(language)
    function_words = known.function_words if known else frozenset()
    return WordClass(
        language,
        lambda token: (
            len(token) >= _SHORTEST and token[1:].islower() and token.lower() in function_words
        ),
        capitalised(language),
    )


def _hit(capital: Capital) -> Hit:
    word = capital.word
    right = word.text[0].lower() + word.text[1:]
    return Hit(word.start, word.end, {"right": right}, right)


def _inside(doc: Document, wanted: Set[str], works: tuple[str, ...]) -> Iterator[Capital]:
    """Yield where words in lower case, or a noun, stand on both sides of one in a sentence."""
    found = _amid(doc.language or "").finditer(doc.text) if wanted else ()
    starts = (m.start(1) for m in found if m[1] in wanted)
    places = (place for place in starts if _word_before(doc, place) not in ("", *works))
    for block, place in in_prose(doc, places):
        if block.role is Role.HEADING or not uses_capitals(doc, block):
            continue
        words = doc.words_in(block.start, block.end)
        i = bisect_left(words.starts, place)
        if words.starts[i : i + 2] == [place, doc.text.index(" ", place) + 1]:
            after = words.texts[i + 1]
            if after[len(after) > 1 :].islower():
                yield Capital(words, i)


def _is_wrong(doc: Document, capital: Capital, language: Language) -> bool:
    """Tell whether a word is neither a noun ("das Für und Wider") nor the first of a title."""
    words, i = capital
    word, after = words[i].lower, words[i + 1].text
    before = _word_before(doc, words[i].start)
    starts = {start.lower() for start in language.sentence_starts}
    joints = language.conjunctions | starts
    if before in language.articles:
        return False
    if after[0].isupper():
        if language.code not in CAPITAL_NOUNS:
            return False
        led = before in language.function_words | joints
        return word not in language.articles or (led and _is_noun_here(doc, after, language))
    if language.code in _ROMANCE and before in language.function_words - joints:
        return False  # "dedica el invierno a Los hermanos Karamázov"
    return word not in language.articles or before in language.function_words | joints


@cache
def _amid(language: str) -> re.Pattern[str]:
    """Return the pattern of words with the initials of function words, after no stop."""
    known = load_language(language)
    words = known.function_words if known else ()
    letters = re.escape("".join(sorted({word[0].upper() for word in words})))
    return re.compile(rf"[ \u00a0](?=[{letters}])(?<=[^.!?\n][ \u00a0])(\S+)(?= )")


def _word_before(doc: Document, start: int) -> str:
    """Return the word before an offset, if it is in lower case and nothing but a comma follows."""
    found = _LOWER.search(doc.text, max(0, start - _REACH), start)
    return found[1] if found else ""


def _is_noun_here(doc: Document, noun: str, language: Language) -> bool:
    """Tell whether the noun stands after a small article elsewhere, as no title does."""
    return noun in doc.memo("nouns", lambda: _nouns(doc, language))


def _nouns(doc: Document, language: Language) -> frozenset[str]:
    articles = "|".join(sorted(language.articles))
    pattern = rf"(?<!\p{{L}})(?:{articles}) (\p{{Lu}}\p{{L}}*+)"
    return frozenset(regex.findall(pattern, doc.text))
