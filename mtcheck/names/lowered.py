"""Known places of the source, and Chinese names, that the text writes without their capital."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import CAPITAL_NOUNS, known_languages, language_script
from mtcheck.names.hanyu import Spelt
from mtcheck.names.in_source import source_names
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.spelling import zipf_of

_SHORTEST = 4
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language."""
_ROMANCE = frozenset(("es", "fr", "it", "pt"))
"""Languages in which the name of a country may be an adjective as well: la selección argentina."""


class Lowered(NamedTuple):
    """A word in small letters, the word as it should be, and the name of the source."""

    word: Word
    right: str
    source: str


def lowered_names(doc: Document) -> Iterator[Lowered]:
    """Yield the words in small letters that render a name of the aligned passage of the source."""
    ours, theirs = doc.language or "", doc.source_language or ""
    known = known_languages()
    if ours == theirs or ours not in known or theirs not in known:
        return
    for passage in name_passages(doc):
        words = [word for word in passage.words if word.text.islower()]
        if theirs not in CAPITAL_NOUNS:
            yield from _places(doc, passage, words)
        if theirs == "zh" and language_script(ours) == "Latin":
            yield from _syllables(doc, passage)


def _places(doc: Document, passage: Passage, words: Sequence[Word]) -> Iterator[Lowered]:
    ours, theirs = doc.language or "", doc.source_language or ""
    texts = {word.text for word in passage.words}
    rights = {
        right: name.text
        for name in source_names(theirs, ours, doc.names).find(passage.source)
        if name.is_place and not name.is_acronym
        for right in name.rights
        if len(right) >= _SHORTEST and right.istitle() and right not in texts
    }
    for word in words:
        right = word.text.capitalize()
        if right in rights and not (ours in _ROMANCE and right.endswith(("a", "o"))):
            yield Lowered(word, right, rights[right])


def _syllables(doc: Document, passage: Passage) -> Iterator[Lowered]:
    """Yield given names without their capital after the surname: Zhu pei."""
    spelt = Spelt(passage.source)
    for one, other in list(pairwise(passage.words))[: MOST_NAMES * 10]:
        if not (one.text.istitle() and other.text.islower() and len(other.text) > 2):
            continue
        if (
            doc.text[one.end : other.start] == " "
            and zipf_of(other.lower, doc.language or "") < _ORDINARY
        ):
            chars = spelt.full_name(fold(one.text), fold(other.text))
            if chars:
                yield Lowered(other, other.text.capitalize(), chars)
