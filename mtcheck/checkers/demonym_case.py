"""Words of nationality in the case of another language: "french posters", "la Keniana".

English writes them with a capital letter. Where a language writes them small, a capital counts only
after a word in lower case, and after an article or a preposition only before a person's name: the
names of clubs, academies and papers look otherwise ("la Real Academia Española", "el Argentino de La
Plata").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.vocabulary import uses_capitals, vocabulary

_LOWER_WORD = regex.compile(r"(?<![\p{L}\p{N}'’-])(\p{Ll}+)[ \u00a0]$")
_NAME_NEXT = regex.compile(r"[ \u00a0]\p{Lu}\p{Ll}")
_AFTER_PHRASE = '.,;:!?)"”’'
_AROUND = 24


def check(doc: Document) -> Iterator[Hit]:
    """Yield each such word with the right case as the fix."""
    language = load_language(doc.language or "")
    if language is None or not language.locale.demonyms:
        return
    capital = language.locale.calendar == "capital"
    listed = {w if capital else w[0].upper() + w[1:] for w in language.locale.demonyms}
    wrong = tuple(sorted(listed & vocabulary(doc)))
    if not wrong:
        return
    for block in doc.prose:
        for m in _pattern(wrong).finditer(doc.text, block.start, block.end):
            if doc.is_opaque(Span(*m.span())):
                continue
            if (
                _is_small(doc, block, m, language)
                if capital
                else _is_large(doc, block, m, language)
            ):
                right = m.group()[0].swapcase() + m.group()[1:]
                yield Hit(*m.span(), {"right": right}, right)


def _is_small(doc: Document, block: Block, m: regex.Match[str], language: Language) -> bool:
    before = doc.text[max(block.start, m.start() - _AROUND) : m.start()].lower().split()[-1:]
    after = doc.text[m.end() : min(block.end, m.end() + _AROUND)].lower().split()[:1]
    phrases = [" ".join([*before, m.group()]), " ".join([m.group(), *after]).rstrip(_AFTER_PHRASE)]
    idiom = not language.locale.lower_case_idioms.isdisjoint(phrases)
    return not idiom and uses_capitals(doc, block)


def _is_large(doc: Document, block: Block, m: regex.Match[str], language: Language) -> bool:
    before = _LOWER_WORD.search(doc.text[max(block.start, m.start() - _AROUND) : m.start()])
    if before is None or block.role is Role.HEADING:
        return False
    named = _NAME_NEXT.match(doc.text, m.end(), block.end) is not None
    return named or before[1] not in language.function_words


@cache
def _pattern(words: tuple[str, ...]) -> regex.Pattern[str]:
    listed = "|".join(map(regex.escape, words))
    return regex.compile(
        rf"(?<![\p{{L}}\p{{N}}'’@#._/-])(?:{listed})(?![\p{{L}}\p{{N}}_/@-]|\.\p{{L}})"
    )
