"""Places that match a regular expression: the checker of rules that need no code of their own."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.occurrences import after_digits, blocks_with, held
from mtcheck.patterns import compile_pattern

SECONDS = 5.0
"""CPU time of one search: a pattern that takes longer fails as a rule, and never hangs a run."""


def check(
    doc: Document,
    *,
    pattern: str,
    gate: tuple[str, ...] = (),
    after_digit: tuple[str, ...] = (),
    replacement: str = "",
    delete: bool = False,
    anywhere: bool = False,
) -> Iterator[Hit]:
    """Yield what the pattern (syntax of the package regex) matches in prose.

    `gate` are pieces in lower case of which a block must hold one: where a text holds none, a large
    pattern is not even compiled. `after_digit` are pieces in lower case of which one must follow a
    digit there, in place of a gate. `replacement` is the fix, with the pattern's groups as `\\1`;
    `delete` makes the empty text the fix. Code and addresses are left alone, except with `anywhere`.
    """
    pieces = needed(gate=gate, after_digit=after_digit)
    present = held(doc, pieces) if pieces else []
    if pieces and not present:
        return
    end_of_last = -1
    for block in blocks_with(doc, present, doc.prose) if present else doc.prose:
        for m in compiled(pattern).finditer(doc.text, block.start, block.end, timeout=SECONDS):
            start, end = m.span()
            if start < end_of_last or (not anywhere and doc.is_opaque(Span(*m.span()))):
                continue
            end_of_last = end
            fix = m.expand(replacement) if replacement else "" if delete else None
            yield Hit(start, end, fix=fix)


def needed(
    *, gate: tuple[str, ...] = (), after_digit: tuple[str, ...] = (), **_: object
) -> tuple[str, ...]:
    """Return the pieces of which a text must hold one for a rule with these options, if any."""
    return gate or after_digits(after_digit)


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """Return the pattern of a rule file, compiled when a text first needs it."""
    return compile_pattern(pattern.strip("\n"))
