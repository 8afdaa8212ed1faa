"""What of a sentence survives translation: numbers, names, quotation marks, questions, cognates."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType

from mtcheck.gazetteer import fold
from mtcheck.patterns import compile_pattern

KEPT: Mapping[str, float] = MappingProxyType(
    {"#": 0.93, "+": 0.7, "@": 0.55, "~": 0.2, "=": 0.55}
    | {"?": 0.95, "!": 0.6, '"': 0.88, "(": 0.85, ":": 0.75}
)
"""How likely the other side has a mark too, by its first character: number, learned word (see
`learned_words` here), name, other word, concept (`mtcheck.concepts`), and punctuation. Measured
on human translations of news from English into six languages, and rounded."""
_RATES: Mapping[str, float] = MappingProxyType(
    {"?": 0.05, "!": 0.05, '"': 0.15, "(": 0.05, ":": 0.05}
)
_NUMBER = compile_pattern(r"\p{N}++(?:[.,'’\u00A0\u202F ]?+\p{N}++)*+")
_WORD = compile_pattern(r"[\p{L}\p{M}]++")
_KANA = compile_pattern(r"[\p{Katakana}ー]{2,}+")
_DENSE = (
    (compile_pattern(r"\p{Han}"), 3.6),
    (compile_pattern(r"[\p{Hiragana}\p{Katakana}ー]"), 1.7),
    (compile_pattern(r"\p{Hangul}"), 2.1),
)
"""Characters that say more than a letter of an alphabet, and how much more: with these weights
translations of the same texts into ten languages differ in width by a sixth at most."""
_SIGNS = (
    ("?", "?？؟"),
    ("!", "!！"),
    ('"', '"“”„«»「」『』《》'),
    ("(", "(（"),
    (":", ":："),
)
_VOWELS = "aeiouyhw"
_LATIN = MappingProxyType(
    dict(zip(
        "абвгґдеёєжзиіїйклмнопрстуфхцчшщэюя"
        "αβγδεζηθικλμνξοπρστυφχψω",
        "a b v g g d e e e z s i i i i k l m n o p r s t u f k s k s s e u a "
        "a v g d e s i t i k l m n k o p r s t i f k p o".split(),
        strict=True,
    ))
)  # fmt: skip
"""Letters of Cyrillic and Greek -> the sound, as coarse as `_skeleton` makes it."""
_COARSE = str.maketrans({"c": "k", "q": "k", "x": "k", "z": "s", "j": "i"})


def marks(text: str) -> frozenset[str]:
    """Return the marks of a sentence; the first character of each tells its kind, a key of `KEPT`."""
    found = {sign for sign, forms in _SIGNS if any(form in text for form in forms)}
    found.update(f"#{number}" for number in _numbers(text))
    for m in _WORD.finditer(text):
        found.update(_of_word(m.group()))
    return frozenset(found)


def width(text: str) -> float:
    """Return how long a sentence would be in letters of an alphabet."""
    if text.isascii():
        return len(text)
    more = sum((weight - 1) * len(pattern.findall(text)) for pattern, weight in _DENSE)
    return len(text) + more


def rate(mark: str) -> float:
    """Return how often a mark stands in any sentence, before a text has been seen."""
    return _RATES.get(mark, 0.0)


def _numbers(text: str) -> Iterator[str]:
    for m in _NUMBER.finditer(text):
        digits = "".join(str(unicodedata.digit(c, "")) for c in m.group())
        if digits:
            yield digits


@lru_cache(maxsize=1 << 15)
def _of_word(word: str) -> tuple[str, ...]:
    pieces = [m.group() for m in _KANA.finditer(word)] or [word]
    found = []
    for piece in pieces:
        key = _skeleton(piece)
        if len(key) >= 3:
            named = piece[0].isupper() or not piece[0].islower()
            found.append(f"~{key}")
            if named:
                found.append(f"@{key}")
    return tuple(found)


def _skeleton(word: str) -> str:
    """Return the first consonants of a word, coarsely: alike for "Путина", "Putin" and "プーチン"."""
    # Folding would take the voice of kana with their marks.
    folded = word if _KANA.match(word) else fold(word)
    latin = "".join(map(_letter, folded)).replace("ph", "f").replace("ch", "k").replace("sh", "s")
    sounds = [
        c
        for i, c in enumerate(latin.translate(_COARSE).replace("w", "v"))
        if c.isascii() and c.isalpha() and (i == 0 or c not in _VOWELS)
    ]
    key = "".join(c for i, c in enumerate(sounds) if i == 0 or c != sounds[i - 1])
    return ("a" + key[1:] if key[:1] in tuple("aeiouy") else key)[:4]


@lru_cache(maxsize=1 << 10)
def _letter(char: str) -> str:
    if char.isascii():
        return char
    if char in _LATIN:
        return _LATIN[char]
    name = unicodedata.name(char, "")
    if name.startswith("KATAKANA LETTER"):
        return name.split()[-1].lower().removeprefix("small ")
    if name.startswith("HANGUL SYLLABLE"):
        return name.split()[-1].lower()
    return ""
