"""What is worked out of the data of all languages for one of them, kept in the cache."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from mtcheck._version import __version__
from mtcheck.cache import kept
from mtcheck.cache.data_file import state_of, states_in
from mtcheck.languages import FOLDER
from mtcheck.lexicon import list_version


def worked_out(
    kind: str, language: str, files: tuple[str | Path, ...], make: Callable[[], dict[str, str]]
) -> dict[str, str]:
    """Return the words that `make` returns, from the cache where nothing has changed.

    It depends on the data of the languages, on the list of words of this one, and on `files`.
    """
    own = tuple(state_of(Path(file)) for file in files)
    state = (__version__, list_version(language), own, tuple(states_in(FOLDER, ".toml")))
    found: dict[str, str] = kept(f"data/{kind}-{language}", state, make)
    return found
