"""Which formats there are, and how a file tells which one it is: by its name, then by its content."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from types import MappingProxyType
from typing import NamedTuple

import regex

from mtcheck.errors import ConfigError, ReadError, did_you_mean
from mtcheck.patterns import compile_pattern
from mtcheck.readers.file import File
from mtcheck.readers.xml import decode_xml


class Format(NamedTuple):
    """A format: the module that reads it and the endings of its files.

    Folders are searched for them unless they mostly hold data; a file that ends in `.xml` is of the
    format whose root element (`root`) it has.
    """

    module: str
    suffixes: tuple[str, ...]
    searched: bool = True
    root: str | None = None


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "text": Format("text", (".txt", ".text")),
        "markdown": Format("markdown", (".md", ".markdown")),
        "mdx": Format("mdx", (".mdx",)),
        "html": Format("html", (".html", ".htm", ".xhtml"), root="html"),
        "wxr": Format("wxr", (".wxr",), root="rss"),
        "docx": Format("docx", (".docx",)),
        "po": Format("po", (".po", ".pot")),
        "xliff": Format(
            "xliff", (".xlf", ".xliff", ".sdlxliff", ".mxliff", ".mqxliff"), root="xliff"
        ),
        "tmx": Format("tmx", (".tmx",), root="tmx"),
        "android": Format("android", ("strings.xml",), root="resources"),
        "ios": Format("ios", (".strings",)),
        "xcstrings": Format("xcstrings", (".xcstrings",)),
        "arb": Format("arb", (".arb",)),
        "resx": Format("resx", (".resx", ".resw"), root="root"),
        "yaml": Format("yaml", (".yaml", ".yml"), searched=False),
        "subtitles": Format("subtitles", (".srt", ".vtt")),
        "json": Format("json", (".json",), searched=False),
        "jsonl": Format("jsonl", (".jsonl", ".ndjson"), searched=False),
        "csv": Format("table", (".csv",), searched=False),
        "tsv": Format("tsv", (".tsv", ".tab"), searched=False),
        "parquet": Format("parquet", (".parquet",), searched=False),
    }
)
_ROOT = compile_pattern(
    r"""\s*+(?:<\?[^>]*+>\s*+|<!--(?:[^-]|-(?!->))*+-->\s*+|<!DOCTYPE(?:[^\[>]|\[[^\]]*+\])*+>\s*+)*+
        <(?:[\w.-]++:)?(?P<name>[\w.-]++)""",
    regex.VERBOSE | regex.IGNORECASE,
)
"""The first start tag, after declarations, comments and instructions."""


def known_suffixes() -> tuple[str, ...]:
    """Return the endings of the files that folders are searched for."""
    return tuple(suffix for f in FORMATS.values() if f.searched for suffix in f.suffixes)


def is_searched(path: PurePath) -> bool:
    """Tell whether a file of this name is read when its folder is checked."""
    return any(f.searched and _has_ending(path, f) for f in FORMATS.values())


def _has_ending(path: PurePath, of: Format) -> bool:
    name = path.name.lower()
    return path.suffix.lower() in of.suffixes or (name[:1] != "." and name in of.suffixes)


def find_format(file: File, named: str | None = None) -> Format:
    """Return the format of a file: the one named, else by its ending and, for XML, its content.

    Unknown endings are plain text. Raises ConfigError for a format that there is not, and ReadError
    for XML of no known format.
    """
    if named is not None:
        return named_format(named)
    path = PurePath(file.path)
    if path.suffix.lower() == ".xml":
        return _xml_format(file)
    return next((f for f in FORMATS.values() if _has_ending(path, f)), FORMATS["text"])


def named_format(name: str) -> Format:
    """Return the format of this name. Raises ConfigError where there is none."""
    if name not in FORMATS:
        known = ", ".join(FORMATS)
        raise ConfigError(f"no format {name!r}{did_you_mean(name, FORMATS)} ({known})")
    return FORMATS[name]


def _xml_format(file: File) -> Format:
    root = _ROOT.match(decode_xml(file))
    name = root["name"] if root else ""
    found = next((f for f in FORMATS.values() if f.root == name), None)
    if found is None:
        raise ReadError(
            file.path, f"is XML of no known format: its root is {name!r} (give --format)"
        )
    return found
