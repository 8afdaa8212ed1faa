"""Numbers, dates, times, measures and amounts of money that differ from those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.quantities.compare import Difference, Mistake, differences
from mtcheck.quantities.writing import written_right


def check(doc: Document, *, mistakes: tuple[str, ...]) -> Iterator[Hit]:
    """Yield the quantities with one of these mistakes, and how the source has them.

    `mistakes` are values of `mtcheck.quantities.compare.Mistake`. Where a quantity of the source is
    missing, the place is the passage that translates it.
    """
    for difference in differences(doc):
        if difference.mistake in mistakes and doc.prose_block(*difference.place):
            yield _hit(doc, difference)


def _hit(doc: Document, difference: Difference) -> Hit:
    values = {"source": difference.source_text}
    sure = 0.7 if difference.mistake is Mistake.MISSING else 0.9
    fix = written_right(doc, difference)
    return Hit(*difference.place, values, fix, sure, source_text=difference.source_text or None)
