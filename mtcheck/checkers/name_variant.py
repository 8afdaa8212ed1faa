"""Two spellings of one name in one article: the one that is less likely right.

On translated news 56 % of such places were marked as errors by human annotators, and in human
references they were typing errors (Greegs beside Greggs).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.document import Document, Span, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import Gazetteer, fold, load_gazetteer
from mtcheck.languages import load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.names import is_inflection, vouched_words
from mtcheck.spelling import is_known_anywhere, neighbours

RARE = 2.0
"""Zipf value up to which a word may be a deviant spelling."""
KNOWN = 3.0
"""Zipf value from which a word is known, and the better one of two."""
ORDINARY = 4.0
"""Zipf value from which a word is an ordinary one, and no name to deviate from."""
_SHORTEST, _LONGEST = 4, 30


class Place(NamedTuple):
    """A word, whether a given name stands before it, and the name that follows it, if any."""

    word: Word
    follows_name: bool
    surname: str


@dataclass(frozen=True)
class _Known:
    """What is known to be a name: listed, or vouched for by a reference or the project."""

    listed: Gazetteer
    vouched: frozenset[str]

    def __contains__(self, folded: object) -> bool:
        return folded in self.vouched or folded in self.listed


def check(doc: Document) -> Iterator[Hit]:
    """Yield words with a capital, one letter from another one of the article that is better known.

    The other one stands there more often, or is in a list of names or much more frequent; or it
    stands there with a given name, and the deviant one without; or both stand before the same
    surname, and the deviant one later or less often. Inflected forms are spared.
    """
    here = load_lexicon(doc.language or "", WHOLE)
    if load_language(doc.language or "") is None or here is None:
        return
    pairs = neighbours(sorted(_capitalised(doc)), _SHORTEST + 1)
    if not pairs:
        return
    places = _places(doc, {name for pair in pairs for name in pair})
    names = _Known(load_gazetteer(doc.names), vouched_words(doc))
    found: dict[str, str] = {}
    for a, b in sorted(pair for pair in pairs if places.keys() >= set(pair)):
        for wrong, right in ((a, b), (b, a)):
            if wrong not in found and _deviates(
                wrong, right, places, names, here, doc.language or ""
            ):
                found[wrong] = right
                break
    for wrong, right in found.items():
        word, first = places[wrong][0].word, places[right][0].word
        end = word.start + len(wrong)
        related = (Span(first.start, first.end),)
        yield Hit(word.start, end, {"right": right}, right, 0.7, related)


def _capitalised(doc: Document) -> set[str]:
    """Return the words of the prose that may be names, without possessive endings."""
    written = {token for block in doc.prose for token in doc.tokens(block) if token[0].isupper()}
    names = (_bare(token) for token in written)
    return {name for name in names if _SHORTEST <= len(name) <= _LONGEST and name[1:].islower()}


def _bare(token: str) -> str:
    return token.replace("’", "'").removesuffix("'s").removesuffix("'")


def _places(doc: Document, names: set[str]) -> dict[str, list[Place]]:
    """Return where each of the names stands."""
    places: dict[str, list[Place]] = defaultdict(list)
    for block in doc.prose:
        if names.isdisjoint(map(_bare, doc.tokens(block))):
            continue
        words = doc.words_in(block.start, block.end)
        for i, word in enumerate(words):
            name = _bare(word.text)
            if name in names:
                following = words[i + 1] if i + 1 < len(words) else None
                surname = following.text if following and _is_next(doc, word, following) else ""
                places[name].append(Place(word, _follows_name(doc, words, i), surname))
    return places


def _is_next(doc: Document, word: Word, following: Word) -> bool:
    return following.text[0].isupper() and doc.text[word.end : following.start] == " "


def _follows_name(doc: Document, words: Sequence[Word], i: int) -> bool:
    if i == 0 or not words[i - 1].text[0].isupper():
        return False
    between = doc.text[words[i - 1].end : words[i].start]
    titles = load_language(doc.language or "")
    is_title = titles is not None and words[i - 1].lower in titles.titles
    return between in (" ", ". ", "-", "\u00a0") and not is_title


def _deviates(
    wrong: str,
    right: str,
    places: Mapping[str, list[Place]],
    names: _Known,
    here: Lexicon,
    language: str,
) -> bool:
    both_listed = fold(wrong) in names and fold(right) in names
    if len(places[wrong]) > 1 or both_listed or is_inflection(wrong, right, language):
        return False
    deviant, first = places[wrong][0], places[right][0]
    often, earlier = len(places[right]) > 1, first.word.start < deviant.word.start
    if deviant.surname and any(place.surname == deviant.surname for place in places[right]):
        return often or earlier
    if not _may_be_wrong(wrong, right, names, here, language):
        return False
    better = fold(right) in names or here.zipf(right.lower()) >= max(
        KNOWN, here.zipf(wrong.lower()) + 1
    )
    named_once = first.follows_name and earlier
    return often or (not deviant.follows_name and (better or named_once))


def _may_be_wrong(wrong: str, right: str, names: _Known, here: Lexicon, language: str) -> bool:
    """Tell whether the one is rare, and the other a name rather than an ordinary word.

    Of a word that nobody knows an ordinary word may be the right form too.
    """
    rare = here.zipf(wrong.lower())
    unheard = rare == 0 and not is_known_anywhere(wrong.lower(), language)
    ordinary = here.zipf(right.lower()) >= ORDINARY and fold(right) not in names
    return rare <= RARE and fold(wrong) not in names and (unheard or not ordinary)
