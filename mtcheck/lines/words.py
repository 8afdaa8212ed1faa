"""What each word of a line tells of where it comes from: the page, an engine, or the story."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import cache
from typing import NamedTuple, TypeVar

from mtcheck.furniture.vocabulary import MOST_CACHED, SITE, VERB, WORD, WordTable, is_lone
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.phrases import fold, tokenize

T = TypeVar("T")

_COMMON, _RAREST = 6.3, 3.5
"""Zipf value from which a word is too frequent to tell anything, and the most that a rare one tells.

If writers of furniture pick from 500 words of the web alike, each makes up 1/500 of theirs, Zipf 6.3;
the difference to its Zipf value is the decimal logarithm of how much rarer it is elsewhere.
"""
_STEM = 6
"""First letters by which the forms of a word are held for one."""
_SHORTEST = 4
"""Letters of a word that can be the subject of a text."""
_ELIDING = 3
"""Letters of a word before which another one is elided: l'eau."""
_SHORTEST_STEM = 2
_LONGEST = 300
"""Characters of what stands between spaces: whole lines in some scripts."""
_NONE: frozenset[str] = frozenset()
_COMPOUNDING = frozenset({"de", "nl", "sv"})
_OF_NOUNS = frozenset({"web", "trade"})
_FIRST, _PART = 3, 5
"""Letters that the rest and the last part of a compound must have: Lese|zeichen."""


class LineWord(NamedTuple):
    """A word: its classes, how much rarer it is than words of the web are there, and its stem.

    Short words have none; a character that is no listed word is a word by itself.
    """

    classes: frozenset[str]
    rarity: float
    stem: str
    capital: bool


@cache
def line_words(code: str) -> LineWords | None:
    """Return what is known of the words of a language, or None where there is no list for it."""
    language = load_language(code)
    lexicon = load_lexicon(code, WHOLE)
    return LineWords(language) if language and lexicon and language.evidence["web"] else None


class LineWords:
    """Looks up the words of lines in a language."""

    def __init__(self, language: Language) -> None:
        self._code = language.code
        self._all, self._plain = WordTable(), WordTable()
        self._exact: dict[str, set[str]] = {}
        self._stems: dict[str, set[str]] = {}
        for name, words in language.evidence.items():
            self._add(name, words)
        for table in language.chrome.values():
            for name in (WORD, SITE):
                self._add("web", (w for w in table.get(name, ()) if w.isalpha()))
            self._plain.add(table.get(VERB, ()), "command")
        for name in ("address", "dates", "story", "small"):
            self._plain.add(language.page[name], name)
        self._plain.add(language.function_words, "plain")
        self._plain.add(language.articles, "articles")
        self._plain.add((verb for verb in language.speech_verbs if verb.isalpha()), "said")
        self._known: dict[str, tuple[LineWord, ...]] = {}
        self._sums: dict[Callable[[LineWord], float], _Told[float]] = {}
        self._stems_of = _Told(self, _stems)

    def _add(self, name: str, words: Iterable[str]) -> None:
        for word in words:
            (token, _), *more = tokenize(word)
            table = self._stems if word.endswith("-") else self._exact
            if more or is_lone(token):
                self._all.add([word], name)  # written without spaces
            else:
                table.setdefault(token, set()).add(name)

    def of(self, line: str) -> list[LineWord]:
        """Return the words of a line, in order."""
        return [word for piece in line.split() for word in self._of_piece(piece)]

    def may_tell(self, token: str) -> bool:
        """Tell in a hurry whether a word may speak for the page, or for an engine."""
        token = fold(token)
        if "'" in token or is_lone(token[:1]) or "address" in self._plain.classes(token):
            return True
        return bool(self._evidence(token) or self._of_compound(token))

    def sum(self, line: str, pull: Callable[[LineWord], float]) -> float:
        """Return the sum of what `pull` gives the words of a line, which it is asked once a word."""
        if pull not in self._sums:
            self._sums[pull] = _Told(self, lambda words: sum(map(pull, words)))
        return sum(map(self._sums[pull].__getitem__, line.split()))

    def stems(self, pieces: Iterable[str]) -> set[str]:
        """Return the stems of the words of pieces between spaces that can be the subject of a text."""
        return set().union(*map(self._stems_of.__getitem__, pieces))

    def _of_piece(self, piece: str) -> tuple[LineWord, ...]:
        if len(piece) > _LONGEST:
            return ()  # the look-up grows with the square of it
        if piece not in self._known:
            if len(self._known) >= MOST_CACHED:
                self._known.clear()
            self._known[piece] = tuple(self._look_up(piece))
        return self._known[piece]

    def _look_up(self, piece: str) -> Iterable[LineWord]:
        lexicon = load_lexicon(self._code, WHOLE)
        assert lexicon is not None  # noqa: S101  (asked for when this was made)
        at = 0
        for unit in self._all.units(piece):
            token = "".join(token for token, _ in tokenize(piece[at : unit.end]))
            at = unit.end
            head, mark, tail = token.partition("'")
            if mark and len(tail) >= _ELIDING:
                token = tail
            classes = self._evidence(token).union(unit.classes) or self._of_compound(token)
            if mark and "self" in self._evidence(head):
                classes |= {"self"}  # j'hésite
            rarity = min(_RAREST, max(0.0, _COMMON - lexicon.zipf(token)))
            yield LineWord(
                classes.union(self._plain.classes(token)),
                rarity,
                token[:_STEM] if len(token) >= _SHORTEST or is_lone(token) else "",
                unit.text[:1].isupper(),
            )

    def _evidence(self, token: str) -> frozenset[str]:
        found = set(self._exact.get(token, ()))
        for end in range(_SHORTEST_STEM, len(token) + 1):
            found |= self._stems.get(token[:end], _NONE)
        return frozenset(found)

    def _of_compound(self, token: str) -> frozenset[str]:
        """Return the classes of the last part of a compound."""
        if self._code in _COMPOUNDING:
            for start in range(_FIRST, len(token) - _PART + 1):
                if found := self._evidence(token[start:]) & _OF_NOUNS:
                    return found
        return frozenset()


class _Told(dict[str, T]):
    """What the words of pieces of text tell, asked once a piece."""

    def __init__(self, words: LineWords, tell: Callable[[Sequence[LineWord]], T]) -> None:
        super().__init__()
        self._words, self._tell = words, tell

    def __missing__(self, piece: str) -> T:
        if len(self) >= MOST_CACHED:
            self.clear()
        self[piece] = told = self._tell(self._words.of(piece))
        return told


def _stems(words: Sequence[LineWord]) -> frozenset[str]:
    return frozenset(word.stem for word in words if len(word.stem) > 1)
