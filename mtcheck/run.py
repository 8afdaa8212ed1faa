"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import check
from mtcheck.errors import MtcheckError, ReadError
from mtcheck.files import find_files
from mtcheck.readers import read, read_bytes
from mtcheck.report import Report, Unread

STDIN = "-"
STDIN_NAME = "<stdin>"

File = Path | ReadError | None
"""What a run reads: a file, what leads to none, or standard input (None)."""


def list_files(paths: Iterable[str]) -> list[File]:
    """Return the files of a run in order, each once; `-` stands for standard input."""
    listed: list[File] = []
    for path in paths:
        listed += [None] if path == STDIN else find_files([path])
    return list(dict.fromkeys(listed))


def check_files(
    files: Iterable[File],
    config: Config,
    *,
    source: str | None = None,
    references: Sequence[str] = (),
) -> Iterator[Report | Unread]:
    """Yield a report for each file, or why there is none. Nothing that a file does ends the run."""
    for file in files:
        if isinstance(file, ReadError):
            yield Unread(file.path, str(file))
            continue
        try:
            document = read(file) if file else _read_stdin()
            yield check(document, source=source, references=references, config=config)
        except ReadError as error:
            yield Unread(error.path, str(error))
        except MtcheckError:
            raise
        except Exception as error:  # noqa: BLE001  (reported; the run exits with 2)
            name = str(file) if file else STDIN_NAME
            yield Unread(name, f"cannot be checked: {type(error).__name__}: {error}")


def _read_stdin() -> Document:
    if sys.stdin is None:
        raise ReadError(STDIN_NAME, "is closed")
    return read_bytes(sys.stdin.buffer.read(), STDIN_NAME)
