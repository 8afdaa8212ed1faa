"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import check
from mtcheck.errors import MtcheckError, ReadError, WriteError
from mtcheck.files import find_files
from mtcheck.readers import read_bytes, read_content
from mtcheck.report import Report, Unread

if TYPE_CHECKING:
    from mtcheck.fix import Fixed

T = TypeVar("T")

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

    def checked(content: bytes, file: Path | None) -> Report:
        document = read_bytes(content, _name(file))
        return check(document, source=source, references=references, config=config)

    for file in files:
        yield _guarded(file, checked)


def fix_files(
    files: Iterable[File],
    config: Config,
    *,
    source: str | None = None,
    references: Sequence[str] = (),
    unsafe: bool = False,
    write: bool = True,
) -> Iterator[Fixed | Unread]:
    """Fix each file, in place with `write`, and yield what came of it, or why nothing did.

    Without `unsafe` the safe fixes alone are made. What is read from standard input is not written.
    """
    from mtcheck.fix import fix_content, write_back  # noqa: PLC0415  (10 ms, for --fix only)

    def checked(document: Document) -> Report:
        return check(document, source=source, references=references, config=config)

    def fixed(content: bytes, file: Path | None) -> Fixed:
        result = fix_content(content, _name(file), checked, unsafe=unsafe)
        if write and file and result.after != content:
            write_back(file, content, result.after)
        return result

    for file in files:
        yield _guarded(file, fixed)


def _guarded(file: File, work: Callable[[bytes, Path | None], T]) -> T | Unread:
    """Return what the work makes of a file, given its content, or why it cannot be done."""
    if isinstance(file, ReadError):
        return Unread(file.path, str(file))
    try:
        return work(read_content(file) if file else _read_stdin(), file)
    except (ReadError, WriteError) as error:
        return Unread(_name(file), str(error))
    except MtcheckError:
        raise
    except Exception as error:  # noqa: BLE001  (reported; the run exits with 2)
        return Unread(_name(file), f"cannot be checked: {type(error).__name__}: {error}")


def _name(file: Path | None) -> str:
    return str(file) if file else STDIN_NAME


def _read_stdin() -> bytes:
    if sys.stdin is None:
        raise ReadError(STDIN_NAME, "is closed")
    return sys.stdin.buffer.read()
