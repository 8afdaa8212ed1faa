"""Letters that open a menu or press a button ("&File", "_File"), held against the source."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

import regex

from mtcheck.document import Document, Pair
from mtcheck.finding import Hit
from mtcheck.pairs import place_of
from mtcheck.patterns import compile_pattern

_MARKS = {
    "&": compile_pattern(r"&(?=[\p{L}\p{N}])(?!#?\w{1,10};)"),
    "_": compile_pattern(
        r"(?<![\w\\%{$_-])_(?=[\p{L}\p{N}])|(?<=\b\p{L}{1,2})_(?=\p{Ll})|(?<=\p{L})_(?=\p{Ll}{1,2}\b(?!_))"
    ),
    "~": compile_pattern(r"~(?=[\p{L}])"),
}
_LONGEST = 60
"""Characters of a label: what is longer names no button."""
_FEWEST, _SHARE = 3, 0.5
"""Messages whose source has the mark from which on it is one of this file, and how many of the
translations must have it as well."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the messages that lost the mark of their source.

    The mark of a file is that which its sources and their translations have.
    """
    for mark, pattern in _MARKS.items():
        marked = [p for p in doc.pairs if len(p.source) <= _LONGEST and _has_one(pattern, p.source)]
        wrong = [p for p in marked if not _has(mark, doc, p)]
        if len(marked) >= _FEWEST and len(wrong) < _SHARE * len(marked):
            for pair in wrong:
                yield Hit(*place_of(doc, pair), {"mark": mark}, source_text=pair.source)


def _has_one(pattern: regex.Pattern[str], source: str) -> bool:
    return len(pattern.findall(source)) == 1


def _has(mark: str, doc: Document, pair: Pair) -> bool:
    """Tell whether the translation has the mark before a letter, wherever in its words."""
    text = doc.text[slice(*pair.target)]
    return any(b.isalnum() for a, b in pairwise(text) if a == mark)
