"""Words of nationality in the case of another language: "french posters", "la Keniana".

English writes them with a capital letter. Where a language writes them small, a capital counts only
after a word in lower case, and after an article or a preposition only before a person's name: the
names of clubs, academies and papers look otherwise ("la Real Academia Española", "el Argentino de La
Plata").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, Locale, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import places, uses_capitals
from mtcheck.word_lists import words_among

_LOWER_WORD = compile_pattern(r"(?<![\p{L}\p{N}'’-])(\p{Ll}+)[ \u00a0]$")
_NAME_NEXT = compile_pattern(r"[ \u00a0]\p{Lu}\p{Ll}")
_AFTER_PHRASE = '.,;:!?)"”’'
_AROUND = 24


def check(doc: Document) -> Iterator[Hit]:
    """Yield each such word with the right case as the fix."""
    language = load_language(doc.language or "")
    if language is None or not language.locale.demonyms:
        return
    capital = language.locale.calendar == "capital"
    wrong = words_among(doc, _wrong_words(language.code))
    judge = _is_small if capital else _is_large
    for block, span in places(doc, wrong):
        if judge(doc, block, span, language):
            word = doc.text[span.start : span.end]
            right = word[0].swapcase() + word[1:]
            yield Hit(*span, {"right": right}, right)


@cache
def _wrong_words(code: str) -> frozenset[str]:
    """Return the words in the case that is wrong in the language."""
    language = load_language(code)
    locale = language.locale if language else Locale()
    if locale.calendar == "capital":
        return locale.demonyms
    return frozenset(word[0].upper() + word[1:] for word in locale.demonyms)


def _is_small(doc: Document, block: Block, span: Span, language: Language) -> bool:
    before = doc.text[max(block.start, span.start - _AROUND) : span.start].lower().split()[-1:]
    after = doc.text[span.end : min(block.end, span.end + _AROUND)].lower().split()[:1]
    phrases = [
        " ".join([*before, doc.text[span.start : span.end]]),
        " ".join([doc.text[span.start : span.end], *after]).rstrip(_AFTER_PHRASE),
    ]
    idiom = not language.locale.lower_case_idioms.isdisjoint(phrases)
    return not idiom and uses_capitals(doc, block)


def _is_large(doc: Document, block: Block, span: Span, language: Language) -> bool:
    before = _LOWER_WORD.search(doc.text[max(block.start, span.start - _AROUND) : span.start])
    if before is None or block.role is Role.HEADING:
        return False
    named = _NAME_NEXT.match(doc.text, span.end, block.end) is not None
    return named or before[1] not in language.function_words
