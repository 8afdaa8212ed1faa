"""Nouns in lower case where the language writes them with a capital letter (German).

A noun is known by an ending that no other word has, as the unit after a number, from a list, or by
its capital inside another sentence of the text, where it stands as a noun here too.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import capitals
from mtcheck.vocabulary import capital_tokens, places, uses_capitals, vocabulary

_SHORTEST_UNIT = 4
_TELLING = 8
"""Words of a text that hold a noun for certain."""
_INNER_CAPITAL = compile_pattern(r"[\p{Ll}\p{N},;)] [(„“\"»«]?+\p{Lu}")
"""A capital inside a sentence."""
_LOWER_BEFORE = compile_pattern(r"\p{Ll} $")


_ARTICLE = compile_pattern(r"(?<!\p{L})(\p{L}++) $")
_LONGEST_ARTICLE = 12
_INFLECTED = ("e", "en", "em", "er", "es")
"""Endings of adjectives, which may stand after an article and before a comma or another one."""
_CLOSES = compile_pattern(r"[.;:!?)]|(?P<joint>,)| (?P<word>\p{Ll}++)(?!\p{L})|$")


def check(
    doc: Document,
    *,
    endings: tuple[str, ...],
    not_endings: tuple[str, ...] = (),
    nouns: tuple[str, ...] = (),
) -> Iterator[Hit]:
    """Yield nouns in lower case with the capital as the fix.

    Of a text that has no capital inside a sentence it is the first alone, without a fix: nobody knows
    all its nouns.

    `endings` make a noun of a word with three more letters, unless one of `not_endings` is its
    end; the units are `locale.measures` of the language. `nouns` are words that are nothing else.
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    words = vocabulary(doc)
    sure = [
        word
        for word in words
        if word.endswith(endings) and word.islower() and not word.endswith(not_endings)
    ]
    sure += words.intersection(nouns).difference(sure)
    measures = language.locale.measures.difference(sure) & words
    units = [unit for unit in measures if len(unit) >= _SHORTEST_UNIT]
    found = [
        *places(doc, sorted(sure)),
        *(p for p in places(doc, sorted(units)) if _is_counted(doc.text, p[1].start)),
    ]
    seen = {span for _, span in found}
    named = places(doc, sorted(_with_capitals(doc, words)))
    found += [p for p in named if p[1] not in seen and _stands_as_noun(doc, *p, language)]
    hits = [_hit(doc, span) for block, span in found if uses_capitals(doc, block)]
    if len(hits) > 1 and doc.size >= _TELLING and not _INNER_CAPITAL.search(doc.text):
        first = min(hits, key=lambda hit: hit.start)
        more = ", and so are all nouns of the text: publish it anew with its capitals"
        hits = [Hit(*first.span, {**first.values, "more": more})]
    yield from hits


def _hit(doc: Document, span: Span) -> Hit:
    right = doc.text[span.start : span.end].capitalize()
    return Hit(*span, {"right": right, "more": ""}, right)


def _with_capitals(doc: Document, words: frozenset[str]) -> set[str]:
    """Return the words in lower case that stand with a capital inside a sentence of the text, too."""
    large = {
        token
        for token in capital_tokens(doc)
        if len(token) >= _SHORTEST_UNIT and token.lower() in words
    }
    inside = (
        capital.word.text
        for capital in capitals(doc, large)
        if _LOWER_BEFORE.search(doc.text, max(0, capital.word.start - 2), capital.word.start)
    )
    return {token.lower() for token in inside}


def _stands_as_noun(doc: Document, block: Block, span: Span, language: Language) -> bool:
    """Tell whether an article stands before a word, and no noun after it that it could describe."""
    start = max(block.start, span.start - _LONGEST_ARTICLE)
    article = _ARTICLE.search(doc.text, start, span.start)
    after = _CLOSES.match(doc.text, span.end, block.end)
    if article is None or after is None or article[1].lower() not in language.articles:
        return False
    if after["word"] and after["word"] not in language.function_words:
        return False
    inflected = doc.text[span.start : span.end].endswith(_INFLECTED)
    return not (inflected and (after["joint"] or after["word"] in language.conjunctions))


def _is_counted(text: str, start: int) -> bool:
    before = text[max(0, start - 2) : start]
    return before[:1].isdigit() and before[1:] in (" ", "\u00a0")
