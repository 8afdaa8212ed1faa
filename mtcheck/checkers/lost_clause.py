"""Parts of sentences of the source that their translations lack."""

from __future__ import annotations

from collections.abc import Iterator
from math import exp

from mtcheck.alignment.align import alignment, begin
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern

LEAST = 3.0
"""Certainty (see `mtcheck.alignment.clauses.Lost`) from which a part counts as left out."""
_EDGE = compile_pattern(r"\A[\p{P}\s]++|\s++\Z")
_STOP = compile_pattern(r"[\p{P}\s]*+\Z")


def check(doc: Document) -> Iterator[Hit]:
    """Yield the empty place at the end of a sentence that lacks the other end of its source.

    It is the start or the end of the sentence, before its last marks. Not looked for where the file
    pairs texts itself. `source_text` is what is missing.
    """
    if doc.pairs or not doc.source:
        return
    for link, lost, certainty in alignment(doc).shortened():
        if certainty < LEAST or doc.prose_block(*link.target) is None:
            continue
        missing = _EDGE.sub("", doc.source[slice(*lost)])
        stop = _STOP.search(doc.text[slice(*link.target)])
        at_start = lost.start == link.source.start
        place = link.target.start if at_start else link.target.end - len(stop[0] if stop else "")
        confidence = round(1 / (1 + exp(-certainty)), 2)
        values = {"begin": begin(missing)}
        yield Hit(place, place, values=values, confidence=confidence, source_text=missing)
