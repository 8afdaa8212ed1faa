"""Edits of a file's text, and what has to go with a text that is deleted."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mtcheck import segment
from mtcheck.document import Document
from mtcheck.finding import Finding


@dataclass(frozen=True, slots=True)
class Edit:
    """`text` in the place of [start:end] of the file's text, to fix a finding of a document in it."""

    start: int
    end: int
    text: str
    finding: Finding
    document: Document


def edited(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made, which are in order and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.text]
        at = edit.end
    return "".join([*parts, text[at:]])


def without_overlaps(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in order, of those that overlap the first."""
    end = 0
    for edit in sorted(edits, key=lambda e: (e.start, e.end)):
        if edit.start >= end:
            yield edit
            end = edit.end


def with_gaps(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield the edits, deletions with what goes with them.

    Those are its lines where nothing else stands in them, and the blank lines after a paragraph (at
    the end of a file: before it); otherwise a space that would be left at an edge or doubled.
    """
    lines = segment.line_starts(text)
    run: list[tuple[Edit, int, int]] = []
    for edit in edits:
        span = None if edit.text else _lines_filled(text, lines, edit)
        if run and (span is None or span[0] != run[-1][2] + 1):
            yield from _without_lines(text, lines, run)
            run = []
        if span:
            run.append((edit, *span))
        else:
            yield edit if edit.text else _with_space(text, lines, edit)
    yield from _without_lines(text, lines, run) if run else ()


def _lines_filled(text: str, lines: Sequence[int], edit: Edit) -> tuple[int, int] | None:
    """Return the first and the last line of a place, or None where they hold anything else."""
    first = bisect_right(lines, edit.start) - 1
    last = bisect_right(lines, max(edit.start, edit.end - 1)) - 1
    rest = text[lines[first] : edit.start] + text[edit.end : _line_end(text, lines, last)]
    return None if rest.strip() else (first, last)


def _without_lines(
    text: str, lines: Sequence[int], run: Sequence[tuple[Edit, int, int]]
) -> Iterator[Edit]:
    """Yield the deletions of a run of lines: one begins where the one before it ends."""
    start, end = _lines_and_gap(text, lines, run[0][1], run[-1][2])
    starts = [start, *(lines[first] for _, first, _ in run[1:]), end]
    for (edit, _, _), (here, there) in zip(run, pairwise(starts), strict=True):
        yield replace(edit, start=here, end=there)


def _lines_and_gap(text: str, lines: Sequence[int], first: int, last: int) -> tuple[int, int]:
    """Return the place of whole lines, and of the gap that has to go with them."""
    end = _line_end(text, lines, last)
    if not _is_blank(text, lines, first - 1) or not _is_blank(text, lines, last + 1):
        # The last line of a file without a final line end takes the one before it.
        ended = end > _content_end(text, lines, last) or first == 0
        return (lines[first] if ended else _content_end(text, lines, first - 1)), end
    after = last + 1
    while after < len(lines) and _is_blank(text, lines, after):
        after += 1
    if after < len(lines):
        return lines[first], lines[after]
    while first > 0 and _is_blank(text, lines, first - 1):
        first -= 1
    return _content_end(text, lines, first - 1), _content_end(text, lines, last)


def _with_space(text: str, lines: Sequence[int], edit: Edit) -> Edit:
    line = lines[bisect_right(lines, edit.start) - 1]
    start, end = edit.start, edit.end
    while text[end : end + 1] in (" ", "\t"):
        end += 1
    while start > line and text[start - 1] in " \t":
        start -= 1
    if start == line:
        return replace(edit, end=end)
    edge = end > edit.end or end == len(text) or text[end] in "\r\n\u2028\u2029,.)"
    return replace(edit, start=start) if edge else edit


def _line_end(text: str, lines: Sequence[int], number: int) -> int:
    return lines[number + 1] if number + 1 < len(lines) else len(text)


def _content_end(text: str, lines: Sequence[int], number: int) -> int:
    """Return where line `number` ends without its line end; 0 for the line before the first."""
    if number < 0:
        return 0
    end = segment.LINE_END.search(text, lines[number])
    return end.start() if end else len(text)


def _is_blank(text: str, lines: Sequence[int], number: int) -> bool:
    """Tell whether a line holds nothing; so do those before the first and after the last."""
    return (
        not 0 <= number < len(lines)
        or not text[lines[number] : _line_end(text, lines, number)].strip()
    )
