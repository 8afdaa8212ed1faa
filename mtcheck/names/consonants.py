"""What names sound like in any script: their consonants, in six classes of sounds.

Vowels are written differently by each system, or not at all (Arabic, Hebrew), so they are left out;
so is what one language tells apart and another does not: b, p, f and v; d and t; l and r. What a
system may leave out is optional. A skeleton proves that a word does not render a name, not that it
does so rightly.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.gazetteer import fold
from mtcheck.names.hanyu import readings
from mtcheck.patterns import compile_pattern

_LONGEST = 24
"""Letters of a word that is compared: the time grows with the product of both lengths."""
_OPTIONAL = "-"
_LETTERS = """
P بپڤف בפף βπφ पफबभ ᄇᄈᄑᆸᇁ バビブベボパピプペポヴ
P- و ו υ व フワ
T تطد תטד θτδ तथदधटठ ᄃᄄᄐᆮᇀ タテトダデド
T- ة
TS ثذظض チヂヅ ᆺᆻ
TL डढ
S سشصزژچ זסש ζσς चछजझशषस ᄉᄊᄌᄍᄎᆽᆾ サシスセソザジズゼゾ
SK ج ג
K ككکگق ק κ कखगघ ᄀᄁᄏᆨᆩᆿ カキクケコガギグゲゴ
K- خغ כךח γχ
L لر לר λρ रलळ ᄅᆯ ラリルレロ
N من מםנן μν मनणङञ ᄂᄆᆫᆷ ナニヌネノマミムメモン
N- ंँ
T-,S צץ ツ
N,K- ᆼ
K,S ξ
P,S ψ
"""
"""Which sounds a letter may stand for, those of several in a row after commas; no other one counts."""
_LATIN = (
    ("tsch tch dsch dzh sch sh zh cz sz s z ç", "S"),
    ("ts tz", "T-,S"),
    ("th", "TS"),
    ("ch", "T-,SK-"),
    ("kh gh", "K-"),
    ("ng", "N,K-"),
    ("x", "K-,S"),
    ("ph pf p b f v", "P"),
    ("wh w", "P-"),
    ("t d", "T"),
    ("ck k q", "K"),
    ("c g", "SK"),
    ("j", "SK-"),
    ("ll", "L-"),
    ("l", "L"),
    ("m n", "N"),
)
_R = ("L", "L-")
"""Before a vowel, and elsewhere: many languages do not speak it there."""
_PINYIN = (
    ("zh ch sh s", "S"), ("z c", "TS"), ("j q x", "SKT-"), ("r", "SL"), ("h", "K-"), ("g k", "K"),
    ("d t", "T"), ("b p f", "P"), ("w", "P-"), ("l", "L"), ("m", "N"), ("n", "N"),
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_DOUBLED = compile_pattern(r"(.)\1+")
_HIRAGANA = {code: chr(code + 0x60) for code in range(0x3041, 0x3097)}
_JAMO = compile_pattern(r"[\u1100-\u11ff]")
_HAN = compile_pattern(r"\p{Han}++")

Sound = frozenset[str]
"""The classes that a consonant may belong to; with a hyphen where it may be left out."""


class Skeleton(NamedTuple):
    """The consonants of a word, and how many of them no system leaves out."""

    sounds: tuple[Sound, ...]
    firm: int


@lru_cache(maxsize=1 << 15)
def skeleton(word: str) -> Skeleton:
    """Return the consonants of a word in any script; none where the script is not known here."""
    sounds = tuple(_of_han(word) if _HAN.fullmatch(word) else _of_letters(word[:_LONGEST]))
    return Skeleton(sounds, sum(_OPTIONAL not in sound for sound in sounds))


@lru_cache(maxsize=1 << 15)
def difference(one: str, other: str) -> int:
    """Return how many consonants of two words, in whatever scripts, do not answer one another."""
    return _rows(one, other)[-1][-1]


def begin_alike(one: str, other: str) -> bool:
    """Tell whether one of two words sounds as the other one begins: 푸코, Foucault."""
    rows = _rows(one, other)
    return min(*rows[-1], *(row[-1] for row in rows)) == 0


def _rows(one: str, other: str) -> list[list[int]]:
    """Return how much each beginning of a word differs from each one of another."""
    ours, theirs = skeleton(one).sounds, skeleton(other).sounds
    rows = [[0]]
    for sound in theirs:
        rows[0].append(rows[0][-1] + _loss(sound))
    for sound in ours:
        before, row = rows[-1], [rows[-1][0] + _loss(sound)]
        for j, their in enumerate(theirs):
            same = 0 if (sound & their) - {_OPTIONAL} else 1
            row.append(min(before[j] + same, before[j + 1] + _loss(sound), row[j] + _loss(their)))
        rows.append(row)
    return rows


def _loss(sound: Sound) -> int:
    return 0 if _OPTIONAL in sound else 1


def _of_letters(word: str) -> Iterator[Sound]:
    latin = _DOUBLED.sub(r"\1", fold(word)) if "ll" not in word else fold(word)
    if latin.isascii():
        yield from _of_latin(latin)
        return
    lower = word.lower().translate(_HIRAGANA)
    parts = unicodedata.normalize("NFD", lower)
    for letter in parts if _JAMO.search(parts) else unicodedata.normalize("NFC", lower):
        yield from _letters().get(letter, ())


def _of_latin(word: str) -> Iterator[Sound]:
    at = 0
    while at < len(word):
        if word[at] == "r":
            yield frozenset(_R[word[at + 1 : at + 2] not in _VOWELS])
            at += 1
            continue
        size = next((n for n in (4, 3, 2, 1) if word[at : at + n] in _latin()), 0)
        yield from _latin().get(word[at : at + size], ())
        at += size or 1


def _of_han(word: str) -> Iterator[Sound]:
    """Yield the sounds of characters in pinyin, in their first reading."""
    for char in word[:_LONGEST]:
        syllable = next(iter(readings(char)), "")
        first = next((n for n in (2, 1) if syllable[:n] in _pinyin()), 0)
        yield from _pinyin().get(syllable[:first], ())
        rest = syllable[first:]
        if rest.endswith(("n", "ng")):
            yield frozenset("N")
        elif rest.endswith("r"):
            yield frozenset("L-")


@cache
def _letters() -> Mapping[str, tuple[Sound, ...]]:
    table = {}
    for line in _LETTERS.split("\n"):
        sounds, _, letters = line.partition(" ")
        for letter in letters.replace(" ", ""):
            table[letter] = _sounds(sounds)
    return table


@cache
def _latin() -> Mapping[str, tuple[Sound, ...]]:
    return {form: _sounds(sounds) for forms, sounds in _LATIN for form in forms.split()}


@cache
def _pinyin() -> Mapping[str, tuple[Sound, ...]]:
    return {form: _sounds(sounds) for forms, sounds in _PINYIN for form in forms.split()}


def _sounds(text: str) -> tuple[Sound, ...]:
    return tuple(frozenset(part) for part in text.split(","))
