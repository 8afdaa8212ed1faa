"""Lines that claim a copyright: "Example News © 2023. All rights reserved."."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck import segment
from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.occurrences import held
from mtcheck.patterns import compile_pattern

_MARK = compile_pattern(
    r"(?:©|\(c\)|\bcopyright\b)[^\p{L}\p{N}]{0,3}(?:19|20)\d\d\b|\b(?:19|20)\d\d\s*©",
    regex.IGNORECASE,
)
_GATE = ("©", "(c)", "copyright")


def check(doc: Document, *, max_words: int = 30) -> Iterator[Hit]:
    """Yield lines of at most `max_words` words with a copyright sign beside a year."""
    if not held(doc, _GATE):
        return
    for block in doc.blocks:
        if block.role in (Role.CODE, Role.CHROME, Role.UNIT):
            continue
        if not _MARK.search(doc.text, block.start, block.end):
            continue
        for start, end in segment.lines(doc.text, block.start, block.end):
            line = doc.text[start:end]
            if len(line) > 12 * max_words or segment.count_words(line) > max_words:
                continue
            if _MARK.search(line):
                yield Hit(start, end, fix="")
