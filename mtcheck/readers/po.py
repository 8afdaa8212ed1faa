"""gettext catalogues (PO, POT): each message a unit with its source; comments may silence rules.

Fuzzy and obsolete messages are left out: programs do not show them.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import regex

from mtcheck import segment
from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import char_end, enclosing, escape, pieces, unescape
from mtcheck.readers.file import File, decode

_LINE = regex.compile(
    r"""\s*(?:
        (?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)\s*+"(?P<first>(?:[^"\\]|\\.)*+)"
      | "(?P<more>(?:[^"\\]|\\.)*+)"
      | (?P<comment>\#.*)
      )?\s*""",
    regex.VERBOSE,
)
_CHARSET = regex.compile(rb"charset=([\w-]+)")
_LANGUAGE = regex.compile(r"(?m)^Language:\s*([A-Za-z]{2,3})")


@dataclass
class _Entry:
    """A message: its strings by keyword, each a list of (written, place), and its comments."""

    strings: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)

    def value(self, keyword: str) -> str:
        return "".join(unescape(written) for written, _ in self.strings.get(keyword, ()))


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a catalogue. Raises ReadError where a line is none of a catalogue."""
    text = _decode(file)
    builder = Builder(text, file.path)
    language = None
    for entry in _entries(text, file.path):
        if not entry.value("msgid") and "msgctxt" not in entry.strings:
            found = _LANGUAGE.search(entry.value("msgstr"))
            language = found[1].lower() if found else None
        elif not any("fuzzy" in c for c in entry.comments if c.startswith("#,")):
            _add(builder, entry)
    document = builder.document()
    document.language = language
    yield document


def _decode(file: File) -> str:
    named = _CHARSET.search(file.content, 0, 4096)
    encoding = named[1].decode() if named else "utf-8"
    if encoding.lower() in ("utf-8", "utf8", "charset", "ascii", "us-ascii"):
        return decode(file.content, file.path)
    try:
        return file.content.decode(encoding)
    except LookupError as error:
        raise ReadError(file.path, f"declares the unknown encoding {encoding!r}") from error
    except UnicodeDecodeError as error:
        raise ReadError(
            file.path, f"is not {encoding}, as it says: byte {error.start}: {error.reason}"
        ) from error


def _entries(text: str, path: str) -> Iterator[_Entry]:
    entry, keyword = _Entry(), ""
    starts = [*segment.line_starts(text), len(text)]
    for number, (start, end) in enumerate(pairwise(starts), 1):
        line = _LINE.fullmatch(text, start, end)
        if line is None or (line["more"] is not None and not keyword):
            raise ReadError(path, f"line {number}: is no line of a PO file")
        begins = line["comment"] or line["keyword"] in ("msgctxt", "msgid")
        if begins and any(k.startswith("msgstr") for k in entry.strings):
            yield entry
            entry, keyword = _Entry(), ""
        if line["comment"]:
            entry.comments.append(line["comment"])
        elif line["keyword"]:
            keyword = line["keyword"]
            if keyword in entry.strings:
                raise ReadError(path, f"line {number}: has {keyword} twice in one message")
            entry.strings[keyword] = [(line["first"], line.start("first"))]
        elif line["more"] is not None:
            entry.strings[keyword].append((line["more"], line.start("more")))
    if any(k.startswith("msgstr") for k in entry.strings):
        yield entry
    elif entry.strings:
        raise ReadError(path, f"line {len(starts) - 1}: ends before the msgstr of its last message")


def _add(builder: Builder, entry: _Entry) -> None:
    for comment in entry.comments:
        builder.comment(comment.removeprefix("#"))
    for keyword, strings in entry.strings.items():
        if not keyword.startswith("msgstr"):
            continue
        for written, place in strings:
            for text, at in pieces(written, place):
                builder.add_verbatim(text, at)
        plural = keyword not in ("msgstr", "msgstr[0]") and "msgid_plural" in entry.strings
        builder.end_text(Role.UNIT, source=entry.value("msgid_plural" if plural else "msgid"))


__all__ = ["char_end", "enclosing", "escape", "parse"]
