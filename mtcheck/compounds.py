"""German compounds that no list holds, taken apart into words that are frequent on their own."""

from __future__ import annotations

from functools import lru_cache

from mtcheck.lexicon import Lexicon, load_lexicon

FREQUENT = 3.0
"""Least Zipf value of a part."""
FREQUENT_SHORT = 4.0
"""Least Zipf value of a part of three letters."""
GAP = 1.2
"""By how much the parts are more frequent in German than in the text's language, on average."""
_SHORTEST, _LONGEST = 3, 45
_JOINTS = ("", "s", "n", "en", "es", "e", "er")
"""What stands between two parts: Bund-es-tag, Schiene-n-ersatz."""
_MOST = 4
NAME_ENDINGS = (
    "platz", "straße", "strasse", "gasse", "allee", "damm", "ring", "ufer", "brücke", "tor", "turm",
    "berg", "berge", "burg", "dorf", "stadt", "heim", "hof", "feld", "wald", "see", "bach", "tal",
    "kirche", "kloster", "schloss", "haus", "hausen", "hütte", "insel", "park", "garten", "museum",
    "theater", "oper", "bühne", "halle", "zeitung", "blatt", "spiegel", "woche", "bote", "anzeiger",
    "rundschau", "post", "kurier", "bank", "werk", "werke", "verlag", "bund", "partei", "liga", "mann",
    "müller", "meier", "meyer", "bauer", "schmidt", "stein", "berger", "macher", "wirtz", "hammer",
    "hauser", "ingen", "thal", "winkel", "kamp", "eck", "wiese", "mühle",
)  # fmt: skip
"""Last parts of compounds that name a place, an institution, a newspaper or a family."""


def is_german_compound(word: str, here: Lexicon) -> bool:
    """Tell whether a lower-case word is one, of parts that are not in both languages (Bootstrap)."""
    german, parts = load_lexicon("de"), split_compound(word)
    if german is None or not parts:
        return False
    return sum(german.zipf(part) - here.zipf(part) for part in parts) >= GAP * len(parts)


@lru_cache(maxsize=1 << 12)
def split_compound(word: str) -> tuple[str, ...]:
    """Return the parts of a lower-case German compound, joints left out; empty if it is none.

    The first part that is as long as possible is taken, so the parts are few.
    """
    lexicon = load_lexicon("de")
    if lexicon is None or not 2 * _SHORTEST <= len(word) <= _LONGEST:
        return ()
    return _split_in_two(word, lexicon, _MOST)


def _split(word: str, lexicon: Lexicon, most: int) -> tuple[str, ...]:
    if _is_part(word, lexicon):
        return (word,)
    return _split_in_two(word, lexicon, most) if most > 1 else ()


def _split_in_two(word: str, lexicon: Lexicon, most: int) -> tuple[str, ...]:
    for size in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        if not _is_part(word[:size], lexicon):
            continue
        for joint in _JOINTS:
            if word.startswith(joint, size):
                rest = _split(word[size + len(joint) :], lexicon, most - 1)
                if rest:
                    return (word[:size], *rest)
    return ()


def _is_part(word: str, lexicon: Lexicon) -> bool:
    if len(word) < _SHORTEST:
        return False
    return lexicon.zipf(word) >= (FREQUENT_SHORT if len(word) == _SHORTEST else FREQUENT)
