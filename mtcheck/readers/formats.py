"""Which formats there are, and how a file tells which one it is: by its name, then by its content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

from mtcheck.errors import ConfigError, did_you_mean


class Format(NamedTuple):
    """A format: the module that reads it, the endings of its files, and whether folders are searched
    for them (they are not for those that mostly hold data)."""

    module: str
    suffixes: tuple[str, ...]
    searched: bool = True


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("text", (".txt", ".text")),
        "markdown": Format("markdown", (".md", ".markdown", ".mdx")),
        "html": Format("html", (".html", ".htm", ".xhtml")),
    }
)


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that folders are searched for."""
    return tuple(suffix for f in FORMATS.values() if f.searched for suffix in f.suffixes)


def is_searched(path: PurePath) -> bool:
    """Tell whether a file of this name is read when its folder is checked."""
    return path.suffix.lower() in known_suffixes()


def find_format(path: str, named: str | None = None) -> Format:
    """Return the format of a file; one that is named must exist. Unknown endings are plain text.

    Raises ConfigError for a format that there is not.
    """
    if named is not None:
        if named not in FORMATS:
            known = ", ".join(FORMATS)
            raise ConfigError(f"no format {named!r}{did_you_mean(named, FORMATS)} ({known})")
        return FORMATS[named]
    suffix = PurePath(path).suffix.lower()
    return next((f for f in FORMATS.values() if suffix in f.suffixes), FORMATS["text"])
