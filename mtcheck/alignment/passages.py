"""The passage of the source that a place of the text translates, as words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property

from mtcheck.alignment.align import pairs
from mtcheck.document import Document
from mtcheck.segment import words as split_words
from mtcheck.spelling import lower_form

_MOST = 20
"""Places of a word in a passage that are looked at."""


class Passage:
    """Some text of the source: its words as they are written, and where each of them ends."""

    def __init__(self, text: str) -> None:
        """`text` is read when it is first asked for."""
        self.text = text

    @cached_property
    def _words(self) -> tuple[tuple[int, int, str], ...]:
        return tuple((start, end, word) for start, end, word, _ in split_words(self.text))

    @cached_property
    def forms(self) -> frozenset[str]:
        """The words as they are written."""
        return frozenset(word for _, _, word in self._words)

    @cached_property
    def lowers(self) -> frozenset[str]:
        """The words in lower case."""
        return frozenset(map(lower_form, self.forms))

    @cached_property
    def _places(self) -> dict[str, list[int]]:
        """The first places of each word, by its number."""
        places: dict[str, list[int]] = {}
        for i, (_, _, word) in enumerate(self._words):
            found = places.setdefault(word, [])
            if len(found) < _MOST:
                found.append(i)
        return places

    def around(self, word: str) -> Iterator[tuple[str, str, str, str]]:
        """Yield what stands around a word: the word before, the marks and space, those after, the word.

        At the ends of the passage the words are "". Of many places the first ones are yielded.
        """
        for i in self._places.get(word, ()):
            start, end, _ = self._words[i]
            before = self._words[i - 1] if i else (0, 0, "")
            last = i + 1 == len(self._words)
            after = (len(self.text), 0, "") if last else self._words[i + 1]
            yield before[2], self.text[before[1] : start], self.text[end : after[0]], after[2]


class Passages:
    """The passages of the source of one document, by the places of the text."""

    def __init__(self, doc: Document) -> None:
        """Where file or alignment pair nothing, every passage is empty."""
        found = [pair for pair in pairs(doc) if pair.target.start < pair.target.end]
        self._targets = [pair.target for pair in found]
        self._starts = [target.start for target in self._targets]
        self._passages = [Passage(pair.source) for pair in found]

    def at(self, place: int) -> Passage:
        """Return the passage that the text at an offset translates."""
        i = bisect_right(self._starts, place) - 1
        return self._passages[i] if i >= 0 and place < self._targets[i].end else _NONE


_NONE = Passage("")
