"""Quotations that are opened and never closed.

A quotation of several paragraphs rightly closes in the last one only, so this looks at quoted words
inside a sentence, which begin in lower case after another word, and at whole quotations to the end
of their paragraph where no later mark closes them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import zip_longest

from mtcheck.document import Block, Document, Role
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.quotes import STYLES, Mark, quotations

_INSIDE = compile_pattern(r"\p{L}[,:]? [“„«][ \u00a0\u202f]?(?=\p{Ll})")
_WHOLE = compile_pattern(r"[\p{L}\p{N}.:,!?)][ \u00a0][“„«][ \u00a0\u202f]?(?=\p{Lu})")
_CLOSERS = compile_pattern(
    r"[\"”“»」』]|(?<=[^\s(\[–—-])[„«']|(?<!\p{L})’|’(?!\p{L})|quo"  # or a broken "&rdquo;"
)
"""What may be meant to close a quotation, marks of other languages, too."""
_ENDED = (".", "!", "?", "…")
_OPENINGS = (*STYLES, "‘", "'", "–", "—")
_LONGEST = 400


def check(doc: Document) -> Iterator[Hit]:
    """Yield the opening mark of each such quotation, where the next paragraph opens none."""
    blocks = quotations(doc)
    following = (marks[0] for _, marks in blocks[1:])
    for (block, marks), later in zip_longest(blocks, following):
        for mark in marks:
            if not mark.mate and mark.char != '"':
                if not mark.opens:
                    break  # the author of a dialogue in between: — I said so. » He laughed. « I did.
                if _is_lost(doc, block, mark, later):
                    yield Hit(mark.start, mark.start + 1)


def _is_lost(doc: Document, block: Block, mark: Mark, later: Mark | None) -> bool:
    """Tell whether nothing closes a quotation; `later` is the first mark of the blocks after it."""
    rest = doc.text[mark.end : min(block.end, mark.end + _LONGEST + 1)]
    next_opens = doc.text[block.end : block.end + 80].lstrip().startswith(_OPENINGS)
    if block.role is Role.HEADING or len(rest) > _LONGEST or _CLOSERS.search(rest) or next_opens:
        return False
    near = (max(block.start, mark.start - 3), mark.end + 1)
    closes_later = later is not None and not later.opens
    return bool(_INSIDE.search(doc.text, *near)) or (
        bool(_WHOLE.search(doc.text, *near)) and rest.rstrip().endswith(_ENDED) and not closes_later
    )
