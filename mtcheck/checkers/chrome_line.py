"""Lines that belong to the page around the article.

A line is site furniture where listed phrases fill it ("Skip to content skip to sidebar"), where the
word classes of the language cover it (`mtcheck.furniture.verdict`), where such words open it and a
colon or an arrow follows ("Read also: ..."), or where most of its parts between bars are such ("By
Newsroom | 3 May | Reading time: 2 minutes"). A doubtful line counts beside furniture; bare bylines and
dates count at either end of a text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from mtcheck import segment
from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.furniture.line import LONGEST, LineReader, line_reader
from mtcheck.furniture.parts import between, glued, tail
from mtcheck.furniture.verdict import is_quoted
from mtcheck.furniture.vocabulary import Verdict
from mtcheck.languages import load_language
from mtcheck.lines import likely as likely_lines
from mtcheck.patterns import compile_pattern
from mtcheck.residue.phrases import phrases

_EDGES = (4, 3)
"""Lines at the start and at the end of a text where a bare byline or date is looked for."""
_DATES = 1
"""Lines with nothing but a date or an age: more of them are the headings of a chronicle."""
_STOPS = frozenset(".!?…\"'”’):。！？」")
_CERTAIN, _AT_EDGE, _LAST = 1.1, 0.3, 0.0
"""Logarithm of the odds from which a line is furniture anywhere, at either end, and as the last one.

No heading stands last."""
_PARAGRAPH = 0.5
"""What whole sentences must have more than that: answers of an FAQ address the reader, too."""
_UNFITTED = 1.8
"""What a line must have more in a language whose words were not weighed by lines written for it."""
_FITTED = frozenset({"de", "en", "es", "fr", "it", "pt", "ru"})
_SENTENCES = compile_pattern(r"[.!?…][\"'”’»)]*\s(?s:.+)[.!?…][\"'”’»)]*$")
_PHONE = compile_pattern(r"\+?\d(?:[ ()/.-]{0,2}\d){7,}")
"""A number to call, which is the article's own."""
_ASKING = re.compile(r"[?？][ \t]*(?:\n|$)")
_INTERVIEW = 3
_PROSE = frozenset({Role.PARAGRAPH, Role.HEADING, Role.CAPTION, Role.QUOTE})
_Found = tuple[Span, str]


def check(doc: Document, *, kind: str, delete: bool = True) -> Iterator[Hit]:
    """Yield the furniture of this kind (a key under `chrome` in language files, or a shape).

    `delete` makes it the fix that the furniture goes.
    """
    for span, found in furniture(doc):
        if found == kind:
            yield Hit(span.start, span.end, fix="" if delete else None)


def furniture(doc: Document) -> list[_Found]:
    """Return the lines that are site furniture, with their kinds."""
    return doc.memo("chrome-lines", lambda: list(_furniture(doc)))


def _furniture(doc: Document) -> Iterator[_Found]:
    reader = line_reader(doc.language or "en", doc.source_language)
    text = doc.text
    lines: dict[int, tuple[Span, Verdict]] = {}
    open_: dict[Span, int] = {}
    taken: set[int] = set()
    number = 0
    # What looks like furniture in the messages of a program is its text.
    blocks = [b for b in doc.blocks if b.role not in (Role.CODE, Role.CHROME, Role.UNIT)]
    if not blocks:
        return
    for block in blocks:
        for start, end in segment.lines(text, block.start, block.end):
            number += 1
            if not text[start].isupper():
                pieces = list(glued(text, start, end))
                yield from pieces
                if pieces:
                    continue
            if end - start <= LONGEST:
                verdict = reader.verdict(text[start:end], block.role)
                if verdict:
                    lines[number] = Span(start, end), verdict
                    if verdict.certain:
                        continue
            stops = text[end - 1] in _STOPS
            last = list(tail(reader, text, start, end)) if not stops or text[end - 1] == ")" else []
            if last:
                yield from last
                taken.update(span.start for span, _ in last)
                lines.pop(number, None)
            elif block.role in _PROSE and (end - start <= likely_lines.LONGEST or not stops):
                open_[Span(start, end)] = number
    parts = list(_judged(doc, reader, open_, number))
    for span, verdict in parts:
        at = open_.get(span)
        if at and (at not in lines or verdict[1:] > lines[at][1][1:]):
            lines[at] = span, verdict
    whole = list(_settle(lines, number))
    yield from whole
    taken.update(span.start for span, _ in whole)
    yield from ((span, kind) for span, kind in between(reader, text) if span.start not in taken)
    yield from ((s, v.kind) for s, v in parts if s not in open_ and v.certain)


def _judged(
    doc: Document, reader: LineReader, lines: Mapping[Span, int], last: int
) -> Iterator[tuple[Span, Verdict]]:
    """Judge lines, or sentences at their ends, by evidence: all their words and the rest of the text.

    The `last` line of the text has this number.
    """
    if _is_interview(doc):
        return
    found = list(likely_lines.likely(doc, list(lines), likely_lines.PAGE))
    asked = 0.0 if doc.language in _FITTED else _UNFITTED
    remarks = dict(likely_lines.likely(doc, [span for span, _ in found], likely_lines.REMARK))
    for span, score in found:
        line = doc.text[span.start : span.end]
        other = remarks.get(span, 0.0) > score or _names_engine(line, doc.language)
        if not (other or is_quoted(line) or _PHONE.search(line)):
            weight = score - asked - (_PARAGRAPH if _SENTENCES.search(line) else 0.0)
            ends = lines.get(span) == last and line[-1] not in _STOPS
            edge = weight >= (_LAST if ends else _AT_EDGE)
            yield span, Verdict(reader.likely_kind(line), weight >= _CERTAIN, edge)


def _names_engine(line: str, language: str | None) -> bool:
    """Tell whether a line says which machine translated the text: another group's."""
    engines = (
        phrases(code, "machine") for code in ("en", language) if code and load_language(code)
    )
    return any(engine.search(line) for engine in engines if engine)


def _is_interview(doc: Document) -> bool:
    """Tell whether lines of the text ask again and again: an interview, or questions and answers."""
    return sum(1 for _ in _ASKING.finditer(doc.text)) >= _INTERVIEW


def _settle(lines: dict[int, tuple[Span, Verdict]], last: int) -> Iterator[_Found]:
    """Yield the certain lines, those that may stand at an end and do, and doubtful ones beside them.

    `lines` are by their numbers in the text, of `last` lines.
    """
    dates = sum(verdict.kind == "date" for _, verdict in lines.values())
    taken = {
        number
        for number, (_, verdict) in lines.items()
        if (verdict.kind != "date" or dates <= _DATES)
        and (verdict.certain or (verdict.edge and not _EDGES[0] < number <= last - _EDGES[1]))
    }
    for number in sorted(lines):
        if number - 1 in taken:
            taken.add(number)
    for number in sorted(lines, reverse=True):
        if number + 1 in taken:
            taken.add(number)
    for number in sorted(taken):
        span, verdict = lines[number]
        yield span, "byline" if verdict.kind == "date" else verdict.kind
