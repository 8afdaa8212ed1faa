"""Paragraphs that end without a stop, in a text whose other paragraphs have one."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern

_INNER_STOP = compile_pattern(r"[\p{Ll}\p{N}]{2}[.!?][”\"»]?\s+\p{Lu}")
_LAST_WORD = compile_pattern(r"\b\p{L}\p{Ll}{1,40}+$")
_SHORTEST = 80
_OPEN_SHARE = 0.1
_FEWEST = 4


def check(doc: Document) -> Iterator[Hit]:
    """Yield the last word of a paragraph of two sentences or more that ends in a word.

    One paragraph in ten, or a single one, may be so, and four or more must have a stop; lists,
    headings and captions have none.
    """
    open_ = [block for block in doc.prose if _is_open(doc, block)]
    if not open_:
        return
    long = [b for b in doc.prose if b.role is Role.PARAGRAPH and b.end - b.start >= _SHORTEST]
    ended = len(long) - len(open_)
    if ended >= _FEWEST and len(open_) <= max(1, _OPEN_SHARE * len(long)):
        for block in open_:
            m = _LAST_WORD.search(doc.text, max(block.start, block.end - 40), block.end)
            if m and not doc.is_opaque(Span(*m.span())):
                yield Hit(*m.span(), fix=m.group() + ".")


def _is_open(doc: Document, block: Block) -> bool:
    return (
        block.role is Role.PARAGRAPH
        and block.end - block.start >= _SHORTEST
        and doc.text[block.end - 1].islower()
        and "\n" not in doc.text[block.end - 40 : block.end]
        and _INNER_STOP.search(doc.text, block.start, block.end) is not None
    )
