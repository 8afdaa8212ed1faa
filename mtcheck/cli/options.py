"""What the commands have in common: their options, and what those make of the configuration."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any, TypeVar

import typer

from mtcheck.config import Config, find_config, load_config, override
from mtcheck.errors import ConfigError, MtcheckError
from mtcheck.finding import Severity
from mtcheck.readers import read
from mtcheck.readers.formats import named_format
from mtcheck.run import list_files
from mtcheck.terminal import with_progress

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
Ignore = Annotated[list[str] | None, typer.Option(help="Rules or groups to leave out.")]
TargetLang = Annotated[
    str | None, typer.Option(help="Language of the text, such as en (default: detected).")
]
SourceLang = Annotated[str | None, typer.Option(help="Language it was translated from.")]
Source = Annotated[Path | None, typer.Option(help="The source article, when one file is checked.")]
Reference = Annotated[
    list[Path] | None, typer.Option(help="A human translation of it (may be given several times).")
]
Format = Annotated[
    str | None, typer.Option("--format", help="Format of the files (default: told by name).")
]
TextField = Annotated[
    list[str] | None,
    typer.Option(help="Field of JSON, CSV … that holds the text, such as body.text."),
]
SourceField = Annotated[str | None, typer.Option(help="Field that holds the source.")]
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


def config_from(arguments: dict[str, Any]) -> Config:
    """Return the configuration of the file, with what the arguments of a command say instead."""
    named = arguments["config"]
    place = None if arguments["isolated"] else named or find_config(_here())
    config = load_config(place) if place else Config()
    given = {
        key.replace("_", "-"): _value(key, arguments[key])
        for key in _KEYS
        if arguments.get(key) is not None
    }
    config = override(config, given, "command line")
    config.rules()
    return config


_KEYS = (
    "select", "ignore", "target_lang", "source_lang", "text_field", "source_field", "id_field",
    "ignore_suppressions", "baseline", "exclude", "extend_exclude", "fail_level", "min_score",
)  # fmt: skip
_LISTS = ("select", "ignore", "text_field", "exclude", "extend_exclude")


def _value(key: str, given: Any) -> Any:
    if key in _LISTS:
        return names(given)
    return str(given.absolute()) if isinstance(given, Path) else given


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
    source: Path | None,
    references: Sequence[Path] | None,
    format_name: str | None,
    work: Callable[..., Iterable[T]],
) -> Iterable[T]:
    """Do the work (`check_files` or `fix_files`) on the files that the paths lead to."""
    if format_name is not None:
        named_format(format_name)
    files = list_files(paths, config)
    if (source or references) and len(files) != 1:
        raise ConfigError(f"--source and --reference go with one file, not with {len(files)}")
    results = work(
        files,
        config,
        source=_text(source) if source else None,
        references=[_text(path) for path in references or ()],
        format_name=format_name,
    )
    return with_progress(results, len(files))


def _text(path: Path) -> str:
    try:
        return read(path).text
    except MtcheckError as error:
        raise ConfigError(f"{path}: {error}") from error
