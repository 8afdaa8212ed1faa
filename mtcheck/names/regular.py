"""Whether a word of the text is the regular rendering of a name of the source."""

from __future__ import annotations

from mtcheck.document import Word
from mtcheck.gazetteer import fold
from mtcheck.names.cyrillic import Name, between
from mtcheck.names.hanyu import spellings
from mtcheck.names.passages import LONGEST, core
from mtcheck.names.romanisation import is_foreign_way
from mtcheck.names.sounding import UNCASED, renders
from mtcheck.patterns import compile_pattern
from mtcheck.segment import words as split_words

_HAN = compile_pattern(r"\p{Han}++")
_SYLLABLES = 3
"""Characters of a name, at most."""


def is_regular(written: Name, other: str, passage: str, language: str) -> bool:
    """Tell whether a word renders a name of a passage of the source letter by letter, or is it.

    What the passage has must not be what the systems render by the `other` word as well, unless
    that is the way of another language.
    """
    if len(passage) > LONGEST:
        return False
    if language == "zh":
        spelt = _spelt(passage)
        return fold(written.text) in spelt and fold(other) not in spelt
    words = (core(Word(*word), language).text for word in split_words(passage))
    names = dict.fromkeys(word for word in words if word[0].isupper() or language in UNCASED)
    rival = Name(other, written.language)
    return any(
        _renders(written, name)
        and (not _renders(rival, name, western=False) or _is_better(written, rival, name))
        for name in (Name(text, language) for text in names)
    )


def _is_better(written: Name, rival: Name, name: Name) -> bool:
    ways = (
        is_foreign_way(word.text, name.text, word.language, name.language)
        for word in (written, rival)
    )
    return list(ways) == [False, True]


def _renders(written: Name, name: Name, *, western: bool = True) -> bool:
    if fold(written.text) == fold(name.text):
        return True
    if name.language in UNCASED:
        return renders(name, written)
    return between(name, written, western=western) == 0


def _spelt(passage: str) -> frozenset[str]:
    runs = [m.group() for m in _HAN.finditer(passage)]
    return frozenset(
        spelling
        for run in runs
        for size in range(1, _SYLLABLES + 1)
        for at in range(len(run) - size + 1)
        for spelling in spellings(run[at : at + size])
    )
