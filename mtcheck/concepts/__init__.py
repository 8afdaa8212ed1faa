"""What the common words of a sentence mean, in many languages: a table, described in README.md here."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from mtcheck.gazetteer import fold
from mtcheck.inflection import english_forms
from mtcheck.patterns import compile_pattern
from mtcheck.surrogates import encodable

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

TABLE = Path(__file__).parent / "words.tsv"
UNSPACED = ("zh", "ja")
"""Languages that put no spaces between words: theirs are looked for anywhere."""
_COMPOUNDING = ("de", "nl", "sv")
_WHOLE, _LAST = 6, 5
"""Letters from which a stem may be the first, or the last, part of a longer word in these."""
_LONGEST = 60
"""Letters of the longest word that is looked up: beyond that it is no word."""
_ENDING = 4
_LONGER: Mapping[str, int] = MappingProxyType({"tr": 7})
"""Letters that may follow a stem; agglutinating languages put more."""
_SHORT: Mapping[int, int] = MappingProxyType({1: 0, 2: 0, 3: 2})
"""Letters that may follow a short one."""
_WORD = compile_pattern(r"[\p{L}\p{M}'’]++")
_APOSTROPHE = compile_pattern("['’]")
_ARABIC_PREFIX = compile_pattern(r"[وف]?(?:ال|لل|بال|كال|[بلكيتنس])?(?=..)")
Stems = Mapping[str, frozenset[str]]
"""Stem -> the concepts that it stands for, each by its first English word: "=year"."""


@cache
def languages() -> tuple[str, ...]:
    """Return the codes of the languages that the table has, in the order of its columns."""
    with TABLE.open(encoding="utf-8") as file:
        return tuple(file.readline().rstrip("\n").split("\t"))


def marks(sentence: str, code: str) -> frozenset[str]:
    """Return what the words of a sentence stand for, in a language of the table: "=year", "=water"."""
    if code in UNSPACED:
        finder, strings = _finder(code)
        found = finder.find_matches_as_strings(encodable(sentence.lower()))
        return frozenset().union(*(strings[string] for string in found))
    return frozenset().union(*(_of_word(m.group(), code) for m in _WORD.finditer(sentence)))


@cache
def _stems(code: str) -> Stems:
    column = languages().index(code)
    found: dict[str, frozenset[str]] = {}
    for row in TABLE.read_text(encoding="utf-8").splitlines()[1:]:
        cells = [cell.split("|") for cell in row.split("\t")]
        for stem in (stem for word in cells[column] for stem in _forms(word, code)):
            found[stem] = found.get(stem, frozenset()) | {f"={cells[0][0]}"}
    return found


def _forms(word: str, code: str) -> Iterable[str]:
    if not word:
        return ()
    return map(fold, english_forms(word)) if code == "en" else (_plain(word, code),)


def _plain(word: str, code: str) -> str:
    """Return a word as it is compared; folding would take kana and hangul apart."""
    return word.lower() if code in (*UNSPACED, "ko") else fold(word)


@cache
def _finder(code: str) -> tuple[AhoCorasick, Stems]:
    from ahocorasick_rs import AhoCorasick, MatchKind  # noqa: PLC0415  (only where a source is given)

    strings = _stems(code)
    return AhoCorasick(list(strings), matchkind=MatchKind.LeftmostLongest), strings


@lru_cache(maxsize=1 << 16)
def _of_word(word: str, code: str) -> frozenset[str]:
    for tried in _readings(word, code) if len(word) <= _LONGEST else ():
        if found := _by_stem(tried, code) or _by_part(tried, code):
            return found
    return frozenset()


def _readings(word: str, code: str) -> Iterator[str]:
    """Yield a word, and without what is written in one with it: an article, a preposition."""
    plain = _plain(word, code)
    yield plain
    if code == "ar":
        yield _ARABIC_PREFIX.sub("", plain, count=1)
    for part in _APOSTROPHE.split(word)[1:]:
        yield _plain(part, code)


def _by_stem(word: str, code: str) -> frozenset[str]:
    """Return the concepts of the longest stem with which a word begins; English has no stems."""
    stems = _stems(code)
    if code == "en" or word in stems:
        return stems.get(word, frozenset())
    ending = _LONGER.get(code, _ENDING)
    for length in range(len(word) - 1, max(0, len(word) - 1 - ending), -1):
        stem = word[:length]
        if stem in stems and len(word) - length <= _allowed(length, code):
            return stems[stem]
    return frozenset()


def _allowed(length: int, code: str) -> int:
    if code == "ko" and length < 3:
        return _ENDING if length > 1 else 1
    return _SHORT.get(length, _LONGER.get(code, _ENDING))


def _by_part(word: str, code: str) -> frozenset[str]:
    """Return the concepts of the first and of the last part of a compound."""
    if code not in _COMPOUNDING:
        return frozenset()
    stems = _stems(code)
    first = (word[:n] for n in range(len(word) - 1, _WHOLE - 1, -1) if word[:n] in stems)
    last = (_by_stem(word[n:], code) for n in range(3, len(word) - _LAST + 1))
    head = stems[stem] if (stem := next(first, "")) else frozenset()
    return head | next(filter(None, last), frozenset())
