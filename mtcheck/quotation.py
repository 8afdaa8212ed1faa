"""What stands between quotation marks: somebody else's words."""

from __future__ import annotations

from bisect import bisect_right

import regex

from mtcheck.document import Document, Span
from mtcheck.patterns import compile_pattern

_QUOTATION = compile_pattern(
    r"""“[^“”]*+(?:”|\Z) | „[^„“”]*+(?:[“”]|\Z) | «[^«»]*+(?:»|\Z) | »[^«»]*+(?:«|\Z)
      | "[^"]*+(?:"|\Z) | (?<!\w)‘[^‘’]*+’(?!\w) | [「『《][^」』》]*+[」』》]""",
    regex.VERBOSE,
)
"""A quotation; one that does not end goes on to the end of its block, and in the next one."""


_MARK = compile_pattern('[“„«»"‘「『《]')


def without_quotations(text: str) -> str:
    """Return a text in which nothing but the marks of its quotations is left of them."""
    return _QUOTATION.sub("“”", text) if _MARK.search(text) else text


def is_quoted(doc: Document, span: Span) -> bool:
    """Tell whether a span stands inside a quotation, as far as its block shows."""
    block = doc.prose_block(*span)
    if block is None:
        return False
    places = doc.memo(
        f"quotations-{block.start}",
        lambda: [m.span() for m in _QUOTATION.finditer(doc.text, block.start, block.end)],
    )
    i = bisect_right(places, (span.start, span.end))
    return any(
        start <= span.start and span.end <= end for start, end in places[max(0, i - 1) : i + 1]
    )
