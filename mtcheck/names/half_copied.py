"""Names of the source of two words, of which the text copies one and changes the other.

Translators copy such a name as a whole, or know the form that their own language has for it. An
engine takes one half for a word (Holy Gaudens, for Saint-Gaudens; The Rochelle), or turns a given
name into that of its own language (Stanislav Kowal).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.document import Document, Span, Word
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.languages import CAPITAL_NOUNS, language_script, load_language
from mtcheck.names.endings import are_forms, bare
from mtcheck.names.given import countries_of, is_transcribed
from mtcheck.names.meanings import name_words
from mtcheck.segment import words as split_words
from mtcheck.spelling import sound_of, vouched_words, zipf_of

_SAINTS = frozenset(
    "saint sainte st ste san santo santa sant sao são sankt sint sveti svaty".split()
)
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language."""
_RARE = 3.5
"""Zipf value below which a word that both texts have is a name, and no word of both languages."""
_ALIKE = 0.5
"""Similarity from which a given name may be that of another language."""
_SHORTEST = 4
_ACCENTED = "fr"
"""The language that transcribes names with letters of its own: Sergueï."""
_PLAIN_ARTICLES = frozenset(("en", "de"))
"""Languages whose articles, capital or not, are hardly ever part of a name."""
_STARTS = frozenset('.!?\n:;«"“„([—–-')
_JOINTS = (" ", "-", "\u00a0")


class Half(NamedTuple):
    """Words of the text and what stands in their place in the source; `is_given` for given names."""

    span: Span
    right: str
    is_given: bool


class _Beside(NamedTuple):
    """What stands beside a word of the source, what ties them, and whether they open a sentence.

    `is_always` tells that the word never stands without it.
    """

    text: str
    joint: str
    opens: bool
    is_always: bool = True


_Table = Mapping[str, _Beside]


def half_copied(doc: Document) -> Iterator[Half]:
    """Yield the changed halves, in text order; none where the letters or the languages are the same."""
    ours, theirs = doc.language or "", doc.source_language or ""
    if ours != theirs and language_script(ours) == language_script(theirs):
        search = _Search(doc, ours, theirs)
        for block in doc.prose:
            words = doc.words_in(block.start, block.end)
            for one, other in pairwise(words):
                tied = doc.text[one.end : other.start] in _JOINTS
                if (
                    tied
                    and one.text[0].isupper()
                    and other.text[0].isupper()
                    and not one.text.isupper()
                ):
                    yield from search.in_pair(one, other)


class _Search:
    def __init__(self, doc: Document, ours: str, theirs: str) -> None:
        self._doc, self._ours, self._theirs = doc, ours, theirs
        words = [Word(*word) for word in split_words(doc.source or "")]
        self._folded = frozenset(fold(word.text) for word in words) | vouched_words(doc)
        self._before, self._after = _beside(doc.source or "", words, theirs)
        self._gazetteer = load_gazetteer(doc.names)
        known, there = load_language(ours), load_language(theirs)
        self._articles = known.articles if known else frozenset[str]()
        self._titles = known.titles if known else frozenset[str]()
        self._their_articles = there.articles if there else frozenset[str]()

    def in_pair(self, one: Word, other: Word) -> Iterator[Half]:
        """Yield what is changed of two words with a capital that adjoin."""
        first, last = fold(one.text), fold(bare(other.text, self._ours))
        before, after = self._before.get(last), self._after.get(first)
        if before and first not in self._folded and self._is_name(last):
            if self._is_given(one, before):
                yield Half(Span(one.start, one.end), before.text, is_given=True)
            elif before.is_always and self._is_changed_first(one, before):
                yield Half(Span(one.start, one.end), before.text, is_given=False)
            return
        if not after or not after.is_always or last in self._folded or not self._is_name(first):
            return
        if self._is_compound(other, after):
            yield Half(Span(other.start, other.end), after.text, is_given=False)

    def _is_name(self, folded: str) -> bool:
        return len(folded) >= _SHORTEST and zipf_of(folded, self._ours) < _RARE

    def _is_given(self, word: Word, there: _Beside) -> bool:
        """Tell whether a word is another given name, or another form of it, than the source has.

        A doubled letter may well be put right: Milla Jovovich, for Mila.
        """
        ours, theirs = fold(word.text), fold(there.text)
        if there.joint != " " or not countries_of(theirs):
            return False
        if is_transcribed(theirs) and (there.text.isascii() or self._theirs == _ACCENTED):
            return False
        if word.lower in self._titles or are_forms(ours, theirs, self._ours):
            return False
        doubled = sound_of(ours) == sound_of(theirs) and len(ours) != len(theirs)
        alike = not doubled and OSA.normalized_similarity(ours, theirs) >= _ALIKE
        return alike and min(len(ours), len(theirs)) >= _SHORTEST

    def _is_changed_first(self, word: Word, there: _Beside) -> bool:
        lower = fold(there.text)
        if lower in _SAINTS:
            return fold(word.text) not in _SAINTS and self._is_ordinary(word)
        if lower in self._their_articles:
            named = self._theirs not in _PLAIN_ARTICLES and not there.opens
            return named and word.lower in self._articles
        return self._is_compound(word, there)

    def _is_compound(self, word: Word, there: _Beside) -> bool:
        """Tell whether a word stands for a part of what a hyphen makes one name in the source."""
        if there.joint != "-" or self._theirs in CAPITAL_NOUNS or not self._is_ordinary(word):
            return False
        known = name_words(self._ours).get(fold(word.text))
        generic = known is not None and known.is_generic
        return not generic and not self._gazetteer.share_entry(fold(there.text), fold(word.text))

    def _is_ordinary(self, word: Word) -> bool:
        return zipf_of(word.lower, self._ours) >= _ORDINARY


def _beside(text: str, words: Sequence[Word], language: str) -> tuple[_Table, _Table]:
    """Return what stands before each word with a capital, and after it, if it is always the same.

    What stands alone, too, has nothing beside it there.
    """
    before: dict[str, set[_Beside | None]] = defaultdict(set)
    after: dict[str, set[_Beside | None]] = defaultdict(set)
    named = [word for word in words if word.text[0].isupper()]
    for one, other in pairwise([None, *named, None]):
        joint = text[one.end : other.start] if one and other else ""
        last = bare(other.text, language) if other else ""
        opens = one is None or _opens(text, one)
        if last:
            before[fold(last)].add(
                _Beside(one.text, joint, opens) if one and joint in _JOINTS else None
            )
        if one:
            after[fold(one.text)].add(_Beside(last, joint, opens) if joint in _JOINTS else None)
    return _only(before), _only(after)


def _opens(text: str, word: Word) -> bool:
    """Tell whether a word stands where a sentence, a line or a quotation begins."""
    gap = text[max(0, word.start - 3) : word.start].rstrip(" ")
    return not gap or gap[-1] in _STARTS


def _only(found: Mapping[str, set[_Beside | None]]) -> _Table:
    table = {}
    for word, beside in found.items():
        tied = [one for one in beside if one]
        if len({(one.text, one.joint) for one in tied}) == 1:
            first = min(tied, key=lambda one: one.opens)
            table[word] = first._replace(is_always=None not in beside)
    return table
