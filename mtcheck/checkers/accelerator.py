"""Letters that open a menu or press a button ("&File", "_File"), held against the source."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document, Pair
from mtcheck.finding import Hit
from mtcheck.pairs import place_of

_MARKS = {
    "&": regex.compile(r"&(?=[\p{L}\p{N}])(?!#?\w{1,10};)"),
    "_": regex.compile(r"(?<![\w\\%{$_-])_(?=[\p{L}\p{N}])|(?<=\p{L})_(?=\p{Ll}+\b(?!_))"),
    "~": regex.compile(r"~(?=[\p{L}])"),
}
_LONGEST = 60
"""Characters of a label: what is longer names no button."""
_FEWEST, _SHARE = 3, 0.5
"""Messages whose source has the mark from which on it is one of this file, and how many of the
translations must have it as well."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the messages that lost the mark of their source, or have two.

    The mark of a file is that which its sources and their translations have.
    """
    for mark in _MARKS:
        marked = [p for p in doc.pairs if _count(mark, p.source) == 1 and len(p.source) <= _LONGEST]
        wrong = [p for p in marked if _count(mark, doc.text[slice(*p.target)]) != 1]
        if len(marked) >= _FEWEST and len(wrong) < _SHARE * len(marked):
            for pair in wrong:
                yield _hit(doc, pair, mark)


def _count(mark: str, text: str) -> int:
    return len(_MARKS[mark].findall(text)) if mark in text else 0


def _hit(doc: Document, pair: Pair, mark: str) -> Hit:
    count = _count(mark, doc.text[slice(*pair.target)])
    values = {"mark": mark, "count": "none" if not count else str(count)}
    return Hit(*place_of(doc, pair), values, source_text=pair.source)
