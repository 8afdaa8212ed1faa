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
from hashlib import sha256
from pathlib import Path
from typing import Any

import platformdirs

_MAGIC = b"mtc1"
_SEAL = struct.Struct("<4sI")
HEADER = _SEAL.size
"""Bytes before the payload."""


def cache_dir() -> Path:
    """Return the folder of the cache; it need not exist."""
    named = os.environ.get("MTCHECK_CACHE_DIR")
    return Path(named) if named else Path(platformdirs.user_cache_dir("mtcheck"))


def seal(payload: bytes) -> bytes:
    """Return the payload behind its header."""
    return _SEAL.pack(_MAGIC, zlib.crc32(payload)) + payload


def load(name: str, *, own: bool = False) -> mmap.mmap | None:
    """Map a file of the cache into memory; None where it is missing or does not match its seal.

    With `own`, None also where somebody else owns it or may write it.
    """
    try:
        with (cache_dir() / name).open("rb") as file:
            if own and not _is_own(file.fileno()):
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


def _is_own(handle: int) -> bool:
    if os.name == "nt":
        return True  # the folder of a user is closed to others there
    status = os.fstat(handle)
    return status.st_uid == os.geteuid() and not status.st_mode & 0o022


def kept(kind: str, state: object, make: Callable[[], Any]) -> Any:
    """Return plain data (what JSON holds) from the cache, made and kept where it is not there.

    `state` is all that the data depend on; what its `repr` does not tell apart is one. What another
    user could have written is not believed: rules are among it.
    """
    digest = sha256(repr(state).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    name = f"{kind}-{digest}.json"
    content = load(name, own=True)
    if content is not None:
        return json.loads(content[HEADER:])
    made = json.dumps(make())
    store(name, seal(made.encode()))
    return json.loads(made)


def store(name: str, sealed: bytes) -> None:
    """Write a sealed file into the cache; a folder that cannot be written is left alone."""
    import tempfile  # noqa: PLC0415  (2 ms, for the few runs that write)

    path = cache_dir() / name
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, part = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(sealed)
        Path(part).replace(path)
    except OSError:
        Path(part).unlink(missing_ok=True)


def clear() -> int:
    """Delete the files that mtcheck makes in the folder, and nothing else; return their number.

    Raises OSError where one cannot be deleted.
    """
    made = [path for pattern in _MADE for path in cache_dir().glob(pattern) if path.is_file()]
    for path in made:
        path.unlink(missing_ok=True)
    return len(made)


_MADE = (
    "results.db*", "gazetteer-*.db", "rules-*.json", "data/*.json", "patterns-*.bin", "lexicon/*.lex",
)  # fmt: skip
