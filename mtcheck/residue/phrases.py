"""The phrases in which engines speak, by kinds: their patterns, and which kinds a text can hold.

Notation of the language files: `*` stands for letters, `…` for some words, `(a|b)` for a or b, `?`
after a letter or a bracket for what may be missing, `#` for the number of an option. Trying the
patterns of all kinds takes long; one scan for pieces that each phrase must hold (Aho-Corasick) rules
out most of them.
"""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

import regex

from mtcheck.languages import language_script, load_language
from mtcheck.patterns import compile_pattern
from mtcheck.surrogates import encodable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ahocorasick_rs import AhoCorasick

_IN_WORD = r"[\p{L}\p{M}\p{N}]"
_WILD = {"*": r"[\p{L}\p{M}'-]{0,30}", "…": r"[^\n!?:]{0,40}?", "#": "(?:[2-9]|[B-E])"}


class _Scan(NamedTuple):
    """What finds the pieces, the kinds that each of them tells of, and the kinds without any."""

    search: AhoCorasick
    kinds: Sequence[frozenset[str]]
    always: frozenset[str]


@cache
def phrases(code: str, kind: str) -> regex.Pattern[str] | None:
    """Return the pattern of the phrases of a kind in a language, or None where it has none.

    All kinds of a language together take 60 ms to compile, and most texts ask for a few.
    """
    listed = _listed(code).get(kind)
    if listed is None:
        return None
    spaced = language_script(code) in ("Latin", "Cyrillic", "Devanagari")
    written = f"(?:{'|'.join(map(_pattern, listed))})"
    if spaced:
        written = rf"(?<!{_IN_WORD}){written}(?<!{_IN_WORD}(?={_IN_WORD}))"
    return compile_pattern(written, regex.IGNORECASE)


def _listed(code: str) -> Mapping[str, Sequence[str]]:
    language = load_language(code)
    assert language is not None  # noqa: S101  (asked for loaded languages only)
    return {**language.residue, "said": sorted(language.speech_verbs)}


def _pattern(phrase: str) -> str:
    return "".join(_WILD.get(c) or (c if c in "(|)?" else regex.escape(c)) for c in phrase)


def possible_kinds(code: str, text: str) -> frozenset[str]:
    """Return the kinds of which a text can hold a phrase: all that it holds are among them."""
    scan = _scan(code)
    folded = encodable(_fold(text))
    found = {
        number for number, _, _ in scan.search.find_matches_as_indexes(folded, overlapping=True)
    }
    return scan.always.union(*(scan.kinds[number] for number in found))


@cache
def _scan(code: str) -> _Scan:
    from ahocorasick_rs import AhoCorasick  # noqa: PLC0415  (few texts need it)

    kinds_of: dict[str, set[str]] = defaultdict(set)
    always = set()
    for kind, listed in _listed(code).items():
        for needed in map(needed_pieces, listed):
            if not needed:
                always.add(kind)
            for piece in needed:
                kinds_of[_fold(piece)].add(kind)
    pieces = sorted(kinds_of)
    kinds = [frozenset(kinds_of[piece]) for piece in pieces]
    return _Scan(AhoCorasick(pieces), kinds, frozenset(always))


def _fold(text: str) -> str:
    """Fold case at least as the patterns do; İ, I, ı and i are one letter here."""
    return text.casefold().replace("\u0307", "").replace("ı", "i")


def needed_pieces(phrase: str) -> frozenset[str]:
    """Return pieces of which all that a phrase stands for holds one; none where there are no such."""
    return _Reader(phrase).alternatives()


class _Reader:
    """Reads a phrase from the left."""

    def __init__(self, phrase: str) -> None:
        self._phrase = phrase
        self._at = 0

    def alternatives(self) -> frozenset[str]:
        """Read up to the end of the brackets, or of the phrase."""
        found = [self._sequence()]
        while self._next() == "|":
            self._at += 1
            found.append(self._sequence())
        return frozenset().union(*found) if all(found) else frozenset()

    def _sequence(self) -> frozenset[str]:
        """Return the pieces of the part that tells most: a run of letters, or brackets."""
        runs, parts = [""], [frozenset[str]()]
        while (char := self._next()) and char not in "|)":
            self._at += 1
            inside = frozenset[str]()
            if char == "(":
                inside = self.alternatives()
                self._at += 1
            optional = self._next() == "?"
            self._at += optional
            if char in _WILD or char == "(" or optional:
                runs.append("")
                parts.append(frozenset() if optional else inside)
            else:
                runs[-1] += char
        parts += [frozenset((run,)) for run in runs if run]
        return max(parts, key=lambda part: min(map(len, part), default=0))

    def _next(self) -> str:
        return self._phrase[self._at : self._at + 1]
