"""Results of earlier runs, by what they depend on: the file, the configuration, the tool itself.

A small SQLite database of the cache folder, with JSON in it. One that is damaged is made anew.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from mtcheck._version import __version__
from mtcheck.cache import cache_dir
from mtcheck.config import Config
from mtcheck.readers import File
from mtcheck.rule import rules_folder

MOST_ENTRIES = 200_000
"""Files whose results are kept; the oldest go first."""
_EACH = 500
_SCHEMA = "CREATE TABLE IF NOT EXISTS result (key TEXT PRIMARY KEY, data TEXT NOT NULL)"
Data = list[dict[str, Any]]


class ResultCache:
    """The results that are known; without a folder that can be written, none are."""

    def __init__(self) -> None:
        self._path = cache_dir() / "results.db"
        self._waiting = 0
        self._database = self._open()

    def _open(self) -> sqlite3.Connection | None:
        for _ in range(2):
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                database = sqlite3.connect(self._path, timeout=1)
                database.execute(_SCHEMA)
            except sqlite3.OperationalError:
                return None
            except sqlite3.DatabaseError:
                self._path.unlink(missing_ok=True)
            except OSError:
                return None
            else:
                return database
        return None

    def get(self, key: str) -> Data | None:
        """Return the data kept under a key; None where there are none that can be read."""
        if self._database is None:
            return None
        try:
            row = self._database.execute("SELECT data FROM result WHERE key = ?", (key,)).fetchone()
            data = json.loads(row[0]) if row else None
        except (sqlite3.Error, ValueError, TypeError):
            return None
        return data if isinstance(data, list) else None

    def put(self, key: str, data: Data) -> None:
        """Keep data under a key."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            row = (key, json.dumps(data, ensure_ascii=False))
            self._database.execute("INSERT OR REPLACE INTO result VALUES (?, ?)", row)
            self._waiting += 1
            if self._waiting % _EACH == 0:
                self._database.commit()

    def close(self) -> None:
        """Write what waits, and drop what is too old."""
        if self._database is None:
            return
        with suppress(sqlite3.Error):
            if self._waiting:
                self._database.execute(
                    "DELETE FROM result WHERE rowid <= (SELECT max(rowid) FROM result) - ?",
                    (MOST_ENTRIES,),
                )
            self._database.commit()
            self._database.close()


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
        config.ignore_suppressions,
        evidence,
    )
    digest = sha256(repr(parts).encode("utf-8", "surrogatepass"))
    digest.update(content)
    return digest.hexdigest()


@cache
def _tool() -> str:
    """Return a digest of the tool's own files: in a checkout they change under one version."""
    package = Path(__file__).parent
    digest = sha256()
    for folder in (package, rules_folder()):
        for path in sorted(folder.rglob("*")):
            if path.suffix in (".py", ".toml", ".tsv"):
                status = path.stat()
                digest.update(f"{path}\0{status.st_size}\0{status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
