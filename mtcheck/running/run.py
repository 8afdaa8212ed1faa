"""A run over files: each is read and checked, and whatever goes wrong with one stays with it."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar, cast

from mtcheck.accepting.baseline import load_baseline
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.engine import check
from mtcheck.errors import ConfigError, MtcheckError, ReadError, WriteError
from mtcheck.readers import Fields, File, read_all
from mtcheck.readers.file import LARGEST_FILE
from mtcheck.report import Report, Unread
from mtcheck.running.files import find_files, is_excluded
from mtcheck.running.pairing import Evidence, evidence_for

if TYPE_CHECKING:
    from mtcheck.fixing.fix import Fixed

T = TypeVar("T")

_FEWEST = 8
"""Files from which more than one process is worth its start."""
STDIN = "-"
STDIN_NAME = "<stdin>"


def list_files(
    paths: Iterable[str], config: Config, stdin_name: str | None = None
) -> list[File | ReadError]:
    """Return the files of a run in order, each once; `-` stands for standard input.

    That is treated as the file of the name given for it, which tells its format and what the
    configuration says of it. Raises ConfigError for such a name without standard input.
    """
    paths = list(paths)
    if stdin_name is not None and STDIN not in paths:
        raise ConfigError("--stdin-filename goes with - alone, which reads standard input")
    exclude = (*config.exclude, *config.extend_exclude)
    force = config.force_exclude
    listed: list[File | ReadError] = []
    for path in paths:
        if path == STDIN:
            if not (force and stdin_name and is_excluded(stdin_name, exclude, config.root)):
                listed.append(_standard_input(stdin_name or STDIN_NAME, config.fields))
            continue
        found = find_files([path], exclude, config.root, force=force)
        listed += [File(str(f), fields=config.fields) if isinstance(f, Path) else f for f in found]
    return list(dict.fromkeys(listed))


def _standard_input(name: str, fields: Fields) -> File | ReadError:
    if sys.stdin is None:
        return ReadError(name, "is closed")
    return File(name, sys.stdin.buffer.read(), fields)


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
        found = self.evidence(document.path)
        return check(
            document,
            source=self.source or document.source or found.source,
            references=self.references or document.references or found.references,
            config=own,
        )

    def evidence(self, path: str) -> Evidence:
        """Return what there is to hold a file against: what was given for it, else what is found."""
        found = evidence_for(path, self.config)
        return Evidence(self.source or found.source, self.references or found.references)

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
    results = _cached(files, job, jobs) if cached else check_all(files, job, jobs)
    for found in results:
        yield baseline.marked(found) if baseline else found


def _cached(
    files: Sequence[File | ReadError], job: Job, jobs: int
) -> Iterator[list[Report | Unread]]:
    """Yield the results of each file in order: those that are known, and the others checked anew."""
    from mtcheck.cache.remember import from_data, to_data  # noqa: PLC0415  (sqlite3 takes 8 ms)
    from mtcheck.cache.results import ResultCache  # noqa: PLC0415

    with closing(ResultCache()) as cache:
        keys = [_key(file, job) for file in files]
        known = [cache.get(key) if key else None for key in keys]
        missing = [file for file, data in zip(files, known, strict=True) if data is None]
        fresh = check_all(missing, job, jobs)
        for file, key, data in zip(files, keys, known, strict=True):
            if data is not None and isinstance(file, File):
                yield from_data(data, file, job.format_name)
                continue
            found = next(fresh)
            sound = not any(isinstance(r, Unread) or r.failed for r in found)
            # A file may have changed since its key was made.
            if key and sound and key == _key(file, job):
                cache.put(key, to_data(found))
            yield found


def _key(file: File | ReadError, job: Job) -> str | None:
    from mtcheck.cache.results import result_key  # noqa: PLC0415

    if isinstance(file, ReadError):
        return None
    try:
        with file.open() as stream:
            content = stream.read(LARGEST_FILE + 1)
        source, references = job.evidence(file.path)
    except (ReadError, OSError):
        return None
    if len(content) > LARGEST_FILE:
        return None
    config = job.config.for_file(file.path)
    return result_key(file, content, config, (source, *references), job.format_name)


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
    from mtcheck.fixing.fix import fix_file  # noqa: PLC0415  (10 ms, for --fix only)
    from mtcheck.fixing.write_back import write_back  # noqa: PLC0415

    job = Job(config, source, tuple(references), format_name)
    baseline = load_baseline(Path(config.baseline)) if config.baseline else None

    def check(document: Document) -> Report:
        report = job.check(document)
        return cast(Report, baseline.marked([report])[0]) if baseline else report

    def fixed(file: File) -> Iterator[Fixed]:
        result = fix_file(file, check, format_name=format_name, unsafe=unsafe)
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
    from mtcheck.running.parallel import check_parallel  # noqa: PLC0415  (20 ms, for many files only)

    yield from check_parallel(files, job, jobs)
