"""`mtcheck report`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.options import (
    BaselineFile,
    ConfigFile,
    Exclude,
    ExtendExclude,
    ExtendSelect,
    FailLevel,
    ForceExclude,
    Format,
    IdField,
    Ignore,
    IgnoreSuppressions,
    Isolated,
    MinScore,
    Paths,
    PerFileIgnores,
    Reference,
    ReferenceField,
    Select,
    Source,
    SourceField,
    SourceLang,
    StdinFilename,
    TargetLang,
    TextField,
    config_from,
    run,
)
from mtcheck.config import Config
from mtcheck.errors import ConfigError
from mtcheck.render.escape import one_line
from mtcheck.render.outputs import OutputFormat
from mtcheck.render.text import Totals, plain, totals_line, unread_line
from mtcheck.report import Report, Unread
from mtcheck.running.gate import CLEAN, FAILED, exit_code
from mtcheck.running.run import check_files
from mtcheck.terminal import warn, write
from mtcheck.whole_file import write_whole


class ReportFormat(StrEnum):
    """The shapes of a report: pages, and those of `check` that are files to hand on."""

    html = "html"
    markdown = "markdown"
    csv = "csv"
    json = "json"

    @property
    def suffix(self) -> str:
        """The ending of its files."""
        return ".md" if self is ReportFormat.markdown else f".{self}"


def report(
    paths: Paths,
    output: Annotated[
        Path | None,
        typer.Option(
            "-o",
            "--output",
            help="File to write, or a folder for index.html (default: mtcheck-report.html). More than "
            "one page can hold goes to a folder beside it.",
        ),
    ] = None,
    output_format: Annotated[ReportFormat, typer.Option(help="Shape of the report.")] = (
        ReportFormat.html
    ),
    against: Annotated[
        Path | None,
        typer.Option(
            help="Earlier run (--output-format json) or baseline to tell new findings from old ones "
            "and fixed ones (default: the baseline)."
        ),
    ] = None,
    select: Select = None,
    extend_select: ExtendSelect = None,
    ignore: Ignore = None,
    per_file_ignores: PerFileIgnores = None,
    target_lang: TargetLang = None,
    source_lang: SourceLang = None,
    source: Source = None,
    reference: Reference = None,
    format_name: Format = None,
    text_field: TextField = None,
    source_field: SourceField = None,
    id_field: IdField = None,
    reference_field: ReferenceField = None,
    stdin_filename: StdinFilename = None,
    ignore_suppressions: IgnoreSuppressions = None,
    baseline: BaselineFile = None,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    force_exclude: ForceExclude = None,
    fail_level: FailLevel = None,
    min_score: MinScore = None,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Write pages that show each article with its findings, and what they have in common.

    Examples:

        mtcheck report article.txt -o report.html

        mtcheck report content/ -o reports/

        mtcheck report content/ --against last-week.json
    """
    options = config_from(locals())
    if against and output_format is not ReportFormat.html:
        raise ConfigError(f"--against goes with html, not with {output_format}")
    results = run(
        paths, options, source, reference, format_name, check_files, stdin_name=stdin_filename
    )
    tally = _Tally(options)
    target = _target(output, output_format)
    try:
        _write(tally.watched(results), target, output_format, options, against)
    except OSError as error:
        raise ConfigError(f"{target}: {error.strerror or error}") from error
    for unread in tally.unread:
        warn(unread_line(unread, plain))
    write(f"{one_line(str(target))}: {totals_line(tally.totals)}\n")
    # The page is the result: findings do not fail the command that shows them.
    raise typer.Exit(FAILED if tally.code == FAILED else CLEAN)


def _target(output: Path | None, form: ReportFormat) -> Path:
    name = f"index{form.suffix}"
    if output is None:
        return Path(f"mtcheck-report{form.suffix}")
    return output / name if output.is_dir() or not output.suffix else output


def _write(
    results: Iterable[Report | Unread],
    target: Path,
    form: ReportFormat,
    config: Config,
    against: Path | None,
) -> None:
    if form is not ReportFormat.html:
        from mtcheck.render.outputs import render  # noqa: PLC0415

        text = render(OutputFormat(form), list(results), config)
        target.parent.mkdir(parents=True, exist_ok=True)
        write_whole(target, text.encode())
        return
    from mtcheck.accepting.earlier import load_earlier  # noqa: PLC0415
    from mtcheck.render.html import write_report  # noqa: PLC0415  (jinja2 and babel take 100 ms)

    old = against or (Path(config.baseline) if config.baseline else None)
    write_report(results, target, config, load_earlier(old) if old else None)


class _Tally:
    """What is kept of the results of a run that are written one by one: the last line and the code."""

    def __init__(self, config: Config) -> None:
        self._config = config
        self.totals = Totals()
        self.unread: list[Unread] = []
        self.code = CLEAN

    def watched(self, results: Iterable[list[Report | Unread]]) -> Iterator[Report | Unread]:
        """Yield the results, and count them."""
        for found in results:
            for result in found:
                self.totals.add(result)
                self.code = max(self.code, exit_code([result], self._config))
                if isinstance(result, Unread):
                    self.unread.append(result)
                yield result
