"""Words that names are made of, with what engines make of them: Torres -> Towers, Alba -> Dawn.

`meanings.tsv` has a row a meaning and a column a language (`zh` in pinyin, of syllables of names; `ar`
in Latin letters, of surnames). A `~` marks what is a name in that language too, so that it proves
nothing alone; in `zh` it marks surnames.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck._version import __version__
from mtcheck.cache import kept
from mtcheck.cache.data_file import state_of
from mtcheck.gazetteer import fold
from mtcheck.patterns import compile_pattern

_FILE = Path(__file__).with_name("meanings.tsv")
_NAME = compile_pattern(r"~(\S+)")
PINYIN = "zh"
_NAMES_ONLY = frozenset((PINYIN, "ar"))
"""Columns that hold names in Latin letters, and no words of a text in that language."""

_GENERIC = frozenset(
    "high upper low lower embankment tower count square mountain hill valley field meadow forest garden "
    "sea river brook lake bridge church chapel castle house door street king queen prince bishop pope "
    "monk knight doctor saint cape port bay island new old big small long market wall churchyard "
    "country earth sun moon sky heaven god lord devil bible gospel easter christmas mayor judge "
    "marshal duke emperor abbot priest master servant guard squire neighbour brother son boy child baby "
    "state parliament congress senate ministry internet net web".split()
)
"""Meanings, by their first English word, that are rightly translated in names: of places, of titles, and
of what there is one of."""
_PLACES = frozenset(
    "tower square mountain hill valley field meadow forest garden sea river brook lake bridge church "
    "chapel castle house door street cape port bay island market wall churchyard fountain cave beach "
    "plain coast ford swamp pond mill palace village cellar barn bell root path".split()
)
"""Meanings, by their first English word, of what is called after people: Isabella Tower."""


class Meaning(NamedTuple):
    """The words of one meaning by language, folded, and which of them are names, in lower case."""

    words: Mapping[str, frozenset[str]]
    names: Mapping[str, tuple[str, ...]]

    def all_but(self, language: str) -> frozenset[str]:
        """Return the words of the other languages, without what this one shares with them."""
        others = (words for code, words in self.words.items() if code != language)
        return frozenset().union(*others) - self.words.get(language, frozenset())


class NameWord(NamedTuple):
    """A word of a language with its meanings; `is_name` tells that it is a name there as well."""

    meanings: tuple[Meaning, ...]
    is_name: bool

    @property
    def is_generic(self) -> bool:
        """Tell whether it is rightly translated in names: a kind of place, a title, the sun."""
        return any(not _GENERIC.isdisjoint(meaning.words["en"]) for meaning in self.meanings)

    @property
    def is_place(self) -> bool:
        """Tell whether it is a kind of place, which may be called after somebody."""
        return any(not _PLACES.isdisjoint(meaning.words["en"]) for meaning in self.meanings)

    def words_in(self, language: str) -> frozenset[str]:
        """Return what another language has for it, folded."""
        found = (meaning.words.get(language, frozenset()) for meaning in self.meanings)
        return frozenset().union(*found)


@cache
def name_words(language: str) -> Mapping[str, NameWord]:
    """Return the words of a language, folded; empty where there is no column for it."""
    found: dict[str, NameWord] = {}
    state = (__version__, state_of(_FILE), state_of(Path(__file__)))
    languages, *rows = kept("data/meanings", state, _rows)
    if language not in languages or language in _NAMES_ONLY:
        return found
    at = languages.index(language)
    for row in rows:
        meaning = Meaning(
            {code: frozenset(cell[0]) for code, cell in zip(languages, row, strict=True)},
            {code: tuple(cell[1]) for code, cell in zip(languages, row, strict=True)},
        )
        for word, is_name in row[at][2]:
            known = found.get(word, NameWord((), False))
            found[word] = NameWord((*known.meanings, meaning), known.is_name or is_name)
    return found


def _rows() -> list[list[Any]]:
    """Return the languages, and of each row their words, their names, and which words are names."""
    languages, *rows = (line.split("\t") for line in _FILE.read_text("utf-8").splitlines())
    return [languages, *([_cell(cell) for cell in row] for row in rows)]


def _cell(cell: str) -> list[Any]:
    words = cell.split()
    marked = [[_bare(word), word.startswith("~")] for word in words]
    return [sorted(set(map(_bare, words))), _NAME.findall(cell), marked]


def _bare(word: str) -> str:
    return fold(word.removeprefix("~"))
