"""Calques and false friends by language pair: one TOML file each, described in README.md here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck._version import __version__
from mtcheck.cache import kept
from mtcheck.cache.data_file import load_data, state_of
from mtcheck.phrase_index import PhraseIndex, index_of_files

FOLDER = Path(__file__).parent
KINDS = {"calques": "calque", "false-friends": "false-friend"}
"""Table of a file -> kind of its entries."""


class Calque(NamedTuple):
    """An entry: its kind, what to write instead, and a remark or an empty text."""

    kind: str
    write: str
    note: str


@cache
def known_pairs() -> tuple[tuple[str, str], ...]:
    """Return (source language, language) of each pack, sorted."""
    pairs = (path.stem.split("-") for path in FOLDER.glob("*.toml"))
    return tuple(sorted((source, language) for source, language in pairs))


@cache
def _entries(source_language: str, language: str) -> dict[str, Calque]:
    raw = load_data(_path(source_language, language))
    return {
        phrase: _entry(KINDS[table], value)
        for table, entries in raw.items()
        for phrase, value in entries.items()
    }


def _path(source_language: str, language: str) -> Path:
    return FOLDER / f"{source_language}-{language}.toml"


def _entry(kind: str, value: str | dict[str, Any]) -> Calque:
    if isinstance(value, str):
        return Calque(kind, value, "")
    return Calque(kind, value["write"], value["note"])


@cache
def load_pack(source_language: str, language: str) -> PhraseIndex[Calque] | None:
    """Return the entries of a pair, or None where there is no file for it."""
    if (source_language, language) not in known_pairs():
        return None
    entries = _entries(source_language, language)
    path = _path(source_language, language)
    return index_of_files(path.stem, entries, language, [path])


@cache
def load_sources(language: str) -> PhraseIndex[tuple[str, ...]]:
    """Return the phrases of every pack for a language, with the source languages that have them."""
    files = pack_files(language)
    state = (__version__, *map(state_of, files))
    sources = kept(f"data/sources-{language}", state, lambda: _by_phrase(language))
    meanings = {phrase: tuple(codes) for phrase, codes in sources.items()}
    return index_of_files(f"to-{language}", meanings, language, files)


def _by_phrase(language: str) -> dict[str, list[str]]:
    sources: dict[str, list[str]] = {}
    for source in _sources(language):
        for phrase in _entries(source, language):
            sources.setdefault(phrase, []).append(source)
    return sources


def pack_files(language: str) -> list[Path]:
    """Return the files of the packs for a language."""
    return [_path(source, language) for source in _sources(language)]


def _sources(language: str) -> list[str]:
    return [source for source, target in known_pairs() if target == language]
