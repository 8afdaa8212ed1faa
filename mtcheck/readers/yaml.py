"""YAML message files, as Rails and others have them: each string a unit.

Events are read, not values: aliases and merge keys are never expanded, so no file can grow.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.languages import known_languages
from mtcheck.readers.builder import Builder
from mtcheck.readers.file import File

DEEPEST = 100
_LONGEST_ESCAPE = 10
_COMMENT = regex.compile(r"(?m)(?:^|(?<=\s))#(.*)$")
_NO_TEXT = regex.compile(r"[-+]?[\d._:eE+-]+|true|false|yes|no|on|off|null|~|", regex.IGNORECASE)


@dataclass
class _Level:
    """A mapping or list that is open: its keys so far, and whether a key comes next."""

    is_mapping: bool
    keys: set[str] = field(default_factory=set)
    key_next: bool = True


def parse(file: File) -> Iterator[Document]:
    """Yield one document; its language is the one key at the top, where that is a language code.

    Raises ReadError where the YAML is unsound or a mapping has a key twice.
    """
    text = file.text
    builder = Builder(text, file.path)
    comments = [(m.start(), m[1]) for m in _COMMENT.finditer(text)] if "mtcheck:" in text else []
    reader = _Reader(file.path)
    for event in _events(file):
        if reader.take(event):
            place = event.start_mark.index
            while comments and comments[0][0] < place:
                builder.comment(comments.pop(0)[1])
            _add(builder, event, text)
    document = builder.document()
    top = next(iter(reader.top)).partition("-")[0].lower() if len(reader.top) == 1 else ""
    document.language = top if top in known_languages() else None
    yield document


def _events(file: File) -> Iterator[Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415  (60 ms, for such files only)
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    yaml = YAML(pure=True)
    try:
        yield from yaml.parse(file.text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        what = getattr(error, "problem", None) or "cannot be read"
        raise ReadError(file.path, f"{where}is no sound YAML: {what}") from error
    except RecursionError as error:
        raise ReadError(file.path, "is nested too deep") from error


class _Reader:
    """Follows the events; `top` are the keys at the top of the file."""

    def __init__(self, path: str) -> None:
        self._path = path
        self._open: list[_Level] = []
        self.top: set[str] = set()

    def take(self, event: Any) -> bool:
        """Take an event; tell whether it is a string that is a value."""
        kind = type(event).__name__
        if kind in ("MappingStartEvent", "SequenceStartEvent"):
            self._begin(is_mapping=kind == "MappingStartEvent")
        elif kind in ("MappingEndEvent", "SequenceEndEvent"):
            self._open.pop()
        elif kind == "ScalarEvent":
            return self._scalar(event)
        elif kind == "AliasEvent":
            self._value_or_key()
        return False

    def _begin(self, *, is_mapping: bool) -> None:
        if len(self._open) >= DEEPEST:
            raise ReadError(self._path, f"is nested more than {DEEPEST} deep")
        self._value_or_key()
        self._open.append(_Level(is_mapping))

    def _value_or_key(self) -> bool:
        """Note that a value or a key begins; tell whether it is a key."""
        if not self._open or not self._open[-1].is_mapping:
            return False
        level = self._open[-1]
        is_key, level.key_next = level.key_next, not level.key_next
        return is_key

    def _scalar(self, event: Any) -> bool:
        if not self._value_or_key():
            return event.style is not None or not _NO_TEXT.fullmatch(event.value)
        keys = self._open[-1].keys
        if event.value in keys:
            line = event.start_mark.line + 1
            raise ReadError(self._path, f"line {line}: has the key {event.value!r} twice")
        keys.add(event.value)
        if len(self._open) == 1:
            self.top = keys
        return False


def _add(builder: Builder, event: Any, text: str) -> None:
    """Add the words of a scalar where they stand; what an escape hides stands at the scalar's start."""
    at, end = event.start_mark.index, event.end_mark.index
    for part in regex.findall(r"\s+|\S+", event.value):
        place = text.find(part, at, end)
        if part.isspace() or place >= 0:
            builder.add_verbatim(part, max(place, at))
            at = max(place, at) + (0 if part.isspace() else len(part))
            continue
        for char in part:
            place = text.find(char, at, min(end, at + _LONGEST_ESCAPE))
            builder.add_verbatim(char, max(place, at))
            at = max(place + 1, at)
    builder.end_text(Role.UNIT)
