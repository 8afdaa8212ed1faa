"""Double quotation marks of two styles in one text: those of the rarer style.

Marks inside a quotation of the other style are its inner quotation and right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language

STYLES = {'"': "straight", "“": "curly", "”": "curly", "„": "curly", "«": "angle", "»": "angle"}
_NAMES = {"straight": "straight", "curly": "curly", "angle": "angled"}
_MARK = regex.compile(r'["“”„]|«[ \u00a0\u202f]?|[ \u00a0\u202f]?»')


class Mark(NamedTuple):
    """A quotation mark; `opens` tells which side of a quotation it stands on."""

    start: int
    end: int
    char: str
    opens: bool

    @property
    def style(self) -> str:
        """Its style: straight, curly or angle."""
        return STYLES[self.char]


def check(doc: Document, *, most_share: float = 0.34, fewest: int = 6) -> Iterator[Hit]:
    """Yield each outer double quotation mark that is not of the text's own style.

    A text that has no style of its own is left alone: the marks must be of a style that the language
    does not use, share a block with marks of the other style, or be at most `most_share` of all
    marks of a text with `fewest` or more.
    """
    blocks = [list(_outer_marks(doc, block.start, block.end)) for block in doc.prose]
    counts = Counter(mark.style for marks in blocks for mark in marks)
    pairs = _pairs(doc)
    if len(counts) < 2 or not pairs:
        return
    native = {STYLES[pair[0]] for pair in pairs}
    pair = max(pairs, key=lambda pair: (counts[STYLES[pair[0]]], -pairs.index(pair)))
    own = STYLES[pair[0]]
    others = counts.total() - counts[own]
    rare = counts.total() >= fewest and others <= most_share * counts.total()
    for marks in blocks:
        mixed = len({mark.style for mark in marks}) > 1
        for mark in marks:
            if mark.style != own and (rare or mixed or mark.style not in native):
                values = {"style": _NAMES[mark.style], "own": _NAMES[own]}
                fix = pair[0 if mark.opens else 1]
                yield Hit(mark.start, mark.end, values=values, fix=fix)


def _pairs(doc: Document) -> list[str]:
    """Return the pairs of double marks that the language uses, English ones where it is unknown."""
    language = load_language(doc.language or "en") or load_language("en")
    return [pair for pair in language.quotes if pair[0] in STYLES] if language else []


def _outer_marks(doc: Document, start: int, end: int) -> Iterator[Mark]:
    inside: str | None = None
    for m in _MARK.finditer(doc.text, start, end):
        char = m.group().strip()
        if char == '"' and inside != "straight" and doc.text[m.start() - 1 : m.start()].isdigit():
            continue  # an inch or a second
        mark = Mark(m.start(), m.end(), char, _opens(doc.text, m, char, inside))
        if inside in (None, mark.style):
            yield mark
            inside = mark.style if mark.opens else None


def _opens(text: str, m: regex.Match[str], char: str, inside: str | None) -> bool:
    if inside == STYLES[char]:
        return False
    before = text[m.start() - 1 : m.start()]
    if char == "„":
        return True
    return not before or before.isspace() or before in "([{-–—/'’‘"
