"""Files checked by several processes, with the results in the order of the files."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from signal import SIG_DFL, SIGINT, signal
from typing import TYPE_CHECKING, Any

from mtcheck.cache.remember import Result, from_data, to_data
from mtcheck.errors import ReadError
from mtcheck.patterns import keep_patterns
from mtcheck.readers import File
from mtcheck.report import Unread

if TYPE_CHECKING:
    from mtcheck.running.run import Job

_CHUNK = 16
"""Files that a process takes at a time."""
_AHEAD = 4
"""Chunks a process that wait, so that memory does not grow with the number of files."""
Files = Sequence[File | ReadError]


def check_parallel(files: Files, job: Job, jobs: int) -> Iterator[list[Result]]:
    """Yield the results of each file in order.

    Where a file kills its process, that file alone cannot be checked: those of its chunk are checked
    again one by one.
    """
    chunks = deque(files[i : i + _CHUNK] for i in range(0, len(files), _CHUNK))
    while chunks:
        done = 0
        try:
            for chunk, data in _submitted(chunks, job, jobs):
                yield from _restored(chunk, data, job)
                done += 1
        except BrokenProcessPool:
            for _ in range(done):
                chunks.popleft()
            for file in chunks.popleft():
                yield _alone(file, job)
        else:
            return


def _submitted(
    chunks: Sequence[Files], job: Job, jobs: int
) -> Iterator[tuple[Files, list[list[dict[str, Any]]]]]:
    with _pool(jobs) as pool:
        waiting: deque[tuple[Files, Future[list[list[dict[str, Any]]]]]] = deque()
        for chunk in chunks:
            waiting.append((chunk, pool.submit(_check_chunk, chunk, job)))
            if len(waiting) > jobs * _AHEAD:
                first, future = waiting.popleft()
                yield first, future.result()
        while waiting:
            first, future = waiting.popleft()
            yield first, future.result()


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    """Give processes; when they are not needed any more, what they have not begun is dropped.

    An interrupt ends them at once and without a word: the main process has it, too.
    """
    pool = ProcessPoolExecutor(jobs, initializer=signal, initargs=(SIGINT, SIG_DFL))
    try:
        yield pool
    finally:
        pool.shutdown(cancel_futures=True)


def _check_chunk(files: Files, job: Job) -> list[list[dict[str, Any]]]:
    results = [to_data(job.check_file(file)) for file in files]
    keep_patterns()
    return results


def _restored(files: Files, data: list[list[dict[str, Any]]], job: Job) -> Iterator[list[Result]]:
    for file, rows in zip(files, data, strict=True):
        if isinstance(file, ReadError):
            yield job.check_file(file)
        else:
            yield from_data(rows, file, job.format_name)


def _alone(file: File | ReadError, job: Job) -> list[Result]:
    if isinstance(file, ReadError):
        return job.check_file(file)
    with _pool(1) as pool:
        try:
            (rows,) = pool.submit(_check_chunk, [file], job).result()
        except BrokenProcessPool:
            return [Unread(file.path, "cannot be checked: its process died")]
    return from_data(rows, file, job.format_name)
