"""Function words with a capital inside a sentence: "doch Die Firma", "the price Of bread".

The words around it show that no sentence and no title begins there: both are in lower case. Before a
noun, which German writes with a capital, an article could open a title; then the noun must stand
with a small article elsewhere in the text.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital, capitals
from mtcheck.vocabulary import capital_tokens, uses_capitals

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
    wanted = {
        token
        for token in capital_tokens(doc)
        if len(token) >= _SHORTEST
        and token[1:].islower()
        and token.lower() in language.function_words
        and token.lower() not in spared
    }
    found = (capital for capital in capitals(doc, wanted) if _is_inside(doc, capital, works))
    hits = [_hit(capital) for capital in found if _is_wrong(doc, capital, language)]
    if len(hits) < _FEW:
        yield from hits


def _hit(capital: Capital) -> Hit:
    word = capital.word
    right = word.text[0].lower() + word.text[1:]
    return Hit(word.start, word.end, {"right": right}, right)


def _is_inside(doc: Document, capital: Capital, works: tuple[str, ...]) -> bool:
    """Tell whether words in lower case, or a noun, stand on both sides in a sentence."""
    words, i = capital
    word = words[i]
    block = doc.prose_block(word.start, word.end)
    if block is None or block.role is Role.HEADING or i + 1 == len(words):
        return False
    after = words[i + 1].text
    joined = doc.text[word.end : words[i + 1].start] == " " and after[len(after) > 1 :].islower()
    before = _word_before(doc, word.start)
    place = Span(word.start, word.end)
    return (
        bool(before)
        and before not in works
        and joined
        and uses_capitals(doc, block)
        and not doc.is_opaque(place)
    )


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
