"""`mtcheck report`."""

from __future__ import annotations

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
    flat,
    run,
)
from mtcheck.errors import ConfigError
from mtcheck.gate import exit_code
from mtcheck.report import Unread
from mtcheck.run import check_files
from mtcheck.terminal import warn, write


def report(
    paths: Paths,
    output: Annotated[
        Path,
        typer.Option("-o", "--output", help="The HTML file to write, or a folder for index.html."),
    ] = Path("mtcheck-report.html"),
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
    """Write one HTML page that shows each article with its findings.

    Examples:

        mtcheck report article.txt -o report.html

        mtcheck report content/ -o reports/
    """
    from mtcheck.render.html import render_html  # noqa: PLC0415  (jinja2 takes 30 ms)
    from mtcheck.render.text import plain, summary, unread_line  # noqa: PLC0415

    options = config_from(locals())
    results = flat(
        run(paths, options, source, reference, format_name, check_files, stdin_name=stdin_filename)
    )
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
