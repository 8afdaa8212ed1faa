"""Known names that are written otherwise than their bearer is: see `mtcheck.names.matches`."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.gazetteer import CANONICAL
from mtcheck.languages import language_name
from mtcheck.names.matches import name_matches
from mtcheck.patterns import compile_pattern

_COMPOUND = compile_pattern(r"-\p{L}{4}")
"""A word of the other language is tied to the name: "the Köln-Karte" is one thing."""


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield known names of a kind: `misspelt`, `foreign` (another language's form) or `case`."""
    for match in name_matches(doc):
        if match.kind == kind and not (
            kind == "foreign" and _COMPOUND.match(doc.text, match.span.end)
        ):
            yield Hit(
                *match.span,
                values={"right": match.right, "language": _language(match.language)},
                fix=match.right,
                confidence=0.9,
            )


def _language(code: str | None) -> str:
    return "original" if code == CANONICAL else language_name(code)
