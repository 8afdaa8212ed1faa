"""Lines that belong to the page around the article.

A line is site furniture where listed phrases fill it ("Skip to content skip to sidebar"), where the
word classes of the language cover it (`mtcheck.furniture`), where such words open it and a colon or
an arrow follows ("Read also: ..."), or where most of its parts between bars are such ("By Newsroom |
3 May | Reading time: 2 minutes"). A doubtful line counts beside furniture; bare bylines and dates count
at either end of a text.
"""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck import segment
from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.furniture import Verdict
from mtcheck.furniture_line import LONGEST, between, glued, line_reader, tail

_EDGES = (4, 3)
"""Lines at the start and at the end of a text where a bare byline or date is looked for."""
_DATES = 1
"""Lines with nothing but a date or an age: more of them are the headings of a chronicle."""
_STOPS = frozenset(".!?…\"'”’):。！？」")
_Found = tuple[Span, str]


def check(doc: Document, *, kind: str, delete: bool = False) -> Iterator[Hit]:
    """Yield the furniture of this kind (a key under `chrome` in language files, or a shape).

    `delete` makes the empty text the fix.
    """
    for span, found in doc.memo("chrome-lines", lambda: list(_furniture(doc))):
        if found == kind:
            yield Hit(span.start, span.end, fix="" if delete else None)


def _furniture(doc: Document) -> Iterator[_Found]:
    reader = line_reader(doc.language or "en", doc.source_language)
    text = doc.text
    lines: list[tuple[Span, Verdict | None]] = []
    for block in doc.blocks:
        if block.role in (Role.CODE, Role.CHROME):
            continue
        for start, end in _lines(text, block.start, block.end):
            parts = [*glued(text, start, end)]
            verdict = None
            if not parts and end - start <= LONGEST:
                verdict = reader.verdict(text[start:end], block.role)
            if verdict is None and text[end - 1] not in _STOPS:
                parts += tail(reader, text, start, end)
            yield from parts
            lines.append((Span(start, end), verdict))
    whole = list(_settle(lines))
    yield from whole
    taken = {span.start for span, _ in whole}
    yield from ((span, kind) for span, kind in between(reader, text) if span.start not in taken)


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    if text.find("\n", start, end) < 0 and end - start > LONGEST:
        return iter([(start, end)])
    return segment.lines(text, start, end)


def _settle(lines: list[tuple[Span, Verdict | None]]) -> Iterator[_Found]:
    """Yield the certain lines, those that may stand at an end and do, and doubtful ones beside them."""
    dates = sum(verdict is not None and verdict.kind == "date" for _, verdict in lines)
    head, foot = _EDGES[0], len(lines) - _EDGES[1]
    taken = [
        verdict is not None
        and (verdict.kind != "date" or dates <= _DATES)
        and (verdict.certain or (verdict.edge and not head <= i < foot))
        for i, (_, verdict) in enumerate(lines)
    ]
    for order in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        for i in order:
            taken[i] = taken[i] or (lines[i][1] is not None and taken[i - order.step])
    for (span, verdict), furniture in zip(lines, taken, strict=True):
        if verdict and furniture:
            yield span, "byline" if verdict.kind == "date" else verdict.kind
