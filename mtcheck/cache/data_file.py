"""The data files of the package: TOML for people, kept as JSON in the cache, ten times as fast.

What is worked out of them is kept too; either is known by the state of the files that it is made of.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

from mtcheck._version import __version__
from mtcheck.cache import kept

State = tuple[str, int, int]
"""What changes with a file: its path, its size, its time (ns)."""


def load_data(path: Path) -> dict[str, Any]:
    """Return what a TOML file of the package holds, from the cache where it has not changed."""
    state = (__version__, state_of(path))
    return kept(f"data/{path.parent.name}-{path.stem}", state, partial(_parsed, path))  # type: ignore[no-any-return]


def _parsed(path: Path) -> dict[str, Any]:
    import tomllib  # noqa: PLC0415  (only where the cache has none of it)

    with path.open("rb") as file:
        return tomllib.load(file)


def state_of(path: Path) -> State:
    """Return the state of a file."""
    status = path.stat()
    return str(path), status.st_size, status.st_mtime_ns


def states_in(folder: Path, ending: str) -> Iterator[State]:
    """Yield the states of the files of a folder whose names end so, by name."""
    with os.scandir(folder) as entries:
        found = sorted((e for e in entries if e.name.endswith(ending)), key=lambda e: e.name)
    for entry in found:
        status = entry.stat()
        yield entry.path, status.st_size, status.st_mtime_ns


@cache
def code_state() -> tuple[str, tuple[State, ...]]:
    """Return the version, and the states of the modules: a checkout changes under one version."""
    own = Path(__file__).parents[1]
    folders = (own, own / "cache", own / "checkers")
    return __version__, tuple(state for place in folders for state in states_in(place, ".py"))
