"""Double quotation marks that the language does not have, or has on the other side only.

Where the other mark of a pair is missing, a mark counts only if it touches a word: arrows and
breadcrumbs ("Home » News") look the same.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.quotes import Mark, native_pairs, own_pair, quotations, written


def check(doc: Document) -> Iterator[Hit]:
    """Yield each such mark, with the mark of the text's own style as the fix.

    Straight marks are never foreign: a keyboard has no others. A foreign mark that always closes
    what the same mark of the language opens („so”) is a habit.
    """
    if not quotations(doc):
        return
    pairs = native_pairs(doc)
    sides = ({pair[1] for pair in pairs}, {pair[0] for pair in pairs})
    foreign = [
        mark
        for _, marks in quotations(doc)
        for mark in marks
        if mark.char != '"' and mark.char not in sides[mark.opens] and _is_quotation(mark)
    ]
    if not foreign:
        return
    habits, own = _half_foreign_habits(doc, pairs), own_pair(doc, pairs)
    for mark in foreign:
        if _pair(mark) not in habits:
            fix = written(_right(mark, pairs, own), doc.language)
            yield Hit(mark.start, mark.end, {"right": fix}, fix)


def _right(mark: Mark, pairs: Sequence[str], own: str) -> str:
    """Return the mark that goes with the other one of the pair, if that one is of the language."""
    side = 0 if mark.opens else 1
    fitting = [pair for pair in pairs if mark.mate and pair[1 - side] == mark.mate.char]
    return (fitting[0] if fitting and own not in fitting else own)[side]


def _is_quotation(mark: Mark) -> bool:
    return mark.mate is not None or (mark.glued and mark.opens)


def _pair(mark: Mark) -> str:
    return mark.mate.char + mark.char if mark.mate else mark.char


def _half_foreign_habits(doc: Document, pairs: Sequence[str]) -> set[str]:
    """Return the pairs „x” with an opening mark of the language that is never closed as it should."""
    openers = {pair[0] for pair in pairs}
    used = {
        _pair(mark)
        for _, marks in quotations(doc)
        for mark in marks
        if mark.mate and not mark.opens
    }
    closed = {pair[0] for pair in used & set(pairs)}
    return {pair for pair in used & {"„”", "„“"} if pair[0] in openers - closed}
