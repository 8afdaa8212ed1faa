"""Texts that have lost their accents: "capacitacion" and "capacitacin" for "capacitación"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon

_LONGEST = 24
_KNOWN = 2.0
"""Least Zipf value of a word that may be meant by one that lacks an accent."""
_LOOKED_AT = 400
"""Words from the start of a text that are looked at."""


def check(
    doc: Document, *, min_words: int = 20, min_damaged: int = 3, min_rise: float = 1.0
) -> Iterator[Hit]:
    """Yield the first damaged word of a text without any accent; `related` are the others.

    A word is damaged if it becomes more frequent by `min_rise` (Zipf) with one accent put on a letter,
    or one accented letter put in. At least `min_damaged` of a text's words must be, and it must
    have `min_words` words.
    """
    language = load_language(doc.language or "")
    if language is None or not language.accents or any(c in doc.lower for c in language.accents):
        return
    lexicon = load_lexicon(language.code, WHOLE)
    words = doc.words[:_LOOKED_AT]
    if lexicon is None or len(words) < min_words:
        return
    right: dict[str, str | None] = {}
    for word in words:
        if word.lower not in right:
            right[word.lower] = _restored(word.lower, language.accents, lexicon, min_rise)
    damaged = [word for word in words if right[word.lower]]
    if len({word.lower for word in damaged}) >= min_damaged:
        first, *others = damaged
        related = tuple(Span(word.start, word.end) for word in others)
        values = {"right": right[first.lower] or "", "count": str(len(damaged))}
        yield Hit(first.start, first.end, values, related=related)


def lacks_accents(doc: Document) -> bool:
    """Tell whether the whole text has lost its accents."""
    return doc.memo("lacks-accents", lambda: any(True for _ in check(doc)))


def with_accent(doc: Document, word: str) -> str | None:
    """Return the known word that lacks an accented letter here, in a text that has none; else None."""
    language = load_language(doc.language or "")
    if language is None or not language.accents or any(c in doc.lower for c in language.accents):
        return None
    lexicon = load_lexicon(language.code, WHOLE)
    return _restored(word.lower(), language.accents, lexicon, 1.0, _KNOWN) if lexicon else None


def _restored(
    word: str, accents: str, lexicon: Lexicon, rise: float, least: float = 3.0
) -> str | None:
    """Return the most frequent word that is one accent away, if it is much more frequent."""
    if len(word) > _LONGEST or not word.isascii():
        return None
    bare = {c: unicodedata.normalize("NFD", c)[0] for c in accents}
    forms = {
        word[:i] + c + word[j:]
        for c in accents
        for i in range(len(word) + 1)
        for j in (i, i + 1)
        if j == i and len(word) >= 5 or word[i:j] == bare[c]  # noqa: RUF021
    }
    best = max(forms, key=lambda form: (lexicon.zipf(form), form), default="")
    enough = lexicon.zipf(word) + rise
    return best if best and lexicon.zipf(best) >= max(enough, least) else None
