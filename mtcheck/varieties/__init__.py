"""Spellings that tell the varieties of a language apart: one TOML file each, see README.md here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mtcheck.cache.data_file import load_data

FOLDER = Path(__file__).parent
_NONE = "-"


@dataclass(frozen=True)
class Varieties:
    """A pair of varieties: `side` tells of each word which one has it, `other` its counterpart."""

    names: tuple[str, str]
    words: frozenset[str]
    side: Mapping[str, int]
    other: Mapping[str, str]


@cache
def load_varieties(code: str) -> tuple[Varieties, ...]:
    """Return the pairs of varieties of a language, none where there is no file for it."""
    path = FOLDER / f"{code}.toml"
    if not path.is_file():
        return ()
    tables = load_data(path)["pairs"]
    names = dict.fromkeys((table["varieties"][0], table["varieties"][1]) for table in tables)
    return tuple(_varieties(pair, tables) for pair in names)


def _varieties(names: tuple[str, str], tables: list[dict[str, Any]]) -> Varieties:
    side: dict[str, int] = {}
    other: dict[str, str] = {}
    for first, second in _pairs(names, tables):
        for word, which, counterpart in ((first, 0, second), (second, 1, first)):
            if word:
                side[word] = which
            if word and counterpart:
                other[word] = counterpart
    return Varieties(names, frozenset(side), MappingProxyType(side), MappingProxyType(other))


def _pairs(names: tuple[str, str], tables: list[dict[str, Any]]) -> Iterator[tuple[str, str]]:
    for table in tables:
        for pair in table["words"].split() if tuple(table["varieties"]) == names else ():
            first, _, second = pair.partition(":")
            for ending in table["endings"]:
                yield _word(first, ending), _word(second, ending)


def _word(stem: str, ending: str) -> str:
    return "" if stem == _NONE else stem + ending
