"""Japanese names in Chinese characters: how those of a passage are read.

How a name is read no system tells; `japanese.tsv` has the commonest surnames, given names and
places, a row each kind, as reading and characters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.gazetteer import fold
from mtcheck.patterns import compile_pattern

_FILE = Path(__file__).with_name("japanese.tsv")
_RUN = compile_pattern(r"[\p{Han}々ヶ]++")
_LONGEST = 3
_PLACES = frozenset("市県町村区駅港島山川寺大高中")
"""What makes a surname a place or a school: 小林市."""
_TITLES = frozenset(("", *"氏様君選監首教社会議知"))
"""What follows a surname that stands alone: the end, or how a title begins."""
_LONG_VOWELS = compile_pattern(r"ou|oo|oh(?![aeiou])|uu|uh(?![aeiou])")
_LABIAL = compile_pattern(r"n(?=[bmp])")


class Reading(NamedTuple):
    """A name of the source, how it is read, and whether it is a surname with a given name behind."""

    chars: str
    reading: str
    is_full: bool


def readings_in(passage: str) -> Iterator[Reading]:
    """Yield the listed names of a passage in order, the longest one at each place.

    One character is a name only where it stands alone among other letters: 葵さん.
    """
    surnames, others = _listed("surname"), {**_listed("place"), **_listed("given")}
    for run in _RUN.finditer(passage):
        text, at = run.group(), 0
        while at < len(text):
            sizes = range(min(_LONGEST, len(text) - at), 0 if len(text) == 1 else 1, -1)
            found = (text[at : at + size] for size in sizes)
            chars = next((c for c in found if c in surnames or c in others), "")
            rest = text[at + len(chars) :][:1]
            if chars in surnames and rest not in _PLACES:
                yield Reading(chars, surnames[chars], rest not in _TITLES)
            elif chars in others:
                yield Reading(chars, others[chars], is_full=False)
            at += len(chars) or 1


def is_given(word: str) -> bool:
    """Tell whether a word in Latin letters is a listed given name."""
    return plain(word) in _given_names()


def plain(word: str) -> str:
    """Return a word in Latin letters as all systems write it: long vowels short, m before b, m and p."""
    vowels = _LONG_VOWELS.sub(lambda m: m[0][0], fold(word))
    return _LABIAL.sub("m", vowels)


@cache
def _listed(kind: str) -> Mapping[str, str]:
    """Return characters -> reading."""
    rows = dict(line.split("\t") for line in _FILE.read_text("utf-8").splitlines())
    table = {}
    for row in rows[kind].split("|"):
        reading, *forms = row.split(" ")
        table.update(dict.fromkeys(forms, reading))
    return table


@cache
def _given_names() -> frozenset[str]:
    return frozenset(plain(reading) for reading in _listed("given").values())
