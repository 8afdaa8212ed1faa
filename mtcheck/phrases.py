"""Phrases of words, with wildcards, looked up at any place of a line in time linear in its length."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from mtcheck.patterns import compile_pattern

_UNSPACED = r"[\p{Han}\p{Hiragana}\p{Katakana}ー]"
_LETTER = r"[[\p{L}\p{M}]--[\p{Han}\p{Hiragana}\p{Katakana}ー]]"
_WORD = rf"[{_LETTER}\p{{N}}]++"
TOKEN = compile_pattern(rf"(?V1){_UNSPACED}|\p{{N}}++(?=\p{{Hangul}})|{_WORD}(?:['’]{_WORD})*")
ASCII_TOKEN = re.compile(r"[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*")
"""The same for ASCII, three times as fast."""
ANY = "*"
NUMBER = "#"
_LONGEST_GAP = 4


def tokenize(text: str) -> list[tuple[str, int]]:
    """Return the folded tokens of a text with their ends: words, numbers, single Han and kana."""
    if text.isascii():
        return [(m.group(), m.end()) for m in ASCII_TOKEN.finditer(text.lower())]
    return [(fold(m.group()), m.end()) for m in TOKEN.finditer(text)]


@lru_cache(maxsize=1 << 16)
def fold(token: str) -> str:
    """Fold case, for Turkish too (İ, I, ı and i are one letter here), and Russian ё."""
    folded = token.casefold().replace("\u0307", "").replace("’", "'")
    return folded.replace("ı", "i").replace("ё", "е")


class PhraseTree:
    """A set of phrases, each with a label. `*` stands for one to four tokens, `#` for a number."""

    def __init__(self) -> None:
        self._next: dict[str, PhraseTree] = {}
        self._labels: list[str] = []

    def add(self, phrase: str, label: str) -> None:
        """Add a phrase in the notation of the language files."""
        node = self
        for part in phrase.split():
            tokens = [part] if part in (ANY, NUMBER) else [token for token, _ in tokenize(part)]
            for token in tokens:
                node = node._next.setdefault(token, PhraseTree())
        node._labels.append(label)

    def openings(self) -> Iterator[tuple[str, Iterable[str]]]:
        """Yield the tokens that phrases begin with, each with those that follow it."""
        for first, node in self._next.items():
            yield first, node._next.keys()

    def opens(self, token: str) -> bool:
        """Tell whether a phrase begins with this token."""
        return token in self._next

    def ends(self, tokens: Sequence[str], at: int) -> Iterator[tuple[int, str]]:
        """Yield (index after the phrase, label) of every phrase that stands at tokens[at:]."""
        for label in self._labels:
            yield at, label
        if at >= len(tokens):
            return
        token = tokens[at]
        if token in self._next:
            yield from self._next[token].ends(tokens, at + 1)
        if NUMBER in self._next and token.isdecimal():
            yield from self._next[NUMBER].ends(tokens, at + 1)
        if ANY in self._next:
            for after in range(at + 1, min(at + _LONGEST_GAP, len(tokens)) + 1):
                yield from self._next[ANY].ends(tokens, after)

    def tile(self, tokens: Sequence[str]) -> str | None:
        """Return the label of the first phrase where phrases and numbers fill all the tokens."""
        first: dict[int, str] = {0: ""}
        for at in range(len(tokens)):
            if at not in first:
                continue
            steps: Iterable[tuple[int, str]] = self.ends(tokens, at)
            for after, label in steps:
                first.setdefault(after, first[at] or label)
            if tokens[at].isdecimal():
                first.setdefault(at + 1, first[at])
        return first.get(len(tokens)) or None
