"""`mtcheck init` and `mtcheck config`: a project's configuration file."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.options import ConfigFile, Isolated, config_from
from mtcheck.config import FILES, TEMPLATE, Config, settings
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
