"""A unified diff of two versions that differ in few places, near each other: linear in their length.

difflib looks for the longest common stretch again and again: 19 s for 60,000 lines.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import Match, SequenceMatcher

_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_CONTEXT = 3
_REACH = 50
"""Lines that may be skipped to find the next common one; beyond them, all that follows differs."""


def unified_diff(old: str, new: str, name: str) -> Iterator[str]:
    """Yield the lines of the diff with their ends, nothing where the two are equal."""
    before, after = _LINE.findall(old), _LINE.findall(new)
    groups = list(_Matcher(before, after).get_grouped_opcodes(_CONTEXT))
    if old != new:
        yield f"--- {name}\n"
        yield f"+++ {name}\n"
        for group in groups:
            _, a, _, c, _ = group[0]
            _, _, b, _, d = group[-1]
            yield f"@@ -{_range(a, b)} +{_range(c, d)} @@\n"
            for tag, i, j, k, m in group:
                yield from _marked(" " if tag == "equal" else "-", before[i:j])
                yield from _marked("+", after[k:m] if tag != "equal" else ())


def _marked(mark: str, lines: Sequence[str]) -> Iterator[str]:
    for line in lines:
        yield (
            mark + line if line.endswith("\n") else f"{mark}{line}\n\\ No newline at end of file\n"
        )


def _range(start: int, end: int) -> str:
    """Return "first line,number of lines" as the format wants it: 1 is left out, 0 counts back."""
    if end - start == 1:
        return str(start + 1)
    return f"{start + (end > start)},{end - start}"


class _Matcher(SequenceMatcher[str]):
    """Matches lines in step, and over as few lines as it can where they differ."""

    def __init__(self, old: Sequence[str], new: Sequence[str]) -> None:
        super().__init__(None, old, new, autojunk=False)
        self._old, self._new = old, new

    def get_matching_blocks(self) -> list[Match]:
        old, new = self._old, self._new
        blocks: list[Match] = []
        i = j = 0
        while True:
            start = i
            while i < len(old) and j < len(new) and old[i] == new[j]:
                i, j = i + 1, j + 1
            if i > start:
                blocks.append(Match(start, j - (i - start), i - start))
            skip = _next_common(old, new, i, j)
            if skip is None:
                return [*blocks, Match(len(old), len(new), 0)]
            # Most fixes stay in their line: lines that differ in step are compared one by one.
            i, j = (i + 1, j + 1) if skip[0] == skip[1] else (i + skip[0], j + skip[1])


def _next_common(old: Sequence[str], new: Sequence[str], i: int, j: int) -> tuple[int, int] | None:
    """Return how many lines of both to pass over to a common one: a blank one only in need."""
    blank: tuple[int, int] | None = None
    for far in range(1, _REACH):
        for over in range(far + 1):
            a, b = i + over, j + far - over
            if a < len(old) and b < len(new) and old[a] == new[b]:
                if old[a].strip():
                    return _back(old, new, over, far - over, i, j)
                blank = blank or (over, far - over)
    return blank


def _back(
    old: Sequence[str], new: Sequence[str], over: int, other: int, i: int, j: int
) -> tuple[int, int]:
    """Return the start of the common lines of which the last is at these distances."""
    while over and other and old[i + over - 1] == new[j + other - 1]:
        over, other = over - 1, other - 1
    return over, other
