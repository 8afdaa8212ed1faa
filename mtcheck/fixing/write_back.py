"""A file replaced by what its fixes make of it, unless something else has changed it."""

from __future__ import annotations

import os
from pathlib import Path

from mtcheck.errors import WriteError
from mtcheck.whole_file import write_whole


def write_back(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a file, in one step, where it is still `before`.

    The file keeps its mode, and where possible its owner; a link leads to the file that is replaced,
    unless that is outside the link's folder. Raises WriteError.
    """
    target = Path(os.path.realpath(path))
    if path.is_symlink() and not target.is_relative_to(os.path.realpath(path.parent)):
        raise WriteError("is a link that leads out of its folder: not fixed")
    try:
        if target.read_bytes() != before:
            raise WriteError("changed while it was checked: not fixed")
        if not os.access(target, os.W_OK):
            raise WriteError("is not writable: not fixed")
        write_whole(target, after, synced=True)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}") from error
