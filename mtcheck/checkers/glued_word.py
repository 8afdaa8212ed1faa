"""Two words without the space between them: "ofpatients", "undCelli", "in2004".

An unknown word that divides into two known ones is a compound, a derivation or a brand nearly
always. It is a slip where one part is a function word of which no longer word is made, or where the
second part is a year.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.spelling import is_known_anywhere, rare_words

FREQUENT = 4.0
"""Least Zipf value of the part that is no function word."""
_LEAST = 4
"""Letters of that part, unless it begins with a capital."""
_WORD = regex.compile(r"(?<![\p{L}\p{M}\p{N}_.@/#-])[\p{L}\p{M}]++$")
_LONGEST = 15
_YEAR = regex.compile(r"(?:1[0-9]|20)\d\d(?![\p{L}\p{N}_])")


def check(doc: Document) -> Iterator[Hit]:
    """Yield the two words as one, with the space as the fix."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None:
        return
    glue = tuple(language.glue_words)
    for i in rare_words(doc):
        word = doc.words[i]
        if not word.lower.startswith(glue) and not word.lower.endswith(glue):
            continue
        at = _seam(word, language, lexicon)
        if at and not is_known_anywhere(word.lower, language.code):
            yield _hit(word.text, at, word.start)
    for year in _YEAR.finditer(doc.text):
        before = _WORD.search(doc.text, max(0, year.start() - _LONGEST), year.start())
        if (
            before
            and _dates(before.group(), language)
            and doc.prose_block(before.start(), year.end())
        ):
            yield _hit(before.group() + year.group(), len(before.group()), before.start())


def _hit(text: str, at: int, start: int) -> Hit:
    fix = f"{text[:at]} {text[at:]}"
    return Hit(start, start + len(text), {"parts": fix}, fix)


def _dates(word: str, language: Language) -> bool:
    """Tell whether a year follows a word by right, and no version or event: "in", "March"."""
    if word.islower() and len(word) > 1 and word in language.function_words:
        return True
    return word.lower() in _months(language.code)


@cache
def _months(language: str) -> frozenset[str]:
    from babel.dates import get_month_names  # noqa: PLC0415  (few texts need it)

    forms = [
        name.lower()
        for context in ("format", "stand-alone")
        for name in get_month_names("wide", context, language).values()
    ]
    return frozenset(form for form in forms if form.isalpha())


def _seam(word: Word, language: Language, lexicon: Lexicon) -> int | None:
    """Return where the second word begins, or None where the word is one."""
    text, lower = word.text, word.lower
    for at in range(2, len(text) - 1):
        glue, rest, after = lower[:at], lower[at:], text[at:]
        if not text[1:at].islower():
            return None
        if glue in language.glue_words and _is_word(after, rest, lexicon):
            return at
        if rest in language.glue_words and after.islower() and _is_word(glue, glue, lexicon):
            return at
    return None


def _is_word(text: str, lower: str, lexicon: Lexicon) -> bool:
    """Tell whether a part is a frequent word, or, with a capital inside the whole, any word."""
    if text.isupper() or (text[0].isupper() and text[1:].islower()):
        return lexicon.zipf(lower) > 0
    return text.islower() and len(text) >= _LEAST and lexicon.zipf(lower) >= FREQUENT
