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
    """Put the content into a file in one step. Raises OSError.

    A file that is there keeps its mode, and where possible its owner; a link leads to the one that is
    replaced. What is no plain file (a pipe, a terminal), or lies where none can be made, is written to.
    With `synced` the content is on the disk before the old one goes (2 ms).
    """
    target = Path(os.path.realpath(path))
    there = target.exists()
    if there and not (target.is_file() and os.access(target.parent, os.W_OK)):
        target.write_bytes(content)
        return
    if there and not os.access(target, os.W_OK):
        raise PermissionError(EACCES, os.strerror(EACCES), str(target))
    part = target.with_name(f"{PART}{os.urandom(8).hex()}")
    try:
        with part.open("xb") as file:
            file.write(content)
            if synced:
                file.flush()
                os.fsync(file.fileno())
        if there:
            _keep(part, target.stat())
        part.replace(target)
    except BaseException:
        part.unlink(missing_ok=True)
        raise


def _keep(part: Path, status: os.stat_result) -> None:
    with suppress(OSError, AttributeError):  # another's file, or a system without owners
        os.chown(part, status.st_uid, status.st_gid)
    part.chmod(stat.S_IMODE(status.st_mode))
