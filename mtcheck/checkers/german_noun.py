"""German nouns left in a text of another language: Schienenersatzverkehr, Bürgeramt.

Their capital makes them look like names, which foreign-word spares. A compound of frequent German
words that the language of the text has never seen is none, unless it ends as names do. In a text that
is known to come from German, or set where it is spoken, any frequent noun after an article is none,
either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from mtcheck.compounds import NAME_ENDINGS, is_german_compound
from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.setting import setting
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.spelling import Capital, capitals, vouched_words, zipf_of
from mtcheck.vocabulary import WordClass, capitalised

KNOWN_HERE = 1.2
"""Zipf value from which the language of the text knows a word."""
GAP = 1.2
"""By how much the word before is not more frequent in German."""
FREQUENT = 3.3
"""Zipf value in German of a noun that is no compound."""
_SHORTEST, _SHORTEST_PLAIN = 8, 5
_HABIT = 3
"""A word that comes this often is a term of the article."""
_PLACE_WORDS = frozenset(
    "in at from near to into towards around outside dans à de vers près en a desde hasta cerca di da "
    "per presso em no na do perto w z do koło v z do u в на из у з до and und y e et i a и і".split()
)
"""Words after which a word with a capital is likely a place, or the next one of a list of names."""
_INDEFINITE = {
    "en": ("a", "an"), "fr": ("un", "une"), "es": ("un", "una"), "it": ("un", "uno", "una"),
    "pt": ("um", "uma"), "nl": ("een",), "sv": ("en", "ett"),
}  # fmt: skip
"""Articles before which no name stands."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such nouns inside a sentence, apart from other names; titles also before a name.

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
            if _stands_as_noun(doc, capital, here, language):
                values = {"language": "German", "source": ""}
                yield Hit(capital.word.start, capital.word.end, values)


@cache
def _maybe_german(language: str) -> WordClass:
    """Return the class of the nouns that may be German and that the language does not know."""
    return WordClass(language, lambda token: _may_be_german(token, language), capitalised(language))


def _may_be_german(token: str, language: str) -> bool:
    here = load_lexicon(language, WHOLE)
    if here is None or not (token[1:].islower() and token.isalpha()):
        return False
    lower = token.lower()
    if len(token) < _SHORTEST_PLAIN or zipf_of(lower, language) >= KNOWN_HERE:
        return False
    return _is_compound(lower, here) or _is_frequent(lower)


def _is_compound(word: str, here: Lexicon) -> bool:
    return len(word) >= _SHORTEST and is_german_compound(word, here)


def _is_frequent(word: str) -> bool:
    german = load_lexicon("de")
    return german is not None and german.zipf(word) >= FREQUENT


def _is_native(word: str, here: Lexicon) -> bool:
    german = load_lexicon("de")
    return german is None or german.zipf(word) - here.zipf(word) < GAP


def _stands_as_noun(doc: Document, capital: Capital, here: Lexicon, language: Language) -> bool:
    words, i = capital
    word = words[i]
    if capital.neighbour(doc.text, -1):
        return False
    if capital.neighbour(doc.text, 1):
        return _is_compound(word.lower, here) and _is_german_title(word.lower)
    if not i or doc.text[words[i - 1].end : word.start] != " ":
        return False
    glossed = doc.text.startswith(" (", word.end)
    if glossed or is_enclosed(doc.text, Span(word.start, word.end)):
        return False
    before = words[i - 1].lower
    # Else it may be the middle of a German title.
    return _is_native(before, here) and _is_noun_after(doc, before, word.lower, language)


def _is_noun_after(doc: Document, before: str, word: str, language: Language) -> bool:
    """Tell whether a word that may be German is a noun and no name after the word before it."""
    here = load_lexicon(language.code, WHOLE)
    compound = here is not None and _is_compound(word, here)
    from_german = (doc.source_language or setting(doc)) == "de"
    if before in _a(language):
        return compound or from_german
    if before in _PLACE_WORDS:
        return False
    if compound and not word.endswith(NAME_ENDINGS):
        return True
    return from_german and before in language.articles and _is_frequent(word)


def _a(language: Language) -> frozenset[str]:
    return frozenset(_INDEFINITE.get(language.code, ()))


def _is_german_title(word: str) -> bool:
    german = load_language("de")
    return german is not None and word in german.titles
