"""Which mark a text has between whole numbers and decimals, as its source proves."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from mtcheck.document import Document
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.context import number_language
from mtcheck.quantities.numerals import readings
from mtcheck.quantities.quantity import Quantity

_ONE_MARK = compile_pattern(r"[0-9]+([.,])[0-9]+")
_DECIMALS = compile_pattern(r"(?<![0-9.,])(?:[0-9]{1,3}[.,][0-9]{1,2}|0[.,][0-9]+)(?![0-9.,:])")
_HABIT = 2
"""So many decimals with the mark of another language, and none with the own one, are a habit."""


def decimal_mark(doc: Document, matched: Iterable[tuple[Quantity, Quantity]]) -> str:
    """Return the decimal mark of a text, "" where it has both or shows none.

    It is that of its language, unless all its numbers have the other one; where a language has
    both, it is that of most numbers.
    """
    counts = Counter(mark_of(doc, target, source) for target, source in matched)
    own = number_language(doc.language or "").decimal
    if own:
        other = "," if own == "." else "."
        return other if counts[other] >= _HABIT and not counts[own] else own
    if counts["."] == counts[","]:
        return ""
    return "." if counts["."] > counts[","] else ","


def mark_of(doc: Document, target: Quantity, source: Quantity) -> str:
    """Return the decimal mark that a number is written with, given what it is worth in the source.

    "" where it has none, or several marks, or the source does not tell: it may have the same number
    and decimals with the mark of another language.
    """
    m = _ONE_MARK.fullmatch(doc.text, target.start, target.number_end)
    same = target.values & source.values
    plain = m is not None and target.values == readings(m.group())
    if m is None or not plain or len(same) != 1 or len(source.values) != 1:
        return ""
    if m.group() in (doc.source or "") and _is_foreign_there(doc, m[1]):
        return ""
    is_decimal = same == {min(target.values)}
    return str(m[1]) if is_decimal else {".": ",", ",": "."}[m[1]]


def _is_foreign_there(doc: Document, mark: str) -> bool:
    """Tell whether the source has decimals with a mark that is not that of its language."""
    own = number_language(doc.source_language or "").decimal
    return own != mark and any(mark in m.group() for m in _DECIMALS.finditer(doc.source or ""))
