"""Things with two names, by language: tab-separated files, described in README.md here."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from mtcheck.phrase_index import PhraseIndex

FOLDER = Path(__file__).parent
PLACE = "place"


class Thing(NamedTuple):
    """What has several names: its kind, and the names, the preferred one first, with spellings."""

    kind: str
    names: tuple[tuple[str, ...], ...]

    def name_of(self, lower: str) -> list[int]:
        """Return the numbers of the names that have this spelling, in lower case."""
        return [i for i, name in enumerate(self.names) if lower in (s.lower() for s in name)]


@cache
def load_aliases(code: str) -> PhraseIndex[tuple[Thing, ...]] | None:
    """Return the names of a language's file, or None where there is none."""
    path = FOLDER / f"{code}.tsv"
    if not path.is_file():
        return None
    things: dict[str, tuple[Thing, ...]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            kind, *names = line.split("\t")
            thing = Thing(kind, tuple(tuple(name.split("|")) for name in names))
            for spelling in {s.lower() for name in thing.names for s in name}:
                things[spelling] = (*things.get(spelling, ()), thing)
    return PhraseIndex(things)
