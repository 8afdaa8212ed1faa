"""Quotations that are opened and never closed.

A quotation of several paragraphs rightly closes in the last one only, so this looks at quoted words
inside a sentence alone: they begin in lower case after another word.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.quotes import STYLES, quotations

_INSIDE = compile_pattern(r"\p{L}[,:]? [“„«][ \u00a0\u202f]?(?=\p{Ll})")
_CLOSERS = compile_pattern(r"[\"”“»’]|''|quo")  # or a broken "&rdquo;"
_OPENINGS = (*STYLES, "‘", "'", "–", "—")
_LONGEST = 400


def check(doc: Document) -> Iterator[Hit]:
    """Yield the opening mark of each such quotation, where the next paragraph opens none."""
    for block, marks in quotations(doc):
        for mark in marks:
            if not mark.opens or mark.mate or mark.char == '"' or block.role is Role.HEADING:
                continue
            inside = _INSIDE.search(doc.text, max(block.start, mark.start - 3), mark.end + 1)
            rest = doc.text[mark.end : min(block.end, mark.end + _LONGEST + 1)]
            next_opens = doc.text[block.end : block.end + 80].lstrip().startswith(_OPENINGS)
            if inside and len(rest) <= _LONGEST and not _CLOSERS.search(rest) and not next_opens:
                yield Hit(mark.start, mark.start + 1)
