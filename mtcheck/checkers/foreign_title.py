"""Titles of another language before a name: "dr hab. Agnieszka Wilk", "Landrat Gerhard Bauer".

Each language lists its titles. One that the language of the text has never seen needs no source; one
that it knows from films and novels ("Signora", "Padre") is left to a source that has it too.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

import regex

from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.foreign.setting import setting
from mtcheck.foreign.worked_out import worked_out
from mtcheck.gazetteer import fold
from mtcheck.languages import language_name, language_script, load_language, rival_languages
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.names.given import countries_of
from mtcheck.patterns import compile_pattern
from mtcheck.segment import tokens
from mtcheck.vocabulary import lower_vocabulary

UNHEARD, UNHEARD_EACH, KNOWN_HERE = 1.7, 2.8, 3.3
"""Zipf values up to which a title is none of ours, up to which the rarest word of a longer one is, and
up to which an abbreviation is none in a text that is set where it is used."""
GAP = 1.2
"""By how much it must be more common there."""
_SHORTEST = 3
_LATIN = ("dr", "mr", "mrs", "ms", "miss", "prof", "sir", "lord", "lady")
"""Titles that no text in Cyrillic letters has before a name in them."""
_NAME = r"(\p{Lu}[\p{Ll}\p{M}]++)(?=([ \u00a0-]\p{Lu})?)|\p{Lu}\. ?\p{Lu}"
_CAPITAL_BEFORE = compile_pattern(r"(\p{Lu}[\p{L}\p{M}]*)[ \u00a0-]$")
NO_NAME = 4.0
"""Zipf value from which a word with a capital before a title is no name: "On Sunday Landrat Bauer"."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such titles, with their stop, as they stand in prose right before a name.

    Spared are quotations, glosses, and what is a part of a longer name.
    """
    firsts = _by_first_word(doc.language or "")
    words = lower_vocabulary(doc) if firsts else frozenset()
    held = (title for first in words & firsts.keys() for title in firsts[first])
    for title, code in sorted(held):
        if words.issuperset(tokens(title)) and _may_stand(doc, title, code):
            yield from _places(doc, title, code)


def _may_stand(doc: Document, title: str, code: str) -> bool:
    here = load_lexicon(doc.language or "", WHOLE)
    if here is None or language_script(doc.language or "") == "Cyrillic":
        return True
    if _rarest(title, here) < (UNHEARD_EACH if " " in title else UNHEARD):
        return True
    language = load_language(code)
    short = language is not None and title in {a.lower() for a in language.abbreviations}
    return short and code == (doc.source_language or setting(doc))


def _places(doc: Document, title: str, code: str) -> Iterator[Hit]:
    written = r"\.?[ \u00a0]".join(map(regex.escape, title.replace(".", "").split()))
    before_name = r"(?=\p{Cyrillic})" if title in _LATIN else ""
    pattern = compile_pattern(
        rf"(?<![\p{{L}}\p{{N}}'’.-])((?i:{written})\.?)[ \u00a0]{before_name}(?:{_NAME})"
    )
    for m in pattern.finditer(doc.text):
        span = Span(*m.span(1))
        if doc.prose_block(*span) is None or _follows_name(doc, span.start):
            continue
        if m[2] and not m[3] and not countries_of(fold(m[2])):
            continue  # a club, a street: "Almirante Brown"
        if not m[1][1:].isupper() and not is_enclosed(doc.text, span):
            yield Hit(*span, values={"language": language_name(code)}, confidence=0.8)


def _follows_name(doc: Document, place: int) -> bool:
    before = _CAPITAL_BEFORE.search(doc.text[max(0, place - 30) : place])
    here = load_lexicon(doc.language or "", WHOLE)
    return before is not None and here is not None and here.zipf(before[1].lower()) < NO_NAME


@cache
def _by_first_word(language: str) -> Mapping[str, Sequence[tuple[str, str]]]:
    """Return the titles of other languages, each with its language, by their first words."""
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    titles = worked_out("titles", language, (__file__,), lambda: _foreign_titles(language))
    for title, code in titles.items():
        found[tokens(title)[0]].append((title, code))
    return found


def _foreign_titles(language: str) -> dict[str, str]:
    """Return the titles of other languages, in lower case and without the last stop."""
    here, own = load_lexicon(language, WHOLE), load_language(language)
    if here is None or own is None:
        return {}
    if own.script == "Cyrillic":
        return dict.fromkeys(_LATIN, "en")
    if own.script != "Latin":
        return {}
    ours = {title.lower().rstrip(".") for title in own.titles}
    return {
        title: code
        for code in rival_languages(language)
        if (other := load_language(code)) is not None
        for title in sorted(t.lower().rstrip(".") for t in other.titles)
        if title not in ours and _is_alien(title, here, load_lexicon(code, WHOLE))
    }


def _is_alien(title: str, here: Lexicon, there: Lexicon | None) -> bool:
    if there is None or len(title) < _SHORTEST:
        return False
    rarest = _rarest(title, here)
    return rarest < KNOWN_HERE and _rarest(title, there) - rarest >= GAP


def _rarest(title: str, here: Lexicon) -> float:
    return min((here.zipf(word) for word in tokens(title)), default=0.0)
