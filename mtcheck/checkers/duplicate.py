"""Blocks that stand in the text more than once."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck import segment
from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit

_VERSE_LINE = 60


def check(doc: Document, *, min_words: int = 6) -> Iterator[Hit]:
    """Yield each later copy of a block of `min_words` words or more, related to its first one.

    Letters and digits decide, in any case; a stanza (short lines in one block) may come again.
    """
    first: dict[str, Span] = {}
    for block in doc.prose:
        text = doc.text[block.start : block.end]
        if segment.count_words(text) < min_words or _is_spared(doc, block):
            continue
        key = "".join(char for char in text.casefold() if char.isalnum())
        if key in first:
            yield Hit(block.start, block.end, fix="", related=(first[key],))
        else:
            first[key] = block.span


def _is_spared(doc: Document, block: Block) -> bool:
    if block.role is Role.TABLE:
        return True
    lines = list(segment.lines(doc.text, block.start, block.end))
    return len(lines) > 1 and all(end - start < _VERSE_LINE for start, end in lines)
