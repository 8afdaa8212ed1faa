"""Where an article is set: the language in which the names of its people and places are at home.

An article that was translated is mostly set where its source was written. So is many another one:
that makes no guess at the source, but tells which language a word unheard of here is looked for in.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from mtcheck.document import Document
from mtcheck.foreign.weights import rival_weights
from mtcheck.languages import language_script
from mtcheck.vocabulary import WordClass, capitalised

KNOWN_HERE = 3.5
"""Zipf value from which a name is at home here, too."""
GAP, TIE = 1.2, 0.3
"""By how much a name is more common there, and how close other languages may come to share it."""
LEAST, LEAD = 3, 2
"""Names that a language needs, and how many times as many as the next one."""
_SHORTEST = 4


def setting(doc: Document) -> str | None:
    """Return the language (ISO 639-1) of most names that are rare here, None where none is clear."""
    return doc.memo("setting", lambda: _setting(doc))


def _setting(doc: Document) -> str | None:
    if language_script(doc.language or "en") != "Latin":
        return None
    names = _strange_names(doc.language or "en").of(doc)
    votes = Counter(code for name in names for code in _homes(name, doc.language or "en"))
    ordered = sorted(votes.items(), key=lambda vote: (-vote[1], vote[0]))
    first, second = (*ordered, ("", 0), ("", 0))[:2]
    return first[0] if first[1] >= max(LEAST, LEAD * second[1]) else None


@cache
def _strange_names(language: str) -> WordClass:
    """Return the class of the words with a capital that some other language knows much better."""
    return WordClass(language, lambda token: bool(_homes(token, language)), capitalised(language))


def _homes(token: str, language: str) -> tuple[str, ...]:
    """Return the languages that a name is most at home in, none where it is known here."""
    if len(token) < _SHORTEST or not (token.isalpha() and token[1:].islower()):
        return ()
    weights = rival_weights(language)
    lower = token.lower()
    if weights.here.zipf(lower) >= KNOWN_HERE:
        return ()
    row = weights[lower]
    most = max(row, default=0.0)
    if most < GAP:
        return ()
    return tuple(
        code for code, weight in zip(weights.rivals, row, strict=True) if weight >= most - TIE
    )
