"""Units with a capital after a number: "50 Cents", as German writes its nouns."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.vocabulary import capital_tokens, places

_SHORTEST = 4
_COUNT = regex.compile(r"(?<=\p{Ll},? )[0-9][0-9., \u00a0\u202f]*+(?<=[0-9][ \u00a0\u202f])$")
_REACH = 24
_GOES_ON = regex.compile(r"[.,;:!?)](?:\s|$)|[ \u00a0]\p{Ll}|$")


def check(doc: Document, *, spared: tuple[str, ...] = ()) -> Iterator[Hit]:
    """Yield the units (`locale.measures` of the language) but for `spared`, which open titles."""
    language = load_language(doc.language or "")
    if language is None:
        return
    units = language.locale.measures.difference(spared)
    wanted = [
        token
        for token in capital_tokens(doc)
        if len(token) >= _SHORTEST and token[1:].islower() and token.lower() in units
    ]
    for block, span in places(doc, sorted(wanted)):
        if block.role is not Role.HEADING and _is_counted(doc, block, span):
            right = doc.text[span.start : span.end].lower()
            yield Hit(*span, {"right": right}, right)


def _is_counted(doc: Document, block: Block, span: Span) -> bool:
    """Tell whether a number inside a sentence stands before the unit, and no name after it."""
    before = _COUNT.search(doc.text, max(block.start, span.start - _REACH), span.start)
    return before is not None and _GOES_ON.match(doc.text, span.end, block.end) is not None
