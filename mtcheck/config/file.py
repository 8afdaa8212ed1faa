"""Configuration files: `mtcheck.toml`, or `[tool.mtcheck]` in `pyproject.toml`."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtcheck.config import Config
from mtcheck.config.values import READERS
from mtcheck.errors import ConfigError, ReadError, did_you_mean
from mtcheck.readers.file import read_plain

FILES = ("mtcheck.toml", "pyproject.toml")
_SHOWN = 200
"""Characters of a value that a message repeats."""


def find_config(folder: Path) -> Path | None:
    """Return the nearest configuration file in `folder` or above it."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and _table(path) is not None:
                return path
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file. Raises ConfigError, naming the file and the key.

    A `pyproject.toml` without `[tool.mtcheck]` asks for nothing.
    """
    table = _table(path) or {}
    if isinstance(table.get("names"), str):
        lines = _lines(path.parent / table["names"], f"{path}: names")
        table = {**table, "names": [line.strip() for line in lines]}
    if isinstance(table.get("glossary"), str):
        lines = _lines(path.parent / table["glossary"], f"{path}: glossary")
        table = {**table, "glossary": dict(map(_columns, lines))}
    if isinstance(table.get("baseline"), str):
        table = {**table, "baseline": str(path.parent / table["baseline"])}
    config = override(Config(root=str(path.parent)), table, str(path))
    try:
        config.check_rules()
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    return config


def _lines(path: Path, key: str) -> list[str]:
    """Return the lines of a file that a key names, without empty ones and comments."""
    try:
        lines = read_plain(path).splitlines()
    except ReadError as error:
        raise ConfigError(f"{key} = {_shortened(path.name)}: {error}") from error
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _columns(line: str) -> tuple[str, str]:
    """Return the term and the translations of a line of the glossary; further columns are notes."""
    term, *rest = line.split("\t")
    return term.strip(), rest[0].strip() if rest else ""


def override(config: Config, values: Mapping[str, Any], where: str) -> Config:
    """Return the configuration with some values replaced; keys as in files. Raises ConfigError."""
    known = {key: key.replace("-", "_") for key in READERS}
    changes = {}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{did_you_mean(key, known)}")
        try:
            changes[known[key]] = READERS[key](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{where}: {key} = {_shortened(value)}: {error}") from error
    return replace(config, **changes)


def _shortened(value: Any) -> str:
    text = repr(value)
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415  (where there is a file)

    try:
        raw = tomllib.loads(read_plain(path))
    except (ReadError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name != "pyproject.toml":
        return raw
    tools = raw.get("tool")
    table = tools.get("mtcheck") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.mtcheck is no table")
    return table
