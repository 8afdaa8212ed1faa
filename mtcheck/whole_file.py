"""Files that are written whole or not at all: what ends a run in the middle leaves the old one."""

from __future__ import annotations

import os
import stat
from contextlib import suppress
from errno import EACCES
from pathlib import Path

PART = ".mtcheck-"
"""What the names of files begin with that are not whole yet."""


def write_whole(path: Path, content: bytes, *, synced: bool = False) -> None:
    """Write a file in one step. Raises OSError.

    A file that is there keeps its mode, and where possible its owner; a link leads to the one that is
    replaced. What is no plain file (a pipe, a terminal), or lies where none can be made, is written
    to. With `synced` the content is on the disk before the old one goes (2 ms).
    """
    target = Path(os.path.realpath(path))
    if not target.exists():
        replace_file(target, content, synced=synced)
    elif not target.is_file() or not os.access(target.parent, os.W_OK):
        target.write_bytes(content)
    elif not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(target))
    else:
        replace_file(target, content, like=target.stat(), synced=synced)


def replace_file(
    path: Path,
    content: bytes,
    *,
    mode: int = 0o666,
    like: os.stat_result | None = None,
    synced: bool = False,
) -> None:
    """Put a new file in the place of whatever stands there, with the mode and owner of `like`.

    Raises OSError.
    """
    part = path.with_name(f"{PART}{os.urandom(8).hex()}")
    try:
        part.touch(mode, exist_ok=False)
        with part.open("wb") as file:
            file.write(content)
            if synced:
                file.flush()
                os.fsync(file.fileno())
        if like:
            with suppress(OSError, AttributeError):  # another's, or a system without owners
                os.chown(part, like.st_uid, like.st_gid)
            part.chmod(stat.S_IMODE(like.st_mode))
        part.replace(path)
    except BaseException:
        part.unlink(missing_ok=True)
        raise
