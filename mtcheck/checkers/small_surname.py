"""Surnames without their capital behind a given name: Eric schmidt.

The word is known as a name: the text has it with a capital otherwise, it is a known surname, or no word
of the language but known in another one.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck._version import __version__
from mtcheck.cache import kept
from mtcheck.cache.data_file import states_in
from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import ORGANISATIONS, PLACES, fold, load_gazetteer
from mtcheck.languages import (
    FOLDER,
    known_languages,
    language_script,
    load_language,
    rival_languages,
)
from mtcheck.lexicon import highest_zipf, load_lexicon, word_key
from mtcheck.names.given import countries_of
from mtcheck.names.meanings import name_words
from mtcheck.spelling import KNOWN_THERE, capitals, vouched_words, zipf_of
from mtcheck.vocabulary import WordClass, capitalised, prose_tokens

_SHORTEST, _LONGEST = 3, 12
_ORDINARY = 4.0
"""Zipf value from which a word in lower case is one of the language, a listed surname too."""
_RARE = 3.0
"""Zipf value up to which it may be none."""
_GAP = 0.8
"""By how much a word that is none is more common in another language."""
_WORD = 5.0
"""Zipf value from which what looks like a given name is a word: German."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such surnames, with the capital as the fix; what follows is known, as in no quotation."""
    language = load_language(doc.language or "")
    if language is None or not name_words(language.code):
        return
    vouched, tokens = vouched_words(doc), prose_tokens(doc)
    for words, i in capitals(doc, _given(language.code).of(doc)):
        if i + 1 < len(words) and doc.text[words[i].end : words[i + 1].start] == " ":
            word = words[i + 1]
            known = all(zipf_of(w.lower, language.code) > _RARE for w in words[i + 2 : i + 3])
            if known and fold(word.text) not in vouched and _is_surname(doc, word, tokens):
                right = word.text.capitalize()
                yield Hit(word.start, word.end, {"right": right}, right, 0.7)


@cache
def _given(language: str) -> WordClass:
    known = load_language(language)
    words = _function_words() | (known.titles if known else frozenset())

    def is_given(token: str) -> bool:
        folded = fold(token)
        word = folded in name_words(language) or token.lower() in words
        word = word or zipf_of(token.lower(), language) >= _WORD
        return not word and token[1:].islower() and bool(countries_of(folded))

    return WordClass(language, is_given, capitalised(language))


@cache
def _function_words() -> frozenset[str]:
    """Return the function words of all languages, with which a quotation may begin."""
    state = (__version__, *states_in(FOLDER, ".toml"))
    return frozenset(kept("data/function-words", state, _all_function_words))


def _all_function_words() -> list[str]:
    known = (load_language(code) for code in known_languages())
    return sorted({word for language in known if language for word in language.function_words})


def _is_surname(doc: Document, word: Word, tokens: frozenset[str]) -> bool:
    """Tell whether a word in lower case is a name and nothing else."""
    text, language = word.text, doc.language or ""
    if not (_SHORTEST <= len(text) <= _LONGEST and text.isalpha() and text.islower()):
        return False
    zipf, folded = zipf_of(text, language), fold(text)
    tied = doc.text[word.end : word.end + 1] in ("-", "'", "’")
    if zipf >= _ORDINARY or tied or folded in name_words(language):
        return False
    return text.capitalize() in tokens or _is_listed(doc, folded) or _is_elsewhere(text, language)


def _is_elsewhere(word: str, language: str) -> bool:
    """Tell whether a word that is rare here is well known in another language of these letters."""
    zipf, lexicons = zipf_of(word, language), map(load_lexicon, rival_languages(language))
    there = highest_zipf(filter(None, lexicons), word_key(word))
    latin = language_script(language) == "Latin"
    return latin and zipf <= _RARE and there >= max(KNOWN_THERE, zipf + _GAP)


def _is_listed(doc: Document, folded: str) -> bool:
    """Tell whether a word is the surname of a known person."""
    gazetteer = load_gazetteer(doc.names)
    return any(
        position and position == len(form.folded) - 1
        for form, position in gazetteer.places(folded)
        if gazetteer.entry(form.entry).role not in PLACES | ORGANISATIONS
    )
