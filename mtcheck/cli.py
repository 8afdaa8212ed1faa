"""The command line: arguments in, text and an exit code out."""

from __future__ import annotations

import io
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext, redirect_stdout
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TypeVar

import typer

from mtcheck._version import __version__
from mtcheck.config import Config, find_config, load_config, override
from mtcheck.errors import ConfigError, MtcheckError, ReadError, did_you_mean
from mtcheck.finding import Severity
from mtcheck.gate import exit_code
from mtcheck.readers import read
from mtcheck.report import Report, Unread
from mtcheck.run import STDIN, STDIN_NAME, check_files, fix_files, list_files
from mtcheck.terminal import discard, style_for, warn, with_progress, write, write_content

if TYPE_CHECKING:
    from mtcheck.fix import Fixed

T = TypeVar("T")

app = typer.Typer(
    help="Find the artifacts of machine translation in published text.",
    epilog="Exit codes: 0 clean, 1 findings at or above the level or a score below the gate, "
    "2 something could not be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


class OutputFormat(StrEnum):
    """How `check` shows its findings."""

    full = "full"
    concise = "concise"
    json = "json"


Paths = Annotated[
    list[str], typer.Argument(help="Files and folders; - reads standard input.", show_default=False)
]
ConfigFile = Annotated[
    Path | None,
    typer.Option(
        "--config", help="Configuration file (default: the nearest mtcheck.toml or [tool.mtcheck])."
    ),
]
Isolated = Annotated[bool, typer.Option("--isolated", help="Read no configuration file.")]
Select = Annotated[
    list[str] | None, typer.Option(help="Rules or groups to run (comma-separated; default: all).")
]
Ignore = Annotated[list[str] | None, typer.Option(help="Rules or groups to leave out.")]
TargetLang = Annotated[
    str | None, typer.Option(help="Language of the text, such as en (default: detected).")
]
SourceLang = Annotated[str | None, typer.Option(help="Language it was translated from.")]
Source = Annotated[Path | None, typer.Option(help="The source article, when one file is checked.")]
Reference = Annotated[
    list[Path] | None, typer.Option(help="A human translation of it (may be given several times).")
]
FailLevel = Annotated[
    Severity | None, typer.Option(help="Least severity that fails the run (default: minor).")
]
MinScore = Annotated[
    float | None, typer.Option(help="Score from 0 to 100 below which the run fails (default: 0).")
]


@app.command()
def check(
    paths: Paths,
    output_format: Annotated[
        OutputFormat, typer.Option(help="How to show findings.")
    ] = OutputFormat.full,
    select: Select = None,
    ignore: Ignore = None,
    target_lang: TargetLang = None,
    source_lang: SourceLang = None,
    source: Source = None,
    reference: Reference = None,
    fail_level: FailLevel = None,
    min_score: MinScore = None,
    statistics: Annotated[
        bool, typer.Option("--statistics", help="Show counts by rule instead.")
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

    options = _config(config, isolated, locals())
    run = partial(_run, paths, options, source, reference)
    if diff:
        raise typer.Exit(_show_diff(run(partial(fix_files, unsafe=unsafe_fixes, write=False))))
    results, fixed = (
        _fixed(run(partial(fix_files, unsafe=unsafe_fixes)))
        if fix
        else (list(run(check_files)), None)
    )
    # What the fixes make of standard input goes to standard output, and everything else not.
    with redirect_stdout(sys.stderr) if fix and STDIN in paths else nullcontext():
        if output_format is OutputFormat.json:
            _print_json(results, options)
        else:
            _print_text(results, output_format, statistics)
            write("".join(tally(results, fixed, unsafe=unsafe_fixes)))
    raise typer.Exit(exit_code(results, options))


@app.command()
def report(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="The HTML file to write, or a folder for index.html."),
    ] = Path("mtcheck-report.html"),
    select: Select = None,
    ignore: Ignore = None,
    target_lang: TargetLang = None,
    source_lang: SourceLang = None,
    source: Source = None,
    reference: Reference = None,
    fail_level: FailLevel = None,
    min_score: MinScore = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Write one HTML page that shows each article with its findings.

    Examples:

        mtcheck report article.txt -o report.html

        mtcheck report content/ -o reports/
    """
    from mtcheck.render.html import render_html  # noqa: PLC0415  (jinja2 takes 30 ms)
    from mtcheck.render.text import plain, summary, unread_line  # noqa: PLC0415

    options = _config(config, isolated, locals())
    results = list(_run(paths, options, source, reference, check_files))
    target = output / "index.html" if output.is_dir() or not output.suffix else output
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(render_html(results, options), encoding="utf-8", newline="\n")
    except OSError as error:
        raise ConfigError(f"{target}: {error.strerror or error}") from error
    for result in results:
        if isinstance(result, Unread):
            warn(unread_line(result, plain))
    write(f"{target}: {summary(results)}\n")
    # The page is the result: findings do not fail the command that shows them.
    code = exit_code(results, options)
    raise typer.Exit(code if code == 2 else 0)


@app.command()
def rule(
    name: Annotated[str | None, typer.Argument(help="Name of a rule.", show_default=False)] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Describe every rule.")] = False,
) -> None:
    """Explain a rule: what it finds, why, and examples.

    Examples:

        mtcheck rule stray-stop

        mtcheck rule --all > rules/README.md
    """
    from mtcheck.render.catalogue import catalogue, describe  # noqa: PLC0415
    from mtcheck.rule import built_in_rules  # noqa: PLC0415

    rules = built_in_rules()
    if all_rules:
        write(catalogue(rules))
        return
    if name is None:
        raise ConfigError("give the name of a rule, or --all")
    found = [r for r in rules if name in (r.name, *r.aliases)]
    if not found:
        known = [r.name for r in rules]
        hint = did_you_mean(name, known)
        raise ConfigError(f"no rule {name!r}{hint} (mtcheck rule --all describes all)")
    write(describe(found[0]))


@app.command()
def evaluate(
    data: Annotated[
        list[Path],
        typer.Argument(help="Labelled texts: .gold, MQM .tsv, .jsonl, .jsonl.gz; or folders."),
    ],
    output_format: Annotated[OutputFormat, typer.Option(help="full or json.")] = OutputFormat.full,
    with_source: Annotated[
        bool, typer.Option("--with-source", help="Give the sources, too.")
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
) -> None:
    """Measure recall, precision and false alarms on labelled texts.

    Examples:

        mtcheck evaluate seeds/labels

        mtcheck evaluate mqm_generalMT2022_ende.tsv --output-format json
    """
    from mtcheck.evaluate import evaluate as measure  # noqa: PLC0415
    from mtcheck.labelled import read_labelled  # noqa: PLC0415
    from mtcheck.render.evaluation import table  # noqa: PLC0415

    given = {"select": _names(select), "ignore": _names(ignore)}
    config = override(Config(), {k: v for k, v in given.items() if v is not None}, "command line")
    config.rules()
    try:
        items = [item for path in data for item in read_labelled(path)]
    except ReadError as error:
        raise ConfigError(f"{error.path}: {error}") from error
    evaluation = measure(with_progress(items, len(items)), config, with_source=with_source)
    evaluation.data = [path.name for path in data]
    figures = evaluation.as_dict()
    if output_format is OutputFormat.json:
        write(json.dumps(figures, indent=2) + "\n")
    else:
        write("\n".join(table(figures)) + "\n")
    for failure in evaluation.failed:
        warn(failure)
    raise typer.Exit(2 if evaluation.failed else 0)


@app.command()
def version() -> None:
    """Print the version."""
    write(f"mtcheck {__version__}\n")


def main() -> None:
    """Run the command line; an error that the user can mend is one line, and exit code 2."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        _fail("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the encoding of a terminal lacks is shown by its code.
            stream.reconfigure(errors="backslashreplace")
    try:
        app()
    except MtcheckError as error:
        _fail(str(error))


def _fail(message: str) -> None:
    from mtcheck.render.escape import one_line  # noqa: PLC0415

    warn(f"mtcheck: {one_line(message)}")
    discard(1)
    sys.exit(2)


def _config(path: Path | None, isolated: bool, arguments: dict[str, Any]) -> Config:
    """Return the configuration of the file, with what the command line says instead."""
    place = None if isolated else path or find_config(_here())
    config = load_config(place) if place else Config()
    given = {
        "select": _names(arguments["select"]),
        "ignore": _names(arguments["ignore"]),
        "target-lang": arguments["target_lang"],
        "source-lang": arguments["source_lang"],
        "fail-level": arguments["fail_level"],
        "min-score": arguments["min_score"],
    }
    changes = {key: value for key, value in given.items() if value is not None}
    config = override(config, changes, "command line")
    config.rules()
    return config


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        return Path("/")  # the folder is gone; files named in full can still be checked


def _names(values: Iterable[str] | None) -> list[str] | None:
    if not values:
        return None
    return [name.strip() for value in values for name in value.split(",")]


def _run(
    paths: Sequence[str],
    config: Config,
    source: Path | None,
    references: Sequence[Path] | None,
    work: Callable[..., Iterable[T]],
) -> Iterable[T]:
    files = list_files(paths)
    if (source or references) and len(files) != 1:
        raise ConfigError(f"--source and --reference go with one file, not with {len(files)}")
    results = work(
        files,
        config,
        source=_text(source) if source else None,
        references=[_text(path) for path in references or ()],
    )
    return with_progress(results, len(files))


def _fixed(outcomes: Iterable[Fixed | Unread]) -> tuple[list[Report | Unread], int]:
    """Return the reports on what the files are now, and the number of fixes made."""
    results: list[Report | Unread] = []
    count = 0
    for outcome in outcomes:
        results.append(outcome if isinstance(outcome, Unread) else outcome.report)
        if not isinstance(outcome, Unread):
            count += outcome.count
            _warn_unfixed(outcome)
            if outcome.report.path == STDIN_NAME:
                write_content(outcome.after)
    return results, count


def _show_diff(outcomes: Iterable[Fixed | Unread]) -> int:
    """Show what fixing would change, and return the exit code."""
    from mtcheck.render.fixes import diff  # noqa: PLC0415
    from mtcheck.render.text import notes, unread_line  # noqa: PLC0415

    code = 0
    for outcome in outcomes:
        if isinstance(outcome, Unread):
            warn(unread_line(outcome, style_for(sys.stderr)))
            code = 2
            continue
        write("".join(diff(outcome, style_for(sys.stdout), raw=not sys.stdout.isatty())))
        for note in notes(outcome.report, style_for(sys.stderr)):
            warn(note)
        _warn_unfixed(outcome)
        code = max(code, 2 if outcome.report.failed else int(outcome.after != outcome.before))
    return code


def _warn_unfixed(fixed: Fixed) -> None:
    from mtcheck.render.fixes import unfixed_lines  # noqa: PLC0415

    for line in unfixed_lines(fixed, style_for(sys.stderr)):
        warn(line)


def _text(path: Path) -> str:
    try:
        return read(path).text
    except MtcheckError as error:
        raise ConfigError(f"{path}: {error}") from error


def _print_json(results: Sequence[Report | Unread], config: Config) -> None:
    from mtcheck.engine import signature  # noqa: PLC0415
    from mtcheck.report import to_json  # noqa: PLC0415

    write(to_json(results, signature(None, config.rules())))


def _print_text(results: Sequence[Report | Unread], form: OutputFormat, counts: bool) -> None:
    from mtcheck.render import text  # noqa: PLC0415

    style = style_for(sys.stdout)
    show: Callable[..., Iterable[str]] = text.concise if form is OutputFormat.concise else text.full
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
