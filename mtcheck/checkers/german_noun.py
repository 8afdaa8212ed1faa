"""German nouns left in a text of another language: Schienenersatzverkehr, Bürgeramt.

Their capital makes them look like names, which foreign-word spares. A compound of frequent German
words that the language of the text has never seen is none, unless it ends as names do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.compounds import NAME_ENDINGS, is_german_compound
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.foreign import is_enclosed
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.spelling import Capital, capitals, vouched_words, zipf_of
from mtcheck.vocabulary import WordClass, capitalised

KNOWN_HERE = 1.2
"""Zipf value from which the language of the text knows a word."""
GAP = 1.2
"""By how much the parts are more frequent in German, on average; and the word before is not."""
_SHORTEST = 8
_HABIT = 3
"""A word that comes this often is a term of the article."""
_PLACE_WORDS = frozenset(
    "in at from near to into towards around outside dans à de vers près en a desde hasta cerca di da "
    "per presso em no na do perto w z do koło v z do u в на из у з до and und y e et i a и і".split()
)
"""Words after which a word with a capital is likely a place, or the next one of a list of names."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such nouns inside a sentence, apart from other names.

    Spared are quotations and glosses ("the Bürgeramt (citizens' office)"), what stands after a
    preposition of place, and what the article uses as a term.
    """
    language = load_language(doc.language or "")
    here = load_lexicon(doc.language or "", WHOLE)
    if doc.language == "de" or here is None or language is None or language.script != "Latin":
        return
    names, vouched = load_gazetteer(doc.names), vouched_words(doc)
    wanted = {
        token
        for token in _maybe_german(language.code).of(doc)
        if fold(token) not in names and fold(token) not in vouched
    }
    places: dict[str, list[Capital]] = defaultdict(list)
    for capital in capitals(doc, wanted):
        places[capital.word.lower].append(capital)
    for found in places.values():
        for capital in found if len(found) < _HABIT else ():
            if _stands_as_noun(doc, capital, here):
                values = {"language": "German", "source": ""}
                yield Hit(capital.word.start, capital.word.end, values)


@cache
def _maybe_german(language: str) -> WordClass:
    """Return the class of the German compounds that the language does not know."""
    return WordClass(language, lambda token: _may_be_german(token, language), capitalised(language))


def _may_be_german(token: str, language: str) -> bool:
    if len(token) < _SHORTEST or not (token[1:].islower() and token.isalpha()):
        return False
    here = load_lexicon(language, WHOLE)
    lower = token.lower()
    known = zipf_of(lower, language) >= KNOWN_HERE or lower.endswith(NAME_ENDINGS)
    return here is not None and not known and is_german_compound(lower, here)


def _is_native(word: str, here: Lexicon) -> bool:
    german = load_lexicon("de")
    return german is None or german.zipf(word) - here.zipf(word) < GAP


def _stands_as_noun(doc: Document, capital: Capital, here: Lexicon) -> bool:
    words, i = capital
    if not i or capital.neighbour(doc.text, 1) or capital.neighbour(doc.text, -1):
        return False
    before, word = words[i - 1], words[i]
    if doc.text[before.end : word.start] != " " or before.lower in _PLACE_WORDS:
        return False
    if not _is_native(before.lower, here):
        return False  # the middle of a German title
    glossed = doc.text[word.end : word.end + 2] == " ("
    return not glossed and not is_enclosed(doc.text, Span(word.start, word.end))
