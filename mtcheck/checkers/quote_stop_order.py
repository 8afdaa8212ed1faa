"""A full stop after the closing mark of a quotation that is whole sentences.

British and American English differ on the stop after a quoted word or phrase, but not here: the
stop of a quotation of whole sentences belongs inside it.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.occurrences import held, prose_with
from mtcheck.patterns import compile_pattern

_QUOTATION = compile_pattern(
    r"""(?:^|(?<=[.!?…:]\s))
        (?: “(?P<curly>[^“”]++)(?P<end>”\.) | "(?P<straight>[^"]++)(?P<end>"\.) )
        (?=\s|$)""",
    regex.VERBOSE,
)
_INNER_END = compile_pattern(r"\p{Ll}[.!?]\s+\p{Lu}")
_STOP_OUTSIDE = ("”.", '".')
_STOP_INSIDE = compile_pattern(r'[.,][”"]')


def check(doc: Document) -> Iterator[Hit]:
    """Yield `”.` after a quotation of two sentences or more, in a text that also writes `.”`."""
    if not (held(doc, _STOP_OUTSIDE) and _STOP_INSIDE.search(doc.text)):
        return
    for block in prose_with(doc, _STOP_OUTSIDE):
        text = doc.text[block.start : block.end]
        for m in _QUOTATION.finditer(text):
            inner = m["curly"] or m["straight"]
            if inner[0].isupper() and inner[-1].isalnum() and _INNER_END.search(inner):
                start, end = m.span("end")
                fix = "." + m["end"][0]
                yield Hit(block.start + start, block.start + end, values={"right": fix}, fix=fix)
