"""What `mtcheck check` can do: show findings once or again and again, list, silence, show a diff."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext, redirect_stdout, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from mtcheck.accepting.baseline import Baseline, load_baseline
from mtcheck.cli.options import count_jobs, flat
from mtcheck.config import Config
from mtcheck.errors import ConfigError, ReadError, WriteError
from mtcheck.readers import File
from mtcheck.render.escape import one_line
from mtcheck.render.outputs import OutputFormat
from mtcheck.report import Report, Unread
from mtcheck.running.gate import CLEAN, FAILED, FINDINGS, exit_code
from mtcheck.running.run import Job, check_files, fix_files, list_files
from mtcheck.terminal import style_for, warn, write, write_content
from mtcheck.whole_file import write_whole

if TYPE_CHECKING:
    from mtcheck.fixing.fix import Fixed

T = TypeVar("T")
Results = Sequence[Report | Unread]
Work = Callable[[Callable[..., Iterable[Any]]], Iterable[Any]]
"""Does something with the files of the run, and yields what comes of each."""
Wait = Callable[[Config], Iterable[object]]
"""Yields whenever the files of the run, or what they are held against, have changed."""


@dataclass(frozen=True, slots=True)
class Shown:
    """How a run is done and shown; most fields are the option of `mtcheck check` of their name.

    `new_baseline` is the baseline to write, `stdin_name` the name of standard input where it is read.
    """

    output_format: OutputFormat
    output: Path | None
    statistics: bool
    fix: bool
    unsafe_fixes: bool
    jobs: int
    no_cache: bool
    quiet: bool
    verbose: bool
    new_baseline: Path | None
    stdin_name: str | None


def check(work: Work, config: Config, shown: Shown, wait: Wait | None) -> int:
    """Check, and show what was found; with `wait`, again whenever it yields."""
    if not wait:
        return _check_once(work, config, shown)
    changes = wait(config)
    with suppress(KeyboardInterrupt):  # how watching ends
        _check_once(work, config, shown)
        for _ in changes:
            write("\n")
            _check_once(work, config, shown)
    return CLEAN


def _check_once(work: Work, config: Config, shown: Shown) -> int:
    fixed = None
    if shown.fix:
        results, fixed = _fixed(work(partial(fix_files, unsafe=shown.unsafe_fixes)), shown)
    else:
        jobs = shown.jobs or count_jobs()
        results = flat(work(partial(check_files, jobs=jobs, cached=not shown.no_cache)))
    # What the fixes make of standard input goes to standard output, and everything else not.
    with redirect_stdout(sys.stderr) if shown.fix and shown.stdin_name else nullcontext():
        if shown.output_format.is_for_terminal:
            results = _print_text(results, shown, fixed)
        else:
            results = _print_form(results, config, shown)
    if shown.new_baseline:
        _write_baseline(shown.new_baseline, results, config, quiet=shown.quiet)
    return exit_code(results, config)


def _drawn(draw: Callable[[Results], T], results: Results) -> tuple[T, Results]:
    """Return what is drawn of the results, and these: an error where a file has changed meanwhile."""
    try:
        return draw(results), results
    except ReadError as error:
        left = [Unread(r.path, str(error)) if r.path == error.path else r for r in results]
        if left == results:
            raise
        return _drawn(draw, left)


def _print_text(results: Results, shown: Shown, fixed: int | None) -> Results:
    """Print what people read, and return the results: an error where a file has changed meanwhile."""
    from mtcheck.render import text  # noqa: PLC0415
    from mtcheck.render.fixes import tally  # noqa: PLC0415

    style, form = style_for(sys.stdout), shown.output_format
    show: Callable[..., Iterable[str]] = getattr(text, form)

    def lines_of(found: Results) -> list[str]:
        (result,) = found
        if not isinstance(result, Report) or shown.statistics:
            return []
        scored = form is OutputFormat.full and not shown.quiet
        return [*show(result, style), *([text.score_line(result, style)] if scored else [])]

    seen: list[Report | Unread] = []
    for result in results:
        lines, (now,) = _drawn(lines_of, [result])
        write("".join(f"{line}\n" for line in lines))
        _warn_of(now, shown)
        seen.append(now)
    results = seen
    for line in text.statistics(results) if shown.statistics else ():
        write(f"{line}\n")
    if not shown.quiet:
        write("".join(f"{line}\n" for line in text.corpus_lines(results)))
        write(text.summary(results, style) + "\n")
        write("".join(tally(results, fixed, unsafe=shown.unsafe_fixes)))
    return results


def _warn_of(result: Report | Unread, shown: Shown) -> None:
    """Say what could not be checked, and what did not run."""
    from mtcheck.render import text  # noqa: PLC0415

    style = style_for(sys.stderr)
    if isinstance(result, Unread):
        lines: Iterable[str] = (text.unread_line(result, style),)
    elif shown.quiet:
        lines = text.failures(result, style)
    elif shown.verbose:
        lines = (*text.failures(result, style), *text.not_run(result, style))
    else:
        lines = text.notes(result, style)
    for line in lines:
        warn(line)


def _print_form(results: Results, config: Config, shown: Shown) -> Results:
    """Print or write what programs read, and return the results as `_print_text` does."""
    from mtcheck.render.outputs import render  # noqa: PLC0415
    from mtcheck.render.text import summary, unread_line  # noqa: PLC0415

    text, results = _drawn(lambda found: render(shown.output_format, found, config), results)
    if shown.output is None:
        write(text)
        return results
    _write_file(shown.output, text)
    for result in results:
        if isinstance(result, Unread):
            warn(unread_line(result, style_for(sys.stderr)))
    if not shown.quiet:
        warn(f"{one_line(str(shown.output))}: {summary(results)}")
    return results


def _write_file(path: Path, text: str) -> None:
    try:
        write_whole(path, text.encode())
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error


def _write_baseline(path: Path, results: Results, config: Config, *, quiet: bool) -> None:
    baseline = load_baseline(path) if path.exists() else Baseline(path)
    _write_file(path, baseline.written(results, config))
    count = sum(len(result.findings) for result in results if isinstance(result, Report))
    if not quiet:
        hint = "" if config.baseline else ' (use it with --baseline, or the key "baseline")'
        warn(f"{one_line(str(path))}: {count} finding{'s' if count != 1 else ''} accepted{hint}")


def _fixed(outcomes: Iterable[Fixed | Unread], shown: Shown) -> tuple[Results, int]:
    """Return the reports on what the files are now, and the number of fixes made."""
    results: list[Report | Unread] = []
    count = 0
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            results.append(outcome)
            continue
        results += outcome.results
        count += outcome.count
        _warn_unfixed(outcome)
        if outcome.path == shown.stdin_name:
            write_content(outcome.after)
    return results, count


def show_files(paths: Sequence[str], config: Config, stdin_name: str | None) -> int:
    """Show the names of the files of a run, and return the exit code."""
    code = CLEAN
    for file in list_files(paths, config, stdin_name):
        try:
            if isinstance(file, ReadError):
                raise file
            file.open().close()
            write(f"{one_line(file.path)}\n")
        except ReadError as error:
            warn(f"{one_line(error.path)}: {one_line(str(error))}")
            code = FAILED
    return code


def show_diff(work: Work, shown: Shown) -> int:
    """Show what fixing would change, and return the exit code."""
    from mtcheck.render.fixes import diff  # noqa: PLC0415
    from mtcheck.render.text import unread_line  # noqa: PLC0415

    code = CLEAN
    outcomes: Iterable[Fixed | Unread]
    outcomes = work(partial(fix_files, unsafe=shown.unsafe_fixes, write=False))
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            warn(unread_line(outcome, style_for(sys.stderr)))
            code = FAILED
            continue
        write("".join(diff(outcome, style_for(sys.stdout), raw=not sys.stdout.isatty())))
        for result in outcome.results:
            _warn_of(result, shown)
        _warn_unfixed(outcome)
        changed = FINDINGS if outcome.after != outcome.before else CLEAN
        code = max(code, FAILED if outcome.failed else changed)
    return code


def _warn_unfixed(fixed: Fixed) -> None:
    from mtcheck.render.fixes import unfixed_lines  # noqa: PLC0415

    for line in unfixed_lines(fixed, style_for(sys.stderr)):
        warn(line)


def add_ignores(work: Work) -> int:
    """Write comments that silence all findings, and return the exit code."""
    code = CLEAN
    for path, count, problems in work(_silence):
        if not problems:
            write(f"{one_line(path)}: {count} finding{'s' if count != 1 else ''} silenced\n")
        for problem in problems:
            warn(f"{one_line(path)}: {problem}")
            code = FAILED
    return code


def _silence(
    files: Sequence[File | ReadError], config: Config, **evidence: Any
) -> Iterator[tuple[str, int, list[str]]]:
    """Yield for each file its path, the number of findings silenced, and what stood in the way."""
    from mtcheck.accepting.add_ignore import add_ignores  # noqa: PLC0415

    job = Job(config, evidence["source"], tuple(evidence["references"]), evidence["format_name"])
    for file, results in zip(files, check_files(files, config, **evidence), strict=True):
        problems = [result.reason for result in results if isinstance(result, Unread)]
        count = 0
        if isinstance(file, File) and not problems:
            reports = [result for result in results if isinstance(result, Report)]
            try:
                count = add_ignores(file, reports, config.fail_level, job)
            except (ReadError, WriteError) as error:
                problems = [str(error)]
        yield file.path, count, problems
