"""What the commands have in common: their options, and what those make of the configuration."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from mtcheck.accepting.baseline import BASELINE
from mtcheck.config import Config
from mtcheck.config.file import find_config, load_config, override
from mtcheck.errors import ConfigError
from mtcheck.finding import Severity
from mtcheck.readers import File
from mtcheck.readers.formats import named_format
from mtcheck.render.escape import one_line
from mtcheck.running.pairing import check_partners, is_pattern, read_texts
from mtcheck.running.run import list_files
from mtcheck.terminal import warn, with_progress

T = TypeVar("T")

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
ExtendSelect = Annotated[
    list[str] | None, typer.Option(help="Rules or groups to run besides those selected.")
]
Ignore = Annotated[list[str] | None, typer.Option(help="Rules or groups to leave out.")]
PerFileIgnores = Annotated[
    list[str] | None,
    typer.Option(
        help="PATTERN:RULE, a rule or group to leave out in the files that match, such as "
        "legacy/**:names (may be given several times)."
    ),
]
TargetLang = Annotated[
    str | None, typer.Option(help="Language of the text, such as en (default: detected).")
]
SourceLang = Annotated[str | None, typer.Option(help="Language it was translated from.")]
Source = Annotated[
    str | None,
    typer.Option(
        help="The source article of the file, or a pattern that names it for each file, such as "
        "content/fr/{stem}.md; also {name}, {parent}, {lang}.",
    ),
]
Reference = Annotated[
    list[str] | None,
    typer.Option(help="A human translation of it, or a pattern (may be given several times)."),
]
Format = Annotated[
    str | None, typer.Option("--format", help="Format of the files (default: told by name).")
]
TextField = Annotated[
    list[str] | None,
    typer.Option(help="Field of JSON, CSV … that holds the text, such as body.text."),
]
SourceField = Annotated[str | None, typer.Option(help="Field that holds the source.")]
ReferenceField = Annotated[
    list[str] | None, typer.Option(help="Field that holds a human translation (or several).")
]
IdField = Annotated[str | None, typer.Option(help="Field that names the record.")]
IgnoreSuppressions = Annotated[
    bool | None,
    typer.Option("--ignore-suppressions", help="Let comments in files silence nothing."),
]
BaselineFile = Annotated[
    Path | None, typer.Option("--baseline", help="File of findings that are accepted.")
]
FailLevel = Annotated[
    Severity | None, typer.Option(help="Least severity that fails the run (default: minor).")
]
MinScore = Annotated[
    float | None, typer.Option(help="Score from 0 to 100 below which the run fails (default: 0).")
]
Exclude = Annotated[
    list[str] | None,
    typer.Option(help="Patterns, as in .gitignore, of what is left out of folders."),
]
ExtendExclude = Annotated[
    list[str] | None, typer.Option(help="More such patterns, besides those of the configuration.")
]
ForceExclude = Annotated[
    bool | None,
    typer.Option("--force-exclude", help="Leave out what they match among the files named, too."),
]
StdinFilename = Annotated[
    str | None, typer.Option(help="Name for what - reads: tells its format and its settings.")
]
Output = Annotated[
    Path | None,
    typer.Option("-o", "--output", help="File to write sarif, junit … to (default: shown)."),
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Show counts by rule instead.")]
Jobs = Annotated[
    int, typer.Option("-j", "--jobs", min=0, help="Most processes (default: one a processor).")
]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Check anew what was checked before.")]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Let findings not fail the run.")]
WriteBaseline = Annotated[
    bool, typer.Option("--write-baseline", help=f"Accept all findings: write {BASELINE}.")
]
AddIgnore = Annotated[
    bool, typer.Option("--add-ignore", help="Silence what is found now by comments in the files.")
]
Watch = Annotated[bool, typer.Option("--watch", help="Check again whenever a file changes.")]
ShowFiles = Annotated[
    bool, typer.Option("--show-files", help="Name the files that would be checked, and end.")
]
ShowSettings = Annotated[
    bool, typer.Option("--show-settings", help="Show the configuration of the run, and end.")
]
Fix = Annotated[bool, typer.Option("--fix", help="Make the safe fixes, and show what is left.")]
UnsafeFixes = Annotated[
    bool, typer.Option("--unsafe-fixes", help="Count the doubtful fixes in, too.")
]
Diff = Annotated[
    bool, typer.Option("--diff", help="Show what --fix would change, and change nothing.")
]
Quiet = Annotated[
    bool, typer.Option("-q", "--quiet", help="Show findings and errors, and nothing else.")
]
Verbose = Annotated[
    bool, typer.Option("-v", "--verbose", help="Say what was used, and which rules did not run.")
]


def config_from(arguments: dict[str, Any]) -> Config:
    """Return the configuration of the file, with what the arguments of a command say instead."""
    place = config_path(arguments)
    config = load_config(place) if place else Config()
    given = {
        key.replace("_", "-"): _value(key, arguments[key])
        for key in _KEYS
        if arguments.get(key) is not None
    }
    if "per-file-ignores" in given:
        more = override(config, given, "command line").per_file_ignores
        given["per-file-ignores"] = _joined((*config.per_file_ignores, *more))
    config = override(config, given | _patterns(arguments), "command line")
    config.check_rules()
    return config


def _patterns(arguments: dict[str, Any]) -> dict[str, Any]:
    """Return the patterns among the sources and references given, from the current folder."""
    source: str | None = arguments.get("source")
    patterns = [p for p in arguments.get("reference") or () if is_pattern(p)]
    found: dict[str, Any] = {}
    if source and is_pattern(source):
        found["source"] = _from_here(source)
    if patterns:
        found["reference"] = [_from_here(pattern) for pattern in patterns]
    return found


def _from_here(pattern: str) -> str:
    return pattern if pattern.startswith("{parent}") else str(_here() / pattern)


def config_path(arguments: dict[str, Any]) -> Path | None:
    """Return the configuration file that the arguments of a command lead to."""
    named: Path | None = arguments["config"]
    if arguments["isolated"]:
        if named:
            raise ConfigError("--isolated reads no configuration file: leave out --config")
        return None
    return named or find_config(_here())


_KEYS = (
    "select", "extend_select", "ignore", "per_file_ignores", "target_lang", "source_lang",
    "text_field", "source_field", "id_field", "reference_field", "ignore_suppressions", "baseline",
    "exclude", "extend_exclude", "force_exclude", "fail_level", "min_score",
)  # fmt: skip
_LISTS = (
    "select", "extend_select", "ignore", "text_field", "reference_field", "exclude", "extend_exclude",
)  # fmt: skip


def _value(key: str, given: Any) -> Any:
    if key in _LISTS:
        return names(given)
    if key == "per_file_ignores":
        return _joined(map(_pattern_and_rule, given))
    return str(given.absolute()) if isinstance(given, Path) else given


def _pattern_and_rule(given: str) -> tuple[str, list[str]]:
    pattern, colon, rule = given.rpartition(":")
    if not colon or not pattern or not rule.strip():
        raise ConfigError(f"--per-file-ignores {given!r}: write PATTERN:RULE")
    return pattern, [rule.strip()]


def _joined(pairs: Iterable[tuple[str, Iterable[str]]]) -> dict[str, list[str]]:
    table: dict[str, list[str]] = {}
    for pattern, rules in pairs:
        table.setdefault(pattern, []).extend(rules)
    return table


def _here() -> Path:
    try:
        return Path.cwd()
    except OSError:
        return Path("/")  # the folder is gone; files named in full can still be checked


def names(values: Iterable[str]) -> list[str]:
    """Return the names of an option that may be given several times, or with commas."""
    return [name.strip() for value in values for name in value.split(",")]


def run(
    paths: Sequence[str],
    config: Config,
    source: str | None,
    references: Sequence[str] | None,
    format_name: str | None,
    work: Callable[..., Iterable[T]],
    *,
    stdin_name: str | None = None,
) -> Iterable[T]:
    """Do the work (`check_files` or `fix_files`) on the files that the paths lead to.

    Of `source` and `references` those count that are no patterns: these the configuration holds.
    """
    if format_name is not None:
        named_format(format_name)
    files = list_files(paths, config, stdin_name)
    named = [Path(place) for place in (source,) if place and not is_pattern(place)]
    human = [Path(place) for place in references or () if not is_pattern(place)]
    if (named or human) and len(files) != 1:
        raise ConfigError(
            f"--source and --reference go with one file, not with {len(files)}: "
            "write a pattern, such as content/fr/{stem}.md"
        )
    for line in check_partners([f.path for f in files if isinstance(f, File)], config):
        warn(one_line(line))
    results = work(
        files,
        config,
        source=next(iter(read_texts(named)), None),
        references=read_texts(human),
        format_name=format_name,
    )
    return with_progress(results, len(files))


def flat(results: Iterable[list[T]]) -> list[T]:
    """Return the results of all files in one list."""
    return [result for found in results for result in found]


def count_jobs() -> int:
    """Return the number of processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
