"""String tables of iOS and macOS (.strings): each message a unit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePath

import regex

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.languages import primary_code
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import char_end, enclosing, escape, pieces
from mtcheck.readers.file import File

_STRING = r'"(?:[^"\\]|\\.)*+"'
_STATEMENT = regex.compile(
    rf"""\s*+(?:/\*(?P<comment>.*?)\*/ | //(?P<line>[^\n\r]*+)
      | (?P<key>{_STRING}|[\w.-]++)\s*+(?:=\s*+(?P<value>{_STRING})\s*+)?; | \Z)""",
    regex.VERBOSE | regex.DOTALL,
)


def parse(file: File) -> Iterator[Document]:
    """Yield one document; its language is that of the folder (`de.lproj`). Raises ReadError."""
    text = file.text
    builder = Builder(text, file.path)
    at = 0
    keys: set[str] = set()
    while at < len(text):
        statement = _STATEMENT.match(text, at)
        if statement is None:
            raise ReadError(file.path, f"line {_line(text, at)}: is no string of a string table")
        at = statement.end()
        comment = statement["comment"] or statement["line"]
        if comment:
            builder.comment(comment)
        if statement["key"]:
            if statement["key"] in keys:
                line = _line(text, statement.start("key"))
                raise ReadError(file.path, f"line {line}: has the key {statement['key']} twice")
            keys.add(statement["key"])
            # A key without a value is its own value.
            value = "value" if statement["value"] else "key"
            quoted = statement[value].startswith('"')
            written = statement[value][quoted : -quoted or None]
            for part, place in pieces(written, statement.start(value) + quoted):
                builder.add_verbatim(part, place)
            builder.end_text(Role.UNIT)
    document = builder.document()
    folder = PurePath(file.path).parent
    code = primary_code(folder.stem)
    document.language = code if folder.suffix == ".lproj" and len(code) in (2, 3) else None
    yield document


def _line(text: str, place: int) -> int:
    rest = regex.compile(r"\s*+").match(text, place)
    return text.count("\n", 0, rest.end() if rest else place) + 1


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it: a line before."""
    return text.rfind("\n", 0, place) + 1, "/* ", " */\n"


__all__ = ["char_end", "comment_place", "enclosing", "escape", "parse"]
