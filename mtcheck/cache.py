"""Files that are made once and read by every later run.

They live in the user's cache folder (`MTCHECK_CACHE_DIR` names another), are written beside their
place and moved into it, so that a reader never sees half a file, and can be deleted at any time.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import platformdirs


def cache_dir() -> Path:
    """Return the folder of the cache; it need not exist."""
    named = os.environ.get("MTCHECK_CACHE_DIR")
    return Path(named) if named else Path(platformdirs.user_cache_dir("mtcheck"))


def store(name: str, content: bytes) -> Path | None:
    """Write a file of the cache; return its path, or None where the folder cannot be written."""
    path = cache_dir() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        try:
            with os.fdopen(handle, "wb") as out:
                out.write(content)
            Path(part).replace(path)
        except BaseException:
            Path(part).unlink(missing_ok=True)
            raise
    except OSError:
        return None
    return path
