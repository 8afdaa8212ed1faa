"""Messages in capitals throughout whose source is not, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.pairs import place_of
from mtcheck.segment import words

_FEWEST_LETTERS = 5
"""Letters in words of two or more below which a text may be an abbreviation."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield each message of which all words are in capitals where those of the source are not, and
    each that has no such word where all of the source are."""
    for pair in doc.pairs:
        there, here = _cases(pair.source), _cases(doc.text[slice(*pair.target)])
        if there and here and there != here and "mixed" not in (there, here):
            here_is = "in capitals" if here == "upper" else "in small letters"
            values = {"here": here_is, "there": "in capitals" if there == "upper" else "not"}
            yield Hit(*place_of(doc, pair), values, source_text=pair.source)


def _cases(text: str) -> str:
    """Return upper or lower where all longer words are in one case but for a capital, else mixed.

    Return "" for a text with too few letters, or letters without case.
    """
    found = [word for _, _, word, _ in words(text) if len(word) > 1]
    caseless = (c for word in found for c in word if c.isalpha() and c.upper() == c.lower())
    if any(caseless) or sum(map(len, found)) < _FEWEST_LETTERS:
        return ""
    if all(word.isupper() for word in found):
        return "upper"
    return "mixed" if any(word.isupper() for word in found) else "lower"
