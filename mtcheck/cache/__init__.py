"""Files that are made once and read by every later run.

They live in the user's cache folder (`MTCHECK_CACHE_DIR` names another), are written beside their
place and moved into it, so that a reader never sees half a file, and can be deleted at any time.
Each begins with a header that seals it: a magic number and the CRC-32 of what follows. A file that
does not match its seal is made anew.
"""

from __future__ import annotations

import json
import mmap
import os
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs

from mtcheck.whole_file import PART, replace_file

_MAGIC = b"mtc1"
_SEAL = struct.Struct("<4sI")
HEADER = _SEAL.size
"""Bytes before the payload."""
OWN = 0o600
"""The mode of what only the user may read and write."""


def cache_dir() -> Path:
    """Return the folder of the cache; it need not exist."""
    named = os.environ.get("MTCHECK_CACHE_DIR")
    return Path(named) if named else Path(platformdirs.user_cache_dir("mtcheck"))


def seal(payload: bytes) -> bytes:
    """Return the payload behind its header."""
    return _SEAL.pack(_MAGIC, zlib.crc32(payload)) + payload


def load(name: str) -> mmap.mmap | None:
    """Map a file of the cache into memory; None where it is missing or does not match its seal.

    None also where another user owns it or may write it: it could say that all texts are clean.
    """
    try:
        with (cache_dir() / name).open("rb") as file:
            if not is_own(os.fstat(file.fileno())):
                return None
            content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    except (OSError, ValueError):
        return None
    if len(content) < HEADER:
        return None
    magic, checksum = _SEAL.unpack_from(content)
    with memoryview(content) as view, view[HEADER:] as payload:
        sound = magic == _MAGIC and zlib.crc32(payload) == checksum
    return content if sound else None


def is_own(status: os.stat_result) -> bool:
    """Tell whether a file is the user's, and nobody else may write it."""
    if os.name == "nt":
        return True  # the folder of a user is closed to others there
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def kept(kind: str, state: object, make: Callable[[], Any]) -> Any:
    """Return plain data (what JSON holds) from the cache, made and kept where it is not there.

    `state` is all that the data depend on; what its `repr` does not tell apart is one.
    """
    digest = sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = f"{kind}-{digest}.json"
    content = load(name)
    if content is not None:
        return json.loads(content[HEADER:])
    made = json.dumps(make())
    store(name, seal(made.encode()))
    return json.loads(made)


def store(name: str, sealed: bytes) -> None:
    """Write a sealed file into the cache; a folder that cannot be written is left alone."""
    path = cache_dir() / name
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, sealed, mode=OWN)


def clear() -> int:
    """Delete the files that mtcheck makes in the folder, and nothing else; return their number.

    Raises OSError where one cannot be deleted.
    """
    made = [path for pattern in _MADE for path in cache_dir().glob(pattern) if path.is_file()]
    for path in made:
        path.unlink(missing_ok=True)
    return len(made)


_DIGEST = "[0-9a-f]" * 16
_MADE = (
    "results.db*", f"gazetteer-{_DIGEST}.db", f"rules-{_DIGEST}.json", f"data/*-{_DIGEST}.json",
    "patterns-*.bin", "lexicon/*.lex", f"{PART}*", f"data/{PART}*", f"lexicon/{PART}*",
)  # fmt: skip
