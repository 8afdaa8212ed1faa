"""`mtcheck init`, `config`, `clean` and `version`: what a project sets, what runs leave, what runs."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated

import typer

from mtcheck._version import __version__
from mtcheck.cli.options import ConfigFile, Isolated, config_from
from mtcheck.config import Config
from mtcheck.config.file import FILES, find_config
from mtcheck.config.shown import TEMPLATE, settings
from mtcheck.errors import ConfigError
from mtcheck.terminal import write


def init(
    folder: Annotated[Path, typer.Argument(help="Folder of the project.")] = Path(),
) -> None:
    """Write a configuration file to begin with.

    Examples:

        mtcheck init

        mtcheck init docs/
    """
    path = folder / FILES[0]
    other = find_config(folder)
    if other and other.parent == folder and other.name != path.name:
        raise ConfigError(f"{other}: configures mtcheck already, and {path.name} would hide it")
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(TEMPLATE)
    except FileExistsError as error:
        raise ConfigError(f"{path}: is there already") from error
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror or error}") from error
    write(f"{path}: written; change it, then run mtcheck check\n")


def config(config: ConfigFile = None, isolated: Isolated = False) -> None:
    """Show what every key of the configuration means, and what it is set to here.

    Examples:

        mtcheck config

        mtcheck config --isolated
    """
    chosen = config_from({"config": config, "isolated": isolated})
    write(f"{inspect.getdoc(Config)}\n\n{settings(chosen)}")


def clean() -> None:
    """Empty the cache: the next run checks everything anew.

    Examples:

        mtcheck clean
    """
    from mtcheck.cache import cache_dir, clear  # noqa: PLC0415

    try:
        count = clear()
    except OSError as error:
        raise ConfigError(f"{cache_dir()}: {error.strerror or error}") from error
    write(f"{cache_dir()}: {count} file{'s' if count != 1 else ''} deleted\n")


def version() -> None:
    """Print the version.

    Examples:

        mtcheck version
    """
    write(f"mtcheck {__version__}\n")
