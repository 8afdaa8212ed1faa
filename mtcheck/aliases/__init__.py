"""Things with two names, by language: tab-separated files, described in README.md here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.phrase_index import PhraseIndex, index_of_files

FOLDER = Path(__file__).parent
PLACE = "place"


class Thing(NamedTuple):
    """What has several names: its kind, and the names, the preferred one first, with spellings."""

    kind: str
    names: tuple[tuple[str, ...], ...]


class Name(NamedTuple):
    """One name of a thing, by its number."""

    thing: Thing
    number: int


@cache
def load_aliases(code: str) -> PhraseIndex[tuple[Name, ...]] | None:
    """Return the spellings of a language's file, or None where there is none."""
    path = FOLDER / f"{code}.tsv"
    if not path.is_file():
        return None
    spellings: dict[str, tuple[Name, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *names = line.split("\t")
            thing = Thing(kind, tuple(tuple(name.split("|")) for name in names))
            for number, name in enumerate(thing.names):
                for spelling in dict.fromkeys(s.lower() for s in name):
                    spellings[spelling] = (*spellings.get(spelling, ()), Name(thing, number))
    return index_of_files(f"aliases-{code}", spellings, code, [path])
