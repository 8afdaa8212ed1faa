"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from mtcheck.config import Config
from mtcheck.engine import check
from mtcheck.errors import MtcheckError, ReadError
from mtcheck.files import find_files
from mtcheck.readers import Fields, File, read_all
from mtcheck.report import Report, Unread

STDIN = "-"
STDIN_NAME = "<stdin>"


def list_files(paths: Iterable[str], fields: Fields) -> list[File | ReadError]:
    """Return the files of a run in order, each once; `-` stands for standard input.

    `fields` are those that are read where a file holds records.
    """
    listed: list[File | ReadError] = []
    for path in paths:
        found = [_standard_input(fields)] if path == STDIN else find_files([path])
        listed += [File(str(f), fields=fields) if isinstance(f, Path) else f for f in found]
    return list(dict.fromkeys(listed))


def _standard_input(fields: Fields) -> File | ReadError:
    if sys.stdin is None:
        return ReadError(STDIN_NAME, "is closed")
    return File(STDIN_NAME, sys.stdin.buffer.read(), fields)


def check_files(
    files: Iterable[File | ReadError],
    config: Config,
    *,
    source: str | None = None,
    references: Sequence[str] = (),
    format_name: str | None = None,
) -> Iterator[Report | Unread]:
    """Yield a report for each document of the files, or why there is none.

    Nothing that a file does ends the run. `format_name` is the format of all of them, if given.
    """
    for file in files:
        if isinstance(file, ReadError):
            yield Unread(file.path, str(file))
            continue
        try:
            for document in read_all(file, format_name):
                if isinstance(document, ReadError):
                    yield Unread(document.path, str(document))
                    continue
                yield check(document, source=source, references=references, config=config)
        except ReadError as error:
            yield Unread(error.path, str(error))
        except MtcheckError:
            raise
        except Exception as error:  # noqa: BLE001  (reported; the run exits with 2)
            yield Unread(file.path, f"cannot be checked: {type(error).__name__}: {error}")
