"""Numbers, dates, times, measures and amounts of money that differ from those of the source."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit


def check(doc: Document, *, mistakes: tuple[str, ...]) -> Iterator[Hit]:
    """Yield the quantities with one of these mistakes, and how the source has them.

    `mistakes` are values of `mtcheck.quantities.differences.Mistake`. Where a quantity of the source is
    missing, the place is the clause in which it should stand.
    """
    # Patterns and words that cost a tenth of a second, for texts with a source alone.
    from mtcheck.quantities.differences import Mistake, differences  # noqa: PLC0415
    from mtcheck.quantities.writing import written_right  # noqa: PLC0415

    for difference in differences(doc):
        if difference.mistake in mistakes and doc.prose_block(*difference.place):
            source = difference.source_text
            sure = 0.7 if difference.mistake is Mistake.MISSING else 0.9
            fix = written_right(doc, difference)
            yield Hit(*difference.place, {"source": source}, fix, sure, (), source or None)
