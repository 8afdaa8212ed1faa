"""`mtcheck check`: its options, and which of them go together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from mtcheck.accepting.baseline import BASELINE
from mtcheck.cli import modes
from mtcheck.cli.options import (
    AddIgnore,
    BaselineFile,
    ConfigFile,
    Diff,
    Exclude,
    ExitZero,
    ExtendExclude,
    ExtendSelect,
    FailLevel,
    Fix,
    ForceExclude,
    Format,
    IdField,
    Ignore,
    IgnoreSuppressions,
    Isolated,
    Jobs,
    MinScore,
    NoCache,
    Output,
    Paths,
    PerFileIgnores,
    Quiet,
    Reference,
    ReferenceField,
    Select,
    ShowFiles,
    ShowSettings,
    Source,
    SourceField,
    SourceLang,
    Statistics,
    StdinFilename,
    TargetLang,
    TextField,
    UnsafeFixes,
    Verbose,
    Watch,
    WriteBaseline,
    config_from,
    config_path,
    run,
)
from mtcheck.config import Config
from mtcheck.config.shown import settings
from mtcheck.errors import ConfigError
from mtcheck.render.escape import one_line
from mtcheck.render.outputs import OutputFormat
from mtcheck.running.gate import CLEAN, FINDINGS
from mtcheck.running.pairing import is_pattern
from mtcheck.running.run import STDIN, STDIN_NAME
from mtcheck.terminal import warn, write


def check(
    paths: Paths,
    output_format: Annotated[
        OutputFormat, typer.Option(help="How to show findings.")
    ] = OutputFormat.full,
    output: Output = None,
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
    add_ignore: AddIgnore = False,
    baseline: BaselineFile = None,
    write_baseline: WriteBaseline = False,
    exclude: Exclude = None,
    extend_exclude: ExtendExclude = None,
    force_exclude: ForceExclude = None,
    fail_level: FailLevel = None,
    min_score: MinScore = None,
    exit_zero: ExitZero = False,
    fix: Fix = False,
    unsafe_fixes: UnsafeFixes = False,
    diff: Diff = False,
    statistics: Statistics = False,
    quiet: Quiet = False,
    verbose: Verbose = False,
    watch: Watch = False,
    jobs: Jobs = 0,
    no_cache: NoCache = False,
    show_files: ShowFiles = False,
    show_settings: ShowSettings = False,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Check articles and show what is wrong where.

    Examples:

        mtcheck check article.txt

        mtcheck check content/ --output-format concise --fail-level major

        mtcheck check fr.md --target-lang fr --source en.md

        mtcheck check content/ --fix

        cat page.html | mtcheck check - --stdin-filename page.html
    """
    given = locals()
    _refuse_clashes(given)
    options = config_from(given)
    shown = _shown(given, options)
    if shown.new_baseline and not shown.new_baseline.exists():
        options = replace(options, baseline=None)
    if verbose:
        warn(f"configuration: {one_line(str(config_path(given) or 'none'))}")
    work = partial(run, paths, options, source, reference, format_name, stdin_name=stdin_filename)
    if show_settings:
        write(settings(options))
        code = CLEAN
    elif show_files:
        code = modes.show_files(paths, options, stdin_filename)
    elif add_ignore:
        code = modes.add_ignores(work)
    elif diff:
        code = modes.show_diff(work, shown)
    else:
        wait = _waiting(paths, (source, *(reference or ()))) if watch else None
        code = modes.check(work, options, shown, wait)
    lenient = exit_zero or write_baseline
    raise typer.Exit(CLEAN if code == FINDINGS and lenient else code)


def _waiting(paths: Sequence[str], evidence: Sequence[str | None]) -> modes.Wait:
    from mtcheck.running.watching import changes  # noqa: PLC0415  (for --watch only)

    files = [place for place in evidence if place and not is_pattern(place)]
    return partial(changes, paths, files)


def _shown(given: dict[str, Any], config: Config) -> modes.Shown:
    own = ("new_baseline", "stdin_name")
    path = Path(config.baseline or BASELINE)
    return modes.Shown(
        **{f.name: given[f.name] for f in fields(modes.Shown) if f.name not in own},
        new_baseline=path if given["write_baseline"] else None,
        stdin_name=(given["stdin_filename"] or STDIN_NAME) if STDIN in given["paths"] else None,
    )


_MODES = ("show_settings", "show_files", "add_ignore", "diff")
"""Each does one thing instead of showing findings."""
_SHOWING = ("fix", "watch", "write_baseline", "statistics", "output")


def _refuse_clashes(given: dict[str, Any]) -> None:
    """Raise ConfigError where an option would do nothing beside another one."""
    form: OutputFormat = given["output_format"]
    on = {name for name, value in given.items() if value}
    for i, mode in enumerate(_MODES):
        for other in (*_MODES[i + 1 :], *_SHOWING):
            if {mode, other} <= on and (mode, other) != ("diff", "fix"):
                raise ConfigError(f"{_flag(mode)} and {_flag(other)} do not go together")
        if mode in on and form is not OutputFormat.full:
            raise ConfigError(f"{_flag(mode)} and --output-format do not go together")
    for pair in (("add_ignore", "ignore_suppressions"), ("quiet", "verbose")):
        if on.issuperset(pair):
            raise ConfigError(f"{_flag(pair[0])} and {_flag(pair[1])} do not go together")
    if form.is_for_terminal and "output" in on:
        raise ConfigError("-o goes with sarif, junit and the like; send the others on with >")
    if not form.is_for_terminal and "statistics" in on:
        raise ConfigError(f"--statistics and --output-format {form} do not go together")
    _refuse_standard_input(given, on)


def _refuse_standard_input(given: dict[str, Any], on: set[str]) -> None:
    if STDIN not in given["paths"]:
        return
    for option in ("watch", "add_ignore"):
        if option in on:
            raise ConfigError(f"{_flag(option)} needs files, not standard input")
    if "write_baseline" in on and "stdin_filename" not in on:
        raise ConfigError("--write-baseline needs a name for standard input: --stdin-filename")


def _flag(name: str) -> str:
    return "-o" if name == "output" else f"--{name.replace('_', '-')}"
