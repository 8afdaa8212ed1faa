"""Places where a text writes otherwise than elsewhere, by a pattern that begins with fixed pieces.

What a text does throughout is its habit, and no fault of an engine.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.checkers.pattern import SECONDS, compiled
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.occurrences import occurrences


def check(
    doc: Document,
    *,
    pieces: tuple[str, ...],
    pattern: str,
    replacement: str = "",
    habit: int = 0,
    usual: str = "",
    most_share: float = 0.25,
) -> Iterator[Hit]:
    """Yield what the pattern (syntax of the package regex) matches at one of the pieces in prose.

    `replacement` is the fix, with the pattern's groups as `\\1`. `habit` is the number of such
    places from which on they are the habit of the text (0: none). `usual` is the pattern of the
    right form: where it is given, the places may be at most `most_share` of both together.
    """
    hits = list(_hits(doc, pieces, compiled(pattern), replacement))
    if not hits or (habit and len(hits) >= habit):
        return
    if usual and len(hits) > most_share * (len(hits) + _count(doc, usual)):
        return
    yield from hits


def _hits(
    doc: Document, pieces: tuple[str, ...], pattern: regex.Pattern[str], replacement: str
) -> Iterator[Hit]:
    end_of_last = -1
    for block, at in occurrences(doc, needed(pieces=pieces)):
        m = pattern.match(doc.text, at, block.end, timeout=SECONDS) if at >= end_of_last else None
        if m and not doc.is_opaque(Span(*m.span())):
            end_of_last = m.end()
            yield Hit(*m.span(), fix=m.expand(replacement) if replacement else None)


def needed(*, pieces: tuple[str, ...], **_: object) -> tuple[str, ...]:
    """Return the pieces of which a text must hold one for a rule with these options."""
    return _lower(pieces)


@cache
def _lower(pieces: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in pieces)


def _count(doc: Document, usual: str) -> int:
    found = (
        compiled(usual).finditer(doc.text, block.start, block.end, timeout=SECONDS)
        for block in doc.prose
    )
    return sum(1 for matches in found for _ in matches)
