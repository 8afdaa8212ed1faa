"""Two words that adjoin as those of a full name do, in any script."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.document import Word
from mtcheck.names.hanyu import TRANSCRIBING
from mtcheck.names.sounding import UNCASED
from mtcheck.patterns import compile_pattern

_SHORTEST, _SHORTEST_UNCASED = 3, 2
_SPACES = (" ", "\u00a0")
_PARTICLES = frozenset("بن ابن بنت أبو ابو آل عبد من في على אל בן של".split())
"""Words of languages without capitals that are no name by themselves."""
_HAN = "".join(sorted(TRANSCRIBING))
_TIED = {
    code: compile_pattern(rf"[{letters}]{{2,24}}+(?:[・·＝=][{letters}]{{2,24}}+)++")
    for code, letters in (("ja", r"\p{Katakana}ー"), ("zh", _HAN))
}
"""Foreign names whose parts a middle dot ties."""
_PART = compile_pattern(r"[^・·＝=]++")


def full_names(text: str, words: list[Word], language: str) -> Iterator[tuple[Word, Word]]:
    """Yield (given name, the word right after it) of the part of a text that these words cover."""
    tied = _TIED.get(language)
    if tied and words:
        for found in tied.finditer(text, words[0].start, words[-1].end):
            parts = _PART.finditer(text, *found.span())
            yield from pairwise(Word(*m.span(), m[0], m[0]) for m in parts)
    elif not tied:
        yield from (pair for pair in pairwise(words) if _are_name(text, *pair, language))


def _are_name(text: str, one: Word, other: Word, language: str) -> bool:
    if text[one.end : other.start] not in _SPACES:
        return False
    if language in UNCASED:
        apart = _PARTICLES.isdisjoint((one.text, other.text))
        return apart and min(len(one.text), len(other.text)) >= _SHORTEST_UNCASED
    given = one.text[0].isupper() and one.text[1:].islower()
    return given and min(len(one.text), len(other.text)) >= _SHORTEST
