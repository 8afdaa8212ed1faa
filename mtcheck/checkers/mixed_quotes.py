"""Double quotation marks of two styles, both of them used in the language: those of the rarer one.

Marks inside a quotation are left alone, for inner quotations have marks of their own.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.quotes import STYLE_NAMES, STYLES, Mark, native_pairs, own_pair, quotations, written

_ONE_PAIR = 2


def check(doc: Document, *, within: str = "paragraph", most_share: float = 0.5) -> Iterator[Hit]:
    """Yield each outer double quotation mark that is not of the text's own style.

    `within` is `paragraph` for texts that mix the styles in a pair or a paragraph or have a single
    pair of the other style, or `text` for texts that change them only from one paragraph to another
    and several times, as two hands do. Where the rarer
    style has more than `most_share` of the marks the text has two habits, and nothing is said.
    """
    if not quotations(doc):
        return
    blocks = [_outer(marks) for _, marks in quotations(doc)]
    counts = Counter(mark.style for marks in blocks for mark in marks)
    pairs = native_pairs(doc)
    native = {STYLES[pair[0]] for pair in pairs} & set(counts)
    if len(native) < 2:
        return
    own = STYLES[own_pair(doc, pairs)[0]]
    pair = own_pair(doc, [pair for pair in pairs if STYLES[pair[0]] == own])
    if sum(counts[style] for style in native - {own}) > most_share * counts.total():
        return
    rare = [mark for marks in blocks for mark in marks if mark.style in native - {own}]
    mixed = any(len({mark.style for mark in marks} & native) > 1 for marks in blocks)
    if (mixed or len(rare) <= _ONE_PAIR) != (within == "paragraph"):
        return
    for mark in rare:
        fix = written(pair[0 if mark.opens else 1], doc.language)
        names = {"style": STYLE_NAMES[mark.style], "own": STYLE_NAMES[own]}
        yield Hit(mark.start, mark.end, {**names, "right": fix}, fix)


def _outer(marks: Sequence[Mark]) -> list[Mark]:
    """Return the marks of outer quotations that have their other mark."""
    return [mark for mark in marks if mark.depth == 0 and mark.mate]
