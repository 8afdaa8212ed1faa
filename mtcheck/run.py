"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mtcheck.baseline import load_baseline
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import check
from mtcheck.errors import MtcheckError, ReadError, WriteError
from mtcheck.files import find_files
from mtcheck.readers import Fields, File, read_all
from mtcheck.report import Report, Unread

if TYPE_CHECKING:
    from mtcheck.fix import Fixed

T = TypeVar("T")

STDIN = "-"
STDIN_NAME = "<stdin>"


def list_files(paths: Iterable[str], config: Config) -> list[File | ReadError]:
    """Return the files of a run in order, each once; `-` stands for standard input."""
    exclude = (*config.exclude, *config.extend_exclude)
    listed: list[File | ReadError] = []
    for path in paths:
        if path == STDIN:
            listed.append(_standard_input(config.fields))
            continue
        found = find_files([path], exclude, config.root)
        listed += [File(str(f), fields=config.fields) if isinstance(f, Path) else f for f in found]
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
    checked = _checker(config, source, references)
    for file in files:
        yield from _guarded(file, lambda file: _check_file(file, format_name, checked))


def _checker(
    config: Config, source: str | None, references: Sequence[str]
) -> Callable[[Document], Report]:
    baseline = load_baseline(Path(config.baseline)) if config.baseline else None

    def checked(document: Document) -> Report:
        own = config.for_file(document.path)
        report = check(document, source=source, references=references, config=own)
        return baseline.marked(report) if baseline else report

    return checked


def _check_file(
    file: File, format_name: str | None, checked: Callable[[Document], Report]
) -> Iterator[Report | Unread]:
    for document in read_all(file, format_name):
        if isinstance(document, ReadError):
            yield Unread(document.path, str(document))
        else:
            yield checked(document)


def fix_files(
    files: Iterable[File | ReadError],
    config: Config,
    *,
    source: str | None = None,
    references: Sequence[str] = (),
    format_name: str | None = None,
    unsafe: bool = False,
    write: bool = True,
) -> Iterator[Fixed | Unread]:
    """Fix each file, in place with `write`, and yield what came of it, or why nothing did.

    Without `unsafe` the safe fixes alone are made. What is read from standard input is not written.
    """
    from mtcheck.fix import fix_file, write_back  # noqa: PLC0415  (10 ms, for --fix only)

    checked = _checker(config, source, references)

    def fixed(file: File) -> Iterator[Fixed]:
        result = fix_file(file, checked, format_name=format_name, unsafe=unsafe)
        if write and file.given is None and result.after != result.before:
            write_back(Path(file.path), result.before, result.after)
        yield result

    for file in files:
        yield from _guarded(file, fixed)


def _guarded(file: File | ReadError, work: Callable[[File], Iterator[T]]) -> Iterator[T | Unread]:
    """Yield what the work makes of a file, and why where it cannot be done."""
    if isinstance(file, ReadError):
        yield Unread(file.path, str(file))
        return
    try:
        yield from work(file)
    except (ReadError, WriteError) as error:
        yield Unread(file.path, str(error))
    except MtcheckError:
        raise
    except Exception as error:  # noqa: BLE001  (reported; the run exits with 2)
        yield Unread(file.path, f"cannot be checked: {type(error).__name__}: {error}")
