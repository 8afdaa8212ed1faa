"""`mtcheck check`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, redirect_stdout
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.baseline import BASELINE, Baseline, load_baseline
from mtcheck.cli.options import (
    BaselineFile,
    ConfigFile,
    Exclude,
    ExtendExclude,
    FailLevel,
    Format,
    IdField,
    Ignore,
    IgnoreSuppressions,
    Isolated,
    MinScore,
    Paths,
    Reference,
    Select,
    Source,
    SourceField,
    SourceLang,
    TargetLang,
    TextField,
    config_from,
    run,
)
from mtcheck.config import Config, settings
from mtcheck.errors import ConfigError, ReadError
from mtcheck.gate import exit_code
from mtcheck.render.escape import one_line
from mtcheck.render.outputs import OutputFormat
from mtcheck.report import Report, Unread
from mtcheck.run import STDIN, STDIN_NAME, check_files, fix_files, list_files
from mtcheck.terminal import style_for, warn, write, write_content

if TYPE_CHECKING:
    from mtcheck.fix import Fixed


def check(
    paths: Paths,
    output_format: Annotated[
        OutputFormat, typer.Option(help="How to show findings.")
    ] = OutputFormat.full,
    output: Annotated[
        Path | None,
        typer.Option("-o", "--output", help="File to write sarif, junit … to (default: shown)."),
    ] = None,
    select: Select = None,
    ignore: Ignore = None,
    target_lang: TargetLang = None,
    source_lang: SourceLang = None,
    source: Source = None,
    reference: Reference = None,
    format_name: Format = None,
    text_field: TextField = None,
    source_field: SourceField = None,
    id_field: IdField = None,
    ignore_suppressions: IgnoreSuppressions = None,
    baseline: BaselineFile = None,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    fail_level: FailLevel = None,
    min_score: MinScore = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show counts by rule instead.")
    ] = False,
    exit_zero: Annotated[
        bool, typer.Option("--exit-zero", help="Let findings not fail the run.")
    ] = False,
    write_baseline: Annotated[
        bool, typer.Option("--write-baseline", help=f"Accept all findings: write {BASELINE}.")
    ] = False,
    show_files: Annotated[
        bool, typer.Option("--show-files", help="Name the files that would be checked, and end.")
    ] = False,
    show_settings: Annotated[
        bool, typer.Option("--show-settings", help="Show the configuration of the run, and end.")
    ] = False,
    fix: Annotated[
        bool, typer.Option("--fix", help="Make the safe fixes, and show what is left.")
    ] = False,
    unsafe_fixes: Annotated[
        bool, typer.Option("--unsafe-fixes", help="Count the doubtful fixes in, too.")
    ] = False,
    diff: Annotated[
        bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
    ] = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Check articles and show what is wrong where.

    Examples:

        mtcheck check article.txt

        mtcheck check content/ --output-format concise --fail-level major

        mtcheck check fr.md --target-lang fr --source en.md

        mtcheck check content/ --fix

        cat page.html | mtcheck check -
    """
    from mtcheck.render.fixes import tally  # noqa: PLC0415

    options = config_from(locals())
    if show_settings:
        write(settings(options))
        return
    if show_files:
        raise typer.Exit(_show_files(paths, options))
    work = partial(run, paths, options, source, reference, format_name)
    if diff:
        raise typer.Exit(_show_diff(work(partial(fix_files, unsafe=unsafe_fixes, write=False))))
    results, fixed = (
        _fixed(work(partial(fix_files, unsafe=unsafe_fixes)))
        if fix
        else (list(work(check_files)), None)
    )
    # What the fixes make of standard input goes to standard output, and everything else not.
    with redirect_stdout(sys.stderr) if fix and STDIN in paths else nullcontext():
        if output_format.is_for_terminal and output is not None:
            raise ConfigError("-o goes with sarif, junit and the like; send the others on with >")
        if output_format.is_for_terminal:
            _print_text(results, output_format, statistics)
            write("".join(tally(results, fixed, unsafe=unsafe_fixes)))
        else:
            _print_form(results, output_format, options, output)
    if write_baseline:
        _write_baseline(Path(options.baseline or BASELINE), results)
    code = exit_code(results, options)
    raise typer.Exit(0 if code == 1 and (exit_zero or write_baseline) else code)


def _show_files(paths: Sequence[str], config: Config) -> int:
    """Show the names of the files of a run, and return the exit code."""
    code = 0
    for file in list_files(paths, config):
        if isinstance(file, ReadError):
            warn(f"{one_line(file.path)}: {file}")
            code = 2
        else:
            write(f"{one_line(file.path)}\n")
    return code


def _write_baseline(path: Path, results: Sequence[Report | Unread]) -> None:
    baseline = load_baseline(path) if path.exists() else Baseline(path)
    _write_file(path, baseline.written(results))
    count = sum(len(result.findings) for result in results if isinstance(result, Report))
    warn(f"{path}: {count} findings accepted")


def _write_file(path: Path, text: str) -> None:
    try:
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error


def _fixed(outcomes: Iterable[Fixed | Unread]) -> tuple[list[Report | Unread], int]:
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
        if outcome.path == STDIN_NAME:
            write_content(outcome.after)
    return results, count


def _show_diff(outcomes: Iterable[Fixed | Unread]) -> int:
    """Show what fixing would change, and return the exit code."""
    from mtcheck.render.fixes import diff  # noqa: PLC0415
    from mtcheck.render.text import unread_line  # noqa: PLC0415

    code = 0
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            warn(unread_line(outcome, style_for(sys.stderr)))
            code = 2
            continue
        write("".join(diff(outcome, style_for(sys.stdout), raw=not sys.stdout.isatty())))
        _warn_unfixed(outcome)
        code = max(code, 2 if outcome.failed else int(outcome.after != outcome.before))
    return code


def _warn_unfixed(fixed: Fixed) -> None:
    from mtcheck.render.fixes import unfixed_lines  # noqa: PLC0415

    for line in unfixed_lines(fixed, style_for(sys.stderr)):
        warn(line)


def _print_form(
    results: Sequence[Report | Unread], form: OutputFormat, config: Config, output: Path | None
) -> None:
    from mtcheck.render.outputs import render  # noqa: PLC0415

    text = render(form, results, config)
    if output is None:
        write(text)
        return
    _write_file(output, text)


def _print_text(results: Sequence[Report | Unread], form: OutputFormat, counts: bool) -> None:
    from mtcheck.render import text  # noqa: PLC0415

    style = style_for(sys.stdout)
    show: Callable[..., Iterable[str]] = getattr(text, form)
    for result in results:
        if isinstance(result, Unread):
            warn(text.unread_line(result, style_for(sys.stderr)))
            continue
        if not counts:
            lines = list(show(result, style))
            lines += [text.score_line(result, style)] if form is OutputFormat.full else []
            write("".join(f"{line}\n" for line in lines))
        for note in text.notes(result, style_for(sys.stderr)):
            warn(note)
    for line in text.statistics(results) if counts else ():
        write(f"{line}\n")
    write(text.summary(results, style) + "\n")
