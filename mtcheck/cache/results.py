"""Results of earlier runs, by what they depend on: the file, the configuration, the tool itself.

A small SQLite database of the cache folder, with JSON in it. One that is damaged is made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import sys
import zlib
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import regex

from mtcheck._version import __version__
from mtcheck.cache import OWN, cache_dir, is_own
from mtcheck.config import Config
from mtcheck.readers import File
from mtcheck.rule import rules_folder

MOST_ENTRIES = 200_000
"""Files whose results are kept; the oldest go first."""
_EACH = 200
"""Results that wait to be written together: other processes may not wait for this one."""
_SCHEMA = "CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, data TEXT NOT NULL)"
Data = list[dict[str, Any]]


class ResultCache:
    """The results that are known; without a folder that can be written, none are.

    Those that another user could have written are not believed: they might say that all is clean.
    """

    def __init__(self) -> None:
        self._path = results_path()
        self._waiting: list[tuple[str, str]] = []
        self._database = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                if not self._claim():
                    return None
                database = sqlite3.connect(self._path, timeout=5)
                database.execute(_SCHEMA)
            except (sqlite3.OperationalError, OSError):
                return None
            except sqlite3.DatabaseError:
                self._remove()
            else:
                return database
        return None

    def _claim(self) -> bool:
        """Tell whether the file is the user's own, once what is not has been made anew."""
        if os.path.lexists(self._path) and not is_own(self._path.lstat()):
            self._remove()
        if not os.path.lexists(self._path):
            self._path.touch(OWN)
        return is_own(self._path.lstat())

    def _remove(self) -> None:
        with suppress(OSError):
            self._path.unlink(missing_ok=True)

    def get(self, key: str) -> Data | None:
        """Return the data kept under a key; None where there are none that are sound."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT data FROM result WHERE key = ?", (key,)).fetchone()
        except sqlite3.Error as error:
            self._renew(error)
            return None
        seal, _, data = row[0].partition(":") if row and isinstance(row[0], str) else ("", "", "")
        return json.loads(data) if data and seal == _seal(data) else None

    def put(self, key: str, data: Data) -> None:
        """Keep data under a key."""
        text = json.dumps(data)
        self._waiting.append((key, f"{_seal(text)}:{text}"))
        if len(self._waiting) >= _EACH:
            self._write()

    def _write(self) -> None:
        if self._database is not None and self._waiting:
            try:
                with self._database as database:
                    database.executemany(
                        "INSERT OR REPLACE INTO result VALUES (?, ?)", self._waiting
                    )
                    database.execute(
                        "DELETE FROM result WHERE rowid <= (SELECT max(rowid) FROM result) - ?",
                        (MOST_ENTRIES,),
                    )
            except sqlite3.Error as error:
                self._renew(error)
        self._waiting.clear()

    def _renew(self, error: sqlite3.Error) -> None:
        """Begin anew where the database is damaged; one that is locked or full is left alone."""
        if self._database is None or isinstance(error, sqlite3.OperationalError):
            return
        self._database.close()
        self._remove()
        self._database = self._open()

    def close(self) -> None:
        """Write what waits."""
        self._write()
        if self._database is not None:
            self._database.close()


def results_path() -> Path:
    """Return the path of the database; it need not exist."""
    return cache_dir() / "results.db"


def _seal(data: str) -> str:
    return f"{zlib.crc32(data.encode()):08x}"


def result_key(
    file: File,
    content: bytes,
    config: Config,
    evidence: Sequence[str | None],
    format_name: str | None,
) -> str:
    """Return the key of a file's results: a digest of all that they depend on."""
    parts = (
        __version__,
        _tool(),
        # The name tells format and, in some formats, language.
        file.path,
        format_name,
        file.fields,
        [rule.name for rule in config.rules()],
        config.target_lang,
        config.source_lang,
        config.accept,
        config.names,
        config.forbidden,
        config.glossary,
        config.ignore_suppressions,
        evidence,
    )
    digest = sha256(repr(parts).encode("utf-8", "surrogatepass"))
    digest.update(content)
    return digest.hexdigest()


@cache
def _tool() -> str:
    """Return a digest of what checks: in a checkout the tool's files change under one version.

    Whatever is installed or updated beside the tool's dependencies changes their folder.
    """
    package = Path(__file__).parents[1]
    beside = Path(regex.__file__).parents[1]
    digest = sha256(f"{sys.version}\0{beside}\0{beside.stat().st_mtime_ns}".encode())
    for folder in (package, rules_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".toml", ".tsv"):
                status = path.stat()
                digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
