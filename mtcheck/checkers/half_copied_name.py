"""Names of the source that the text copies in one half and changes in the other."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.names.half_copied import half_copied


def check(doc: Document, *, given: bool = False) -> Iterator[Hit]:
    """Yield the changed halves, with the source's as the fix: `given` names, or the other ones."""
    for span, right, is_given in half_copied(doc):
        if is_given is given:
            yield Hit(*span, {"right": right}, right, 0.9, source_text=right)
