"""YAML message files, as Rails and others have them: each string a unit.

Events are read, not values: aliases and merge keys are never expanded, so no file can grow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.languages import known_languages, primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import escape as escape_string
from mtcheck.readers.file import File

DEEPEST = 100
_COMMENT = regex.compile(r"(?m)(?:^|(?<=\s))#(.*)$")
_TOKENS = {
    "'": regex.compile(r"''|\s+|[^\s']+"),
    '"': regex.compile(
        r"\\(?:x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}|(?:\r\n|[\n\r])\s*|.)|\s+|[^\s\\]+",
        regex.DOTALL,
    ),
}
_PROPERTIES = regex.compile(r"(?:[&!]\S*+\s++)*+")
_LINE_BREAK = regex.compile(r"\r\n|[\n\r\x85\u2028\u2029]")
_GAP = regex.compile(r"\s+")
_WORDS = regex.compile(r"\s+|\S+")
_MEANT = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "n": "\n", "v": "\v", "f": "\f", "r": "\r",
    "e": "\x1b", "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip
_BEGINS = regex.compile(r"[ \t]*(?:-[ \t]|[^\s#][^\n]*?:(?:\s|$))")
_NO_TEXT = regex.compile(
    r"[._:eE+-]*\d[\d._:eE+-]*|true|false|yes|no|on|off|null|~|", regex.IGNORECASE
)


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
    comments.reverse()
    reader = _Reader(file.path)
    for event in _events(text, file.path):
        if reader.take(event):
            # A comment is for what stands in its line, or after it.
            last = event.start_mark if event.style in ("|", ">") else event.end_mark
            line_end = text.find("\n", last.index)
            while comments and (comments[-1][0] < line_end or line_end < 0):
                builder.comment(comments.pop()[1])
            for part, place in _pieces(text, event):
                builder.add_verbatim(part, place)
            builder.end_text(Role.UNIT)
    document = builder.document()
    top = primary_code(next(iter(reader.top))) if len(reader.top) == 1 else ""
    document.language = top if top in known_languages() else None
    yield document


def _events(text: str, path: str) -> Iterator[Any]:
    from ruamel.yaml import YAML  # noqa: PLC0415  (60 ms, for such files only)
    from ruamel.yaml.error import YAMLError  # noqa: PLC0415

    yaml = YAML(typ="safe", pure=True)  # the default marks folds with a control character
    try:
        yield from yaml.parse(text)
    except YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        where = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        what = getattr(error, "problem", None) or "cannot be read"
        raise ReadError(path, f"{where}is no sound YAML: {what}") from error
    except RecursionError as error:
        raise ReadError(path, "is nested too deep") from error


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


def _pieces(text: str, event: Any) -> list[tuple[str, int]]:
    """Return (text, place) of each part of a scalar.

    In each style the characters stand in the file in their order; only white space and escapes mean
    something else there.
    """
    start, end = event.start_mark.index, event.end_mark.index
    properties = _PROPERTIES.match(text, start)
    start = properties.end() if properties else start
    tokens = _TOKENS.get(event.style, _WORDS)
    if event.style in ("|", ">"):
        start = text.find("\n", start, end) + 1 or end
    elif event.style:
        start, end = start + 1, end - 1
    found: list[tuple[str, int]] = []
    value, at = event.value, 0
    for m in tokens.finditer(text, start, end):
        part = _meaning(m.group(), event.style, value, at)
        if part:
            found.append((part, m.start()))
            at += len(part)
    if "".join(part for part, _ in found) != value:
        return [(value, start)]
    return found


def _meaning(token: str, style: str | None, value: str, at: int) -> str:
    """Return what a token of a scalar stands for; `value[at:]` is what remains of the scalar."""
    if not token.isspace():
        return _unescaped(token, style)
    breaks = len(_LINE_BREAK.findall(token))
    if style in ("|", ">") and (breaks or not at):
        gap = _GAP.match(value, at)  # without the indentation
        return gap.group() if gap else ""
    if not breaks:
        return token
    return " " if breaks == 1 else "\n" * (breaks - 1)


def _unescaped(token: str, style: str | None) -> str:
    if style == "'":
        return token.replace("''", "'")
    if style != '"' or token[0] != "\\":
        return token
    kind = token[1:2]
    if kind in "\r\n":
        return ""
    return chr(int(token[2:], 16)) if kind in "xuU" else _MEANT.get(kind, kind)


def _scalar_at(text: str, place: int) -> Any:
    """Return the event of the scalar that stands at a place, or None."""
    for event in _events_of(text):
        if event.start_mark.index <= place < event.end_mark.index:
            return event
    return None


@lru_cache(maxsize=1)
def _events_of(text: str) -> tuple[Any, ...]:
    return tuple(e for e in _events(text, "") if type(e).__name__ == "ScalarEvent")


def escape(text: str) -> str:
    """Return the text: outside quotation marks it is written as it is."""
    return text


def escape_at(text: str, place: int) -> Callable[[str], str]:
    """Return how a text is written in the scalar at a place."""
    style = getattr(_scalar_at(text, place), "style", None)
    if style == "'":
        return lambda written: written.replace("'", "''")
    return escape_string if style == '"' else escape


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a scalar that becomes empty stays, as its key does."""
    return start, end


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    if char == "'" and text.startswith("''", at):
        return at + 2
    escaped = _TOKENS['"'].match(text, at) if text[at : at + 1] == "\\" else None
    if escaped and _meaning(escaped.group(), '"', "", 0) == char:
        return escaped.end()
    gap = _GAP.match(text, at) if char.isspace() else None
    if gap and "\n" in gap.group():
        return gap.end()
    return at + 1 if text[at : at + 1] == char else None


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it: a line before.

    A block scalar begins after its key, so the comment goes before the nearest key above.
    """
    line = text.rfind("\n", 0, place) + 1
    while line and not _BEGINS.match(text, line):
        line = text.rfind("\n", 0, line - 1) + 1
    indent = text[line:place]
    return line, indent[: len(indent) - len(indent.lstrip())] + "# ", "\n"
