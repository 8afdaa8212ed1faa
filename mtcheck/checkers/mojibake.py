"""Text that was decoded in the wrong encoding: "BrÃ¼cke" for "Brücke". ftfy knows the ways back."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit

# UTF-8 read as Latin-1, Windows-1252, -1250 or -1251: a lead byte's letter and what follows it.
_SUSPECT = regex.compile(
    r"[ÂÃÄÅÆÇÐÑÎÏâãĂÄĹďĐâРС][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u0401-\u040f\u0451-\u045f"
    r"\u0104-\u017c\u0490\u0491]"
)
_WORD = regex.compile(r"\S+")


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that ftfy would decode anew, with what they become."""
    if not _SUSPECT.search(doc.text):
        return
    from ftfy import fix_encoding  # noqa: PLC0415  (50 ms, for damaged texts only)

    for block in doc.prose:
        for m in _WORD.finditer(doc.text, block.start, block.end):
            if len(m.group()) > 200 or not _SUSPECT.search(m.group()):
                continue
            mended = fix_encoding(m.group())
            if mended != m.group():
                yield _trimmed(m.start(), m.group(), mended)


def _trimmed(start: int, word: str, mended: str) -> Hit:
    """Return the hit without the punctuation that both have around them."""
    head = 0
    while (
        head < min(len(word), len(mended))
        and word[head] == mended[head]
        and not word[head].isalnum()
    ):
        head += 1
    tail = 0
    while (
        tail < min(len(word), len(mended)) - head
        and word[-1 - tail] == mended[-1 - tail]
        and not word[-1 - tail].isalnum()
    ):
        tail += 1
    fix = mended[head : len(mended) - tail]
    return Hit(start + head, start + len(word) - tail, {"right": fix}, fix)
