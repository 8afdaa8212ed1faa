"""Whether a word renders a name of another script: exactly, or nearly enough not to be another one."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.languages import known_languages, language_script
from mtcheck.names.consonants import begin_alike, difference, skeleton
from mtcheck.names.cyrillic import Name, between, is_cyrillic
from mtcheck.patterns import compile_pattern

_FAR = 0.5
"""Share of a word's letters that no system explains, above which it renders another name, or none."""
_UNHEARD = 0.34
"""Share of the consonants of two words that need not answer one another."""
_FEWEST = 2
"""Consonants that two words have at least where likeness proves something."""
_ARABIC_PREFIX = compile_pattern(r"^[وف]?[بلك]?(?:ال)?(?=\p{L}{3})")
_HEBREW_PREFIX = compile_pattern(r"^[ובלמהשכ]{1,2}(?=\p{L}{3})")
_MOST_PARTICLES = 2
"""Syllables that particles add to a Korean name."""
_SHORTEST = 2
_UNLISTED = {"el": "Greek", "he": "Hebrew", "fa": "Arabic"}
"""Scripts of languages without a data file from which names are told all the same."""
UNCASED = frozenset(("ar", "fa", "he", "hi", "ja", "ko", "zh"))
"""Languages that write no capitals, so that any word may be a name."""


def are_compared(ours: str, theirs: str) -> bool:
    """Tell whether names of two languages are told by their sounds: one writes Latin letters alone."""
    return [_script(ours), _script(theirs)].count("Latin") == 1 and None not in map(
        _script, (ours, theirs)
    )


def _script(language: str) -> str | None:
    known = language in known_languages()
    return language_script(language) if known else _UNLISTED.get(language)


def renders(name: Name, word: Name, fewest: int = 2) -> bool:
    """Tell whether two words in different scripts may be one name, letter by letter.

    Where only consonants are compared, both have at least the `fewest`.
    """
    if _are_lettered(name, word):
        return between(name, word) == 0
    return any(
        difference(one, other) == 0 and min(_firm(one), _firm(other)) >= fewest
        for one in _cores(name)
        for other in _cores(word)
    )


def may_render(name: Name, word: Name) -> bool:
    """Tell whether two words may be one name with slips, or too little is known of their sounds."""
    if _are_lettered(name, word):
        return between(name, word) < _FAR * len(word.text)
    return any(
        begin_alike(one, other)
        or difference(one, other) <= _UNHEARD * max(_FEWEST, _firm(one), _firm(other))
        for one in _cores(name)
        for other in _cores(word)
    )


def is_telling(name: Name, word: Name) -> bool:
    """Tell whether the sounds of a name are enough to tell that another word does not render it."""
    return _are_lettered(name, word) or min(_firm(name.text), _firm(word.text)) >= _FEWEST


def _are_lettered(name: Name, word: Name) -> bool:
    return is_cyrillic(name.text) or is_cyrillic(word.text)


def _firm(word: str) -> int:
    return skeleton(word).firm


def _cores(name: Name) -> Iterator[str]:
    """Yield a word as it is, and without the particles that its language ties to names."""
    text = name.text
    yield text
    if name.language in _PREFIXES:
        bare = _PREFIXES[name.language].sub("", text)
        if bare != text:
            yield bare
    elif name.language == "en" and text.endswith("s"):
        yield text[:-1]
    elif name.language == "ko":
        yield from (
            text[:size]
            for size in range(len(text) - _MOST_PARTICLES, len(text))
            if size >= _SHORTEST
        )


_PREFIXES = {"ar": _ARABIC_PREFIX, "he": _HEBREW_PREFIX}
