"""Slavic surnames of the source that a word of the text renders with a slip, in whatever system.

Their endings tell that they are at home in Cyrillic letters, so that the systems say how to write
them; names from elsewhere are written as their bearers write them, which no system knows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import known_languages, language_script
from mtcheck.names.cyrillic import Name, between, distance, mended, nominatives
from mtcheck.names.endings import stems
from mtcheck.names.passages import MOST_NAMES, Passage, core, name_passages
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words
from mtcheck.spelling import is_known_anywhere, vouched_words

_SURNAME = compile_pattern(
    r".{2,24}(?:[оеёє]в|[сц]ь?к|енк|[оеє]вич|чук|щук)"
    r"(?:[аоуеиіы]|ой|ом|ым|им|ий|ый|ого|ому|ая|ую|ою|ем|ій|ої|ові)?"
)
"""How surnames end in Russian, Ukrainian and Belarusian, with the endings of cases."""
_SHORTEST = 6


class Slip(NamedTuple):
    """A word of the text, the surname that it renders, and the word mended in its own system."""

    word: Word
    source: str
    right: str


def slavic_slips(doc: Document) -> Iterator[Slip]:
    """Yield the words of the text that are one slip away from each rendering of a surname."""
    ours, theirs = doc.language or "", doc.source_language or ""
    if not {ours, theirs} <= set(known_languages()):
        return
    if language_script(theirs) == "Cyrillic" and language_script(ours) == "Latin":
        vouched = vouched_words(doc)
        for passage in name_passages(doc):
            yield from _in_passage(passage, ours, theirs, vouched)


def _in_passage(
    passage: Passage, ours: str, theirs: str, vouched: frozenset[str]
) -> Iterator[Slip]:
    words = [word for word in passage.words if word.text[0].isupper()][:MOST_NAMES]
    suspects = [word for word in words if _may_be_slip(word.text, ours, vouched)]
    names = list(_names(passage.source, theirs)) if suspects else []
    written = [Name(word.text, ours) for word in words]
    for word in suspects:
        here = Name(word.text, ours)
        if any(between(name, here, western=not _is_surname(name)) == 0 for name in names):
            continue
        near = [name for name in names if _is_surname(name) and _is_slip(here, name)]
        near = [
            name for name in near if all(between(name, other, western=False) for other in written)
        ]
        if len(near) == 1:
            yield Slip(word, near[0].text, _right(here, near[0]))


def _may_be_slip(word: str, language: str, vouched: frozenset[str]) -> bool:
    long = len(word) >= _SHORTEST and word[1:].islower() and fold(word) not in vouched
    return long and not is_known_anywhere(word.lower(), language)


def _names(source: str, language: str) -> Sequence[Name]:
    words = (core(Word(*word), language).text for word in split_words(source))
    texts = dict.fromkeys(text for text in words if text[0].isupper() and len(text) > 3)
    return [Name(text, language) for text in texts][:MOST_NAMES]


def _is_surname(name: Name) -> bool:
    return len(name.text) >= _SHORTEST and _SURNAME.fullmatch(name.text.lower()) is not None


def _is_slip(written: Name, name: Name) -> bool:
    """Tell whether one letter of a word is wrong, or two are swapped.

    A plural is no surname: Челнов is Chelny in the nominative.
    """
    stem = Name(written.text.rstrip("aeiouy"), written.language)
    if between(name, stem, western=False) == 0:
        return False
    return between(name, written, western=False) == 1 or _swapped(written, name) is not None


def _swapped(written: Name, name: Name) -> str | None:
    """Return a word with two letters in the other order, if it renders the name then."""
    text = written.text
    for i in range(1, len(text) - 1):
        other = text[:i] + text[i + 1] + text[i] + text[i + 2 :]
        if other != text and between(name, Name(other, written.language), western=False) == 0:
            return other
    return None


def _right(written: Name, name: Name) -> str:
    """Return a word mended, from the form of the name that it is nearest to."""
    forms = [*nominatives(name.text), *stems(name.text, name.language)[::-1]]
    nearest = min(forms, key=lambda form: distance(form, written.text, western=False))
    return _swapped(written, name) or mended(nearest, written.text)
