"""The words of a text in order, with their places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from operator import add
from typing import NamedTuple, overload


class Word(NamedTuple):
    """A word and its place; `lower` is its lower-case form with plain apostrophes."""

    start: int
    end: int
    text: str
    lower: str


class Words(Sequence[Word]):
    """The words of a stretch of text in order; each is made only when it is asked for.

    `starts` are their offsets, `texts` the words as they are written.
    """

    __slots__ = ("starts", "texts")

    def __init__(self, starts: Sequence[int] = (), texts: Sequence[str] = ()) -> None:
        self.starts = starts
        self.texts = texts

    def __len__(self) -> int:
        return len(self.texts)

    @overload
    def __getitem__(self, at: int) -> Word: ...

    @overload
    def __getitem__(self, at: slice) -> Words: ...

    def __getitem__(self, at: int | slice) -> Word | Words:
        if isinstance(at, slice):
            return Words(self.starts[at], self.texts[at])
        return _word(self.starts[at], self.texts[at])

    def __iter__(self) -> Iterator[Word]:
        return map(_word, self.starts, self.texts)

    def gaps(self, text: str) -> Iterator[str]:
        """Yield what stands between each word and the next one in the text that they are of."""
        ends = map(add, self.starts, map(len, self.texts))
        return (
            text[end:start] for end, start in zip(ends, islice(self.starts, 1, None), strict=False)
        )

    def between(self, start: int, end: int) -> Words:
        """Return the words that begin in text[start:end]."""
        return self[bisect_left(self.starts, start) : bisect_left(self.starts, end)]


def _word(start: int, text: str) -> Word:
    return Word(start, start + len(text), text, text.lower().replace("’", "'"))
