"""What `--watch` waits for: a change of a file that is checked, or of what one is held against."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from mtcheck.config import Config
from mtcheck.errors import ConfigError
from mtcheck.readers import File
from mtcheck.readers.formats import is_searched
from mtcheck.running.pairing import places_for
from mtcheck.running.run import list_files


def changes(paths: Sequence[str], evidence: Sequence[str], config: Config) -> Iterator[object]:
    """Yield whenever something changes in what `paths` lead to, or in its sources and references.

    These are the files named in `evidence`, and what the patterns of the configuration name. Raises
    ConfigError where a path leads nowhere, or the package watchfiles is missing.
    """
    try:
        from watchfiles import watch  # noqa: PLC0415  (for --watch only)
    except ImportError as error:
        raise ConfigError("--watch needs watchfiles: pip install 'mtcheck[watch]'") from error
    missing = [path for path in (*paths, *evidence) if not Path(path).exists()]
    if missing:
        raise ConfigError(f"--watch: {missing[0]}: does not exist")
    named = {os.path.realpath(path) for path in (*paths, *evidence)}
    beside = {os.path.dirname(place) for place in _partners(paths, config)}  # noqa: PTH120
    # Editors replace a file: what is watched is its folder.
    folders = {path if Path(path).is_dir() else str(Path(path).parent) for path in named}

    def concerns(_change: object, path: str) -> bool:
        inside = any(str(parent) in named for parent in Path(path).parents)
        if path in named or (inside and is_searched(Path(path))):
            return True
        # Files may have come since: what is held against them is asked for anew.
        return str(Path(path).parent) in beside and path in _partners(paths, config)

    there = (place for place in beside if Path(place).is_dir())
    return watch(*sorted({*folders, *there}), watch_filter=concerns)


def _partners(paths: Sequence[str], config: Config) -> set[str]:
    """Return where the sources and references are, or would be, of the files that are there now."""
    if not config.source and not config.reference:
        return set()
    files = [file for file in list_files(paths, config) if isinstance(file, File)]
    return {os.path.realpath(place) for file in files for place in places_for(file.path, config)}
