"""Known names that are written otherwise than their bearer is: see `mtcheck.names`."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.names import name_matches


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield known names of a kind: `misspelt`, `foreign` (another language's form) or `case`."""
    for match in name_matches(doc):
        if match.kind == kind:
            yield Hit(
                *match.span,
                values={"right": match.right, "language": language_name(match.language)},
                fix=match.right,
                confidence=0.9,
            )
