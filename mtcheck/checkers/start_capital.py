"""Messages that begin with a small letter where their source has a capital, or the other way round."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words

_NOUNS = ("de", "lb")
"""Languages that write all nouns with a capital."""
_CASED = compile_pattern(r"[\p{Latin}\p{Cyrillic}\p{Greek}\p{Armenian}\p{M}'’]++")
_OPENERS = " \t\n\"'“„«‚‘([¿¡"
_HABIT = 0.05
"""Share of the messages from which on the other case is the habit of the file: a list of names that
its language writes small."""


def check(doc: Document, *, lost: bool = True) -> Iterator[Hit]:
    """Yield the first word of each message whose first letter has the other case than the source's.

    `lost` tells that capitals are looked for that became small letters, else the reverse. A first
    word that stands in the source as it stands here (a command, a name such as "iPhone") is right.
    """
    if not lost and doc.language in _NOUNS:
        return
    hits = list(_hits(doc, lost))
    if len(hits) <= max(1, _HABIT * len(doc.pairs)):
        yield from hits


def _hits(doc: Document, lost: bool) -> Iterator[Hit]:
    for pair in doc.pairs:
        there = _first_word(pair.source, Span(0, len(pair.source)))
        here = _first_word(doc.text, pair.target)
        if there is None or here is None or here[1] in pair.source:
            continue
        if doc.is_opaque(Span(here[0], here[0] + 1)) or not _CASED.fullmatch(here[1]):
            continue
        capital, small = (there[1], here[1]) if lost else (here[1], there[1])
        if capital[0].isupper() and small[0].islower() and _is_plain(capital):
            fixed = here[1][0].upper() if lost else here[1][0].lower()
            start = here[0]
            yield Hit(start, start + len(here[1]), {}, fixed + here[1][1:], source_text=there[1])


def _first_word(text: str, span: Span) -> tuple[int, str] | None:
    """Return the first word and its place, where nothing but white space and marks open it."""
    found = next(words(text, *span), None)
    if found is None or text[span.start : found[0]].strip(_OPENERS):
        return None
    return found[0], found[2]


def _is_plain(word: str) -> bool:
    """Tell whether a word is no abbreviation: small letters follow its capital."""
    return word[1:].islower() and len(word) > 1
