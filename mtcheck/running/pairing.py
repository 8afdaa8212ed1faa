"""The source and the references of each file of a run, found by a pattern: `content/fr/{stem}.md`."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mtcheck.errors import ConfigError, MtcheckError, ReadError
from mtcheck.patterns import compile_pattern

if TYPE_CHECKING:
    from mtcheck.config import Config

FIELDS = ("name", "stem", "parent", "lang")
"""What stands in braces: the file's name, the same without its ending, its folder, and the language
of what is looked for (`source-lang` or `target-lang`)."""
_FIELD = compile_pattern(r"\{([^{}]*+)\}")
_SHOWN = 3
"""Files without a partner that a message names."""


class Evidence(NamedTuple):
    """What the patterns found for a file."""

    source: str | None = None
    references: tuple[str, ...] = ()


def is_pattern(place: str) -> bool:
    """Tell whether a place is one for each file, not one file."""
    return "{" in place or "}" in place


def checked_pattern(pattern: str) -> str:
    """Return a pattern. Raises ValueError where it names no file of its own for each file."""
    named = _FIELD.findall(pattern)
    for field in named:
        if field not in FIELDS:
            known = ", ".join(f"{{{known}}}" for known in FIELDS)
            raise ValueError(f"{{{field}}} is none of {known}")
    if not {"name", "stem"} & set(named) or is_pattern(_FIELD.sub("", pattern)):
        raise ValueError("must name a file for each file, such as 'content/fr/{stem}.md'")
    return pattern


def evidence_for(path: str, config: Config) -> Evidence:
    """Return the source and the references of a file, as far as there are some.

    Raises ReadError, for the file itself, where one of them is there and cannot be read.
    """
    if not config.source and not config.reference:
        return Evidence()
    source = _partner(path, config.source, config.source_lang, config) if config.source else None
    found = (_partner(path, p, config.target_lang, config) for p in config.reference)
    return Evidence(
        _text(source, path) if source else None,
        tuple(_text(place, path) for place in found if place),
    )


def check_partners(paths: Sequence[str], config: Config) -> list[str]:
    """Return a line for each pattern that finds nothing for some files.

    Raises ConfigError where it finds nothing for any of them.
    """
    lines = []
    asked = [("source", config.source, config.source_lang)] if config.source else []
    asked += [("reference", pattern, config.target_lang) for pattern in config.reference]
    for what, pattern, language in asked:
        lone = [path for path in paths if not _partner(path, pattern, language, config)]
        if paths and len(lone) == len(paths):
            first = place_for(lone[0], pattern, language, config)
            raise ConfigError(f"{what} = {pattern!r}: there is none for any file, such as {first}")
        if lone:
            lines.append(_told(what, pattern, lone, len(paths)))
    return lines


def _told(what: str, pattern: str, lone: Sequence[str], of: int) -> str:
    shown = ", ".join(lone[:_SHOWN]) + (", …" if len(lone) > _SHOWN else "")
    return f"no {what} ({pattern}) for {len(lone)} of {of} files, checked without: {shown}"


def place_for(path: str, pattern: str, language: str | None, config: Config) -> Path:
    """Return the place that a pattern names for a file. Raises ConfigError for a missing language."""
    if "{lang}" in pattern and language is None:
        raise ConfigError(f"{pattern!r}: {{lang}} needs source-lang, or target-lang for references")
    file = Path(path)
    values = {
        "name": file.name,
        "stem": file.stem,
        "parent": _folder(file, pattern, config),
        "lang": language or "",
    }
    named = _FIELD.sub(lambda m: values[m[1]], pattern)
    return Path(os.path.normpath(Path(config.root) / named))


def places_for(path: str, config: Config) -> Iterator[Path]:
    """Yield where the patterns look for the source and the references of a file."""
    if config.source:
        yield place_for(path, config.source, config.source_lang, config)
    for pattern in config.reference:
        yield place_for(path, pattern, config.target_lang, config)


def _folder(file: Path, pattern: str, config: Config) -> str:
    """Return the folder of a file: as it is where the pattern begins with it, else from the root."""
    if pattern.startswith("{parent}"):
        return str(file.parent.absolute())
    return os.path.relpath(file.parent, config.root or os.curdir)


def _partner(path: str, pattern: str, language: str | None, config: Config) -> Path | None:
    """Return the file that a pattern finds for another one, never that one itself."""
    place = place_for(path, pattern, language, config)
    there = os.path.isfile(place)  # noqa: PTH113  (knows no error: a name that cannot be is none)
    return place if there and os.path.realpath(place) != os.path.realpath(path) else None


def _text(place: Path, path: str) -> str:
    try:
        status = place.stat()
        return _read(str(place), status.st_mtime_ns, status.st_size)
    except (MtcheckError, OSError) as error:
        raise ReadError(path, f"cannot be held against {place}: {error}") from error


@lru_cache(maxsize=16)
def _read(place: str, _changed: int, _size: int) -> str:
    """Return the text of a file; a file of many records asks for the same one again and again."""
    from mtcheck.readers import read  # noqa: PLC0415  (imports the configuration's readers)

    return read(place).text


def read_texts(places: Iterable[Path]) -> list[str]:
    """Return the texts of files that were named. Raises ConfigError where one cannot be read."""
    from mtcheck.readers import read  # noqa: PLC0415

    texts = []
    for place in places:
        try:
            texts.append(read(place).text)
        except MtcheckError as error:
            raise ConfigError(f"{place}: {error}") from error
    return texts
