"""Where each offset of a text stands in its file."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple, Protocol

from mtcheck import segment


class Place(NamedTuple):
    """Where something stands in a file: line and column from 1, in code points.

    Where a file has no lines, `name` says where ("row 7, column text"); then the line is the number
    of the row or paragraph, and the column counts inside it.
    """

    line: int
    column: int
    name: str | None = None


class Origin(Protocol):
    """Where each offset of a text stands in its file."""

    def locate(self, offset: int) -> Place:
        """Return the place of the character at `offset` of the text."""
        ...

    def line(self, number: int) -> str:
        """Return the line, row or paragraph of this number (from 1) as it is shown, without its end."""
        ...


class NamedPlaces:
    """The origin of a text whose file has no lines.

    `pieces` are (offset in the text, number of the row or paragraph, its name), ascending.
    """

    def __init__(self, text: str, pieces: Sequence[tuple[int, int, str]]) -> None:
        self._text = text
        self._pieces = pieces
        self._starts = [start for start, _, _ in pieces]

    def locate(self, offset: int) -> Place:
        """Return the place of the character at `offset` of the text."""
        start, number, name = self._pieces[max(0, bisect_right(self._starts, offset) - 1)]
        return Place(number, offset - start + 1, name)

    def line(self, number: int) -> str:
        """Return the text of the first piece with this number, up to the next piece."""
        i = next(i for i, piece in enumerate(self._pieces) if piece[1] == number)
        return self._text[self._starts[i] : [*self._starts, len(self._text)][i + 1]].rstrip()


class OffsetMap:
    """Offsets of the text -> line and column of the file.

    `pieces` are pairs (offset in the text, offset in the file), ascending; between two pairs text
    and file run in step. A plain-text file needs one pair. Where `file_text` is a record in the midst
    of its file, it begins there at the offset `start`, in the line `first_line`.
    """

    def __init__(
        self,
        file_text: str,
        pieces: Sequence[tuple[int, int]] = ((0, 0),),
        first_line: int = 1,
        start: int = 0,
    ) -> None:
        self.start = start
        self._file_text = file_text
        self._starts = [start for start, _ in pieces]
        self._targets = [target for _, target in pieces]
        self._first_line = first_line

    @cached_property
    def _line_starts(self) -> list[int]:
        return segment.line_starts(self._file_text)

    def file_offset(self, offset: int) -> int:
        """Return the place in `file_text` of the character at `offset` of the text."""
        i = bisect_right(self._starts, offset) - 1
        place = self._targets[i] + offset - self._starts[i]
        if i + 1 < len(self._targets):
            # Inside a resolved entity or escape the text is shorter or longer than the file.
            place = min(place, self._targets[i + 1])
        return min(place, len(self._file_text))

    def locate(self, offset: int) -> Place:
        """Return the place in the file of the character at `offset` of the text."""
        place = self.file_offset(offset)
        line = bisect_right(self._line_starts, place)
        return Place(line + self._first_line - 1, place - self._line_starts[line - 1] + 1)

    def line(self, number: int) -> str:
        """Return line `number` of the file, without its end."""
        number -= self._first_line - 1
        start = self._line_starts[number - 1]
        after = self._line_starts[number] if number < len(self._line_starts) else None
        return self._file_text[start:after].rstrip("\r\n\u2028\u2029\x0b\x0c\x1c\x1d\x1e\x85")
