"""Blocks that stand in the text more than once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from mtcheck import segment
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.repeats import is_among_short_lines, is_set_apart, read_stream


def check(doc: Document, *, min_words: int = 6) -> Iterator[Hit]:
    """Yield each later copy of a block of `min_words` words or more, related to its first one.

    Case and white space do not matter; verse and talk (short lines) may come again
    further down.
    """
    stream = read_stream(doc)
    heads = [
        (end - start, *stream.tokens[start : start + 1]) for start, end in pairwise(stream.starts)
    ]
    times = Counter(heads)
    first: dict[str, int] = {}
    for number in (number for number, head in enumerate(heads) if times[head] > 1):
        block = stream.blocks[number]
        original = first.setdefault(" ".join(stream.tokens_of(number)), number)
        if (
            original != number
            and segment.count_words(doc.text[block.start : block.end]) >= min_words
            and not is_set_apart(doc, block)
            and (original == number - 1 or not is_among_short_lines(stream.blocks, number))
        ):
            yield Hit(block.start, block.end, fix="", related=(stream.blocks[original].span,))
