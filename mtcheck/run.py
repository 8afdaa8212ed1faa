"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from mtcheck.baseline import load_baseline
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import check
from mtcheck.errors import MtcheckError, ReadError, WriteError
from mtcheck.files import find_files
from mtcheck.readers import Fields, File, read_all
from mtcheck.readers.file import LARGEST_FILE
from mtcheck.report import Report, Unread

if TYPE_CHECKING:
    from mtcheck.fix import Fixed

T = TypeVar("T")

_FEWEST = 8
"""Files from which more than one process is worth its start."""
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


@dataclass(frozen=True, slots=True)
class Job:
    """What is done with each file of a run: `format_name` is the format of all of them, if given."""

    config: Config
    source: str | None = None
    references: tuple[str, ...] = ()
    format_name: str | None = None

    def check(self, document: Document) -> Report:
        """Check one document."""
        own = self.config.for_file(document.path)
        return check(document, source=self.source, references=self.references, config=own)

    def check_file(self, file: File | ReadError) -> list[Report | Unread]:
        """Return a report for each document of a file, or why there is none."""
        return list(_guarded(file, self._documents))

    def _documents(self, file: File) -> Iterator[Report | Unread]:
        for document in read_all(file, self.format_name):
            if isinstance(document, ReadError):
                yield Unread(document.path, str(document))
            else:
                yield self.check(document)


def check_files(
    files: Sequence[File | ReadError],
    config: Config,
    *,
    source: str | None = None,
    references: Sequence[str] = (),
    format_name: str | None = None,
    jobs: int = 1,
    cached: bool = False,
) -> Iterator[list[Report | Unread]]:
    """Yield for each file a report for each of its documents, or why there is none.

    The files come in their order, whatever the number of processes (`jobs`). Nothing that a file
    does ends the run. With `cached` the results of earlier runs are used and kept.
    """
    job = Job(config, source, tuple(references), format_name)
    baseline = load_baseline(Path(config.baseline)) if config.baseline else None
    known = cached and not references  # a score against a reference needs the text
    results = _cached(files, job, jobs) if known else check_all(files, job, jobs)
    for found in results:
        yield [baseline.marked(r) if baseline and isinstance(r, Report) else r for r in found]


def _cached(
    files: Sequence[File | ReadError], job: Job, jobs: int
) -> Iterator[list[Report | Unread]]:
    """Yield the results of the files, those that are known from the cache."""
    from mtcheck.remember import from_data, to_data  # noqa: PLC0415  (5 ms, where there is a cache)
    from mtcheck.result_cache import ResultCache  # noqa: PLC0415

    cache = ResultCache()
    keys = [_key(file, job) for file in files]
    known = [cache.get(key) if key else None for key in keys]
    missing = [file for file, data in zip(files, known, strict=True) if data is None]
    fresh = iter(check_all(missing, job, jobs))
    try:
        for file, key, data in zip(files, keys, known, strict=True):
            if data is not None and isinstance(file, File):
                try:
                    yield from_data(data, file, job.format_name)
                except (KeyError, TypeError, ValueError):
                    yield job.check_file(file)
                continue
            found = next(fresh)
            if key and not any(isinstance(r, Unread) or r.failed for r in found):
                cache.put(key, to_data(found))
            yield found
    finally:
        cache.close()


def _key(file: File | ReadError, job: Job) -> str | None:
    from mtcheck.result_cache import result_key  # noqa: PLC0415

    if isinstance(file, ReadError):
        return None
    try:
        with file.open() as stream:
            content = stream.read(LARGEST_FILE + 1)
    except (ReadError, OSError):
        return None
    if len(content) > LARGEST_FILE:
        return None
    evidence = (job.source, *job.references)
    config = job.config.for_file(file.path)
    return result_key(file, content, config, evidence, job.format_name)


def fix_files(
    files: Sequence[File | ReadError],
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

    job = Job(config, source, tuple(references), format_name)

    def fixed(file: File) -> Iterator[Fixed]:
        result = fix_file(file, job.check, format_name=format_name, unsafe=unsafe)
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


def check_all(
    files: Sequence[File | ReadError], job: Job, jobs: int
) -> Iterator[list[Report | Unread]]:
    """Yield the results of each file in order, checked here or, where many are, by processes."""
    if jobs < 2 or len(files) < _FEWEST:
        yield from map(job.check_file, files)
        return
    from mtcheck.parallel import check_parallel  # noqa: PLC0415  (20 ms, for many files only)

    yield from check_parallel(files, job, jobs)
