"""A bracket that was opened and never closed, or closed and never opened."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.occurrences import occurrences
from mtcheck.patterns import compile_pattern

_KINDS = (("(（", ")）"), ("[［", "]］"))
"""Opening and closing forms: a page may mix wide and narrow ones."""
_ITEM = compile_pattern(
    r"(?:^|[\s(,;/：；，、。！？])(?:\p{L}|\p{Nd}{1,3}|[ivx]{1,5})$|[\p{Han}\p{Hiragana}\p{Katakana}]\p{Nd}{1,2}$",
    regex.IGNORECASE,
)
_FACE = compile_pattern(r"(?:[:;=：；]|(?<![\p{L}\p{N}])[8xX])[-'^o]?$|\p{So}$")
_TORN_FACE = compile_pattern(r"[:;=：；]\s$")
"""The eyes of a face of which an engine made words: "sorry to read that. : (" ends its line."""

_REST_OF_FACE = compile_pattern(r"[^\S\n]*+(?:\p{So}[^\S\n]*+)*+(?:\n|$)")


def check(doc: Document) -> Iterator[Hit]:
    """Yield the brackets without a partner in their block.

    Item marks ("a)", "12)") and faces (":-)", ")))") are no brackets, and a remark that goes on over
    several blocks is left alone.
    """
    for openers, closers in _KINDS:
        if _count(doc.text, openers) == _count(doc.text, closers):
            continue
        orphans = [at for at in sorted(_orphans(doc, openers, closers)) if not _is_row(doc, at)]
        # One block opens what another one closes.
        if all(doc.text[at] in openers for at in orphans) or all(
            doc.text[at] in closers for at in orphans
        ):
            yield from (Hit(at, at + 1) for at in orphans)


def _count(text: str, marks: str) -> int:
    return sum(text.count(mark) for mark in marks)


def _orphans(doc: Document, openers: str, closers: str) -> Iterator[int]:
    open_: list[tuple[int, Block]] = []
    for block, at in occurrences(doc, tuple(openers + closers)):
        if doc.is_opaque(Span(at, at + 1)):
            continue
        before = doc.text[max(block.start, at - 8) : at]
        # "：（表）" is no face.
        if not doc.text[at + 1 : at + 2].isalnum() and _FACE.search(before):
            continue
        if _TORN_FACE.search(before) and _ends_line(doc.text, at + 1):
            continue
        if doc.text[at] in openers:
            open_.append((at, block))
        elif open_ and open_[-1][1] is block:
            open_.pop()
        elif not _ITEM.search(before):
            yield at
    yield from (at for at, _ in open_)


def _ends_line(text: str, at: int) -> bool:
    """Tell whether nothing but space and pictures follows in the line."""
    return _REST_OF_FACE.match(text, at) is not None


def _is_row(doc: Document, at: int) -> bool:
    """Tell whether the same bracket stands beside it: "so sad ((", "ha )))"."""
    return doc.text[at] in (doc.text[at - 1 : at], doc.text[at + 1 : at + 2])
