"""The word classes of a language's site furniture, and how a line is cut into their words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from mtcheck.languages import Language, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.phrases import ASCII_TOKEN, TOKEN, fold, tokenize

_LINK = r"(?:https?://|www\.|pic\.)[^\s<>\"«»“”]++|(?<!\S)[@\#]\w[\w.-]*+"
_PIECE = compile_pattern(rf"(?P<link>{_LINK})|{TOKEN.pattern}", TOKEN.flags)
_LINK_SIGN = re.compile(r"[@#]|://|www\.|pic\.")
_ELIDED = 5
"""Letters before an apostrophe that are an article or a preposition: l'article, dell'articolo."""
_CLOCK = compile_pattern(r"(?:h\d*)?")
WORD, VERB, SITE, NOUN, PICTURE = "words", "verbs", "names", "nouns", "pictures"
CONTENT = (WORD, VERB, SITE, NOUN, PICTURE, "sections")
PLAIN = "plain"
"""Other function words: they count for nothing, but a line of furniture may hold them."""

MOST_CACHED = 1 << 17
"""Words of which what is known is kept from one document to the next."""


class Unit(NamedTuple):
    """A word of a line, its end and its classes, each with the kind of furniture that it names."""

    text: str
    end: int
    classes: Mapping[str, str]


class Verdict(NamedTuple):
    """What a line is: where `certain` is false only beside furniture, or with `edge` at a text's end."""

    kind: str
    certain: bool = True
    edge: bool = False


_NONE: tuple[int, Mapping[str, str]] = (0, {})


class WordTable:
    """Words, stems and words in a row, each with its classes."""

    def __init__(self) -> None:
        self._single: dict[str, dict[str, str]] = {}
        self._stems: dict[str, dict[str, str]] = {}
        self._longer: dict[str, list[tuple[tuple[str, ...], dict[str, str]]]] = {}
        self._known: dict[str, Mapping[str, str]] = {}

    def add(self, words: Iterable[str], name: str, kind: str = "") -> None:
        """Add words to a class, each with the kind of furniture that it names."""
        for word in words:
            stem = word.endswith("-")
            tokens = tuple(token for token, _ in tokenize(word))
            if not tokens:
                raise ValueError(f"{word!r} has no letter or digit")
            if len(tokens) > 1:
                self._add_longer(tokens, name, kind)
            else:
                table = self._stems if stem else self._single
                table.setdefault(tokens[0], {}).setdefault(name, kind)

    def _add_longer(self, tokens: tuple[str, ...], name: str, kind: str) -> None:
        entries = self._longer.setdefault(tokens[0], [])
        for known, classes in entries:
            if known == tokens:
                classes.setdefault(name, kind)
                return
        entries.append((tokens, {name: kind}))
        entries.sort(key=lambda entry: -len(entry[0]))

    def classes(self, token: str) -> Mapping[str, str]:
        """Return the classes of a folded token; none where the word is unknown."""
        if token not in self._known:
            if len(self._known) >= MOST_CACHED:
                self._known.clear()
            self._known[token] = self._look_up(token)
        return self._known[token]

    def _look_up(self, token: str) -> Mapping[str, str]:
        if token in self._single:
            return self._single[token]
        for length in range(len(token), 1, -1):
            if token[:length] in self._stems:
                return self._stems[token[:length]]
        head, mark, tail = token.partition("'")
        if mark and len(head) <= _ELIDED and (classes := self.classes(tail)):
            return classes
        if mark and len(tail) <= _ELIDED:
            return self._single.get(head, {})
        if token[:1].isdecimal():  # a dot above alone folds to nothing
            rest = token.lstrip("0123456789")
            return (
                {"number": "", **self._single.get(rest, {})}
                if _CLOCK.fullmatch(rest) or rest in self._single
                else {}
            )
        return {}

    def opening_classes(self, token: str) -> set[str]:
        """Return the classes of all words of the vocabulary that begin with a token."""
        longer = (classes for _, classes in self._longer.get(token, ()))
        return {name for classes in (self.classes(token), *longer) for name in classes}

    def units(self, line: str) -> list[Unit]:
        """Cut a line in words; the longest entry of the vocabulary counts as one word."""
        if line.isascii() and not _LINK_SIGN.search(line):
            pieces = [(m.group(), m.end(), "") for m in ASCII_TOKEN.finditer(line)]
        else:
            pieces = [(m.group(), m.end(), m["link"]) for m in _PIECE.finditer(line)]
        tokens = [fold(text) for text, _, _ in pieces]
        units: list[Unit] = []
        at = 0
        while at < len(pieces):
            size, classes = self._longer_at(tokens, at) if tokens[at] in self._longer else _NONE
            if pieces[at][2]:
                classes = {"link": ""}
            elif not size:
                classes = self.classes(tokens[at])
            size = size or 1
            units.append(Unit(pieces[at][0], pieces[at + size - 1][1], classes))
            at += size
        return units

    def _longer_at(self, tokens: Sequence[str], at: int) -> tuple[int, Mapping[str, str]]:
        """Return the length of the longest entry of several words that stands there, and its classes."""
        for entry, classes in self._longer[tokens[at]]:
            if tuple(tokens[at : at + len(entry)]) == entry:
                return len(entry), classes
        return _NONE


class Vocabulary(WordTable):
    """The word classes of a language: `page` and the kinds of `chrome` in its file."""

    def __init__(self, language: Language) -> None:
        super().__init__()
        english = load_language("en")
        for kind, table in language.chrome.items():
            for name in (WORD, VERB, SITE):
                self.add(table.get(name, ()), name, kind)
            self.add(table.get(NOUN, ()), PICTURE, kind)
            self.add(table.get("origins", ()), "origins", kind)
        for name, words in language.page.items():
            if name != "story":
                self.add(words, name, "")
        for word in language.function_words.difference(language.page["story"]):
            self._single.setdefault(word, {PLAIN: ""})
        for kind, table in english.chrome.items() if english else ():
            self.add(table.get(SITE, ()), SITE, kind)


@cache
def vocabulary(code: str) -> Vocabulary | None:
    """Return the vocabulary of a language, or None where there is no file for it."""
    language = load_language(code)
    return Vocabulary(language) if language else None


def vocabularies(codes: Sequence[str]) -> tuple[Vocabulary, ...]:
    """Return the vocabularies of these languages, without those that there is no file for."""
    known = [vocabulary(code) for code in codes]
    return tuple(entry for entry in known if entry)


def having(units: Sequence[Unit], *names: str) -> list[Unit]:
    """Return the words of one of these classes."""
    return [u for u in units if any(name in u.classes for name in names)]


def is_unknown(unit: Unit) -> bool:
    """Tell whether a word is of no class, or a function word alone."""
    return not unit.classes or PLAIN in unit.classes


def is_lone(text: str) -> bool:
    """Tell whether a word is one character of a script that writes words without spaces."""
    return len(text) == 1 and text.lower() == text.upper()


def is_capital(unit: Unit) -> bool:
    """Tell whether a word may be a name: it has no small first letter."""
    return not unit.text[0].islower()
