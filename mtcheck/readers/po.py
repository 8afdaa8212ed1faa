"""gettext catalogues (PO, POT): each message a unit with its source; comments may silence rules.

Fuzzy and obsolete messages are left out: programs do not show them. Of the fuzzy ones a label is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

import regex

from mtcheck.document import Document, Plural, Role, Status
from mtcheck.errors import ReadError
from mtcheck.readers.builder import Builder
from mtcheck.readers.escapes import C_ESCAPE, enclosing, escape, pieces
from mtcheck.readers.escapes import char_end as escaped_char_end
from mtcheck.readers.file import File, decode, decode_declared
from mtcheck.readers.file import encoding_of as file_encoding

_LINE = regex.compile(
    r"""[ \t]*+(?:
        (?P<keyword>msgctxt|msgid_plural|msgid|msgstr(?:\[\d{1,3}\])?)[ \t]*+
            "(?P<first>(?:[^"\\\r\n]|\\[^\r\n])*+)"
      | "(?P<more>(?:[^"\\\r\n]|\\[^\r\n])*+)"
      | (?P<comment>\#[^\r\n]*+)
      )?[ \t]*+(?:\r\n|\n|\r|\Z)""",
    regex.VERBOSE,
)
_BEGINS = regex.compile(r"""(?m)^(?:msgctxt\b[^\n]*+\n(?:"[^\n]*+\n)*+)?msgid\b""")
BETWEEN = regex.compile(r'"[ \t]*+(?:\r\n|\n|\r)[ \t]*+"')
"""What stands between the parts of a string that goes over several lines."""
_CHARSET = regex.compile(rb"charset=([\w-]+)")
_FORMS = regex.compile(r"(?m)^Plural-Forms:\s*nplurals\s*=\s*(\d{1,2})\b")
_LANGUAGE = regex.compile(r"(?m)^Language:\s*([A-Za-z]{2,3})")


@dataclass
class _Entry:
    """A message: its strings by keyword, each a list of (written, place), and its comments."""

    strings: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    comments: list[str] = field(default_factory=list)
    line: int = 0

    def value(self, keyword: str) -> str:
        strings = self.strings.get(keyword, ())
        return "".join(t for s in strings for t, _ in pieces(*s, C_ESCAPE))

    def place(self, keyword: str) -> int:
        """Where the string of a keyword stands in the file."""
        return self.strings[keyword][0][1]

    @property
    def targets(self) -> list[str]:
        """The keywords of the translations, in order."""
        return [keyword for keyword in self.strings if keyword.startswith("msgstr")]

    @property
    def is_fuzzy(self) -> bool:
        return any("fuzzy" in c for c in self.comments if c.startswith("#,"))

    @property
    def is_header(self) -> bool:
        return not self.value("msgid") and "msgctxt" not in self.strings

    @property
    def is_translated(self) -> bool:
        return bool(self.targets)


def parse(file: File) -> Iterator[Document]:
    """Yield the document of a catalogue. Raises ReadError where a line is none of a catalogue."""
    text = _decode(file)
    builder = Builder(text, file.path)
    language = forms = None
    seen: set[tuple[str, str]] = set()
    for entry in _entries(text, file.path):
        key = entry.value("msgctxt") if "msgctxt" in entry.strings else "", entry.value("msgid")
        if key in seen:
            raise ReadError(file.path, f"line {entry.line}: has the message {key[1][:60]!r} twice")
        seen.add(key)
        if entry.is_header:
            found = _LANGUAGE.search(entry.value("msgstr"))
            language = found[1].lower() if found else None
            forms = _FORMS.search(entry.value("msgstr"))
            _check_forms(builder, entry, language, forms)
        else:
            _add(builder, entry, int(forms[1]) if forms else None)
    if seen and not builder.has_text:
        return  # a template, or a catalogue that nobody has translated yet
    document = builder.document()
    document.language = language
    yield document


def encoding_of(content: bytes) -> tuple[str, bytes]:
    """Return the encoding of a catalogue, as its header names it, and its byte order mark."""
    encoding, mark = file_encoding(content)
    named = _CHARSET.search(content, 0, 4096)
    name = named[1].decode().lower() if named else "utf-8"
    if mark or name in ("utf-8", "utf8", "charset", "ascii", "us-ascii"):
        return encoding, mark
    return name, b""


def _decode(file: File) -> str:
    encoding, mark = encoding_of(file.content)
    if encoding == "utf-8" or mark:
        return decode(file.content, file.path)
    return decode_declared(file.content, file.path, encoding)


def _entries(text: str, path: str) -> Iterator[_Entry]:
    entry, keyword = _Entry(), ""
    at = number = 0
    while at < len(text):
        number += 1
        line = _LINE.match(text, at)
        if line is None or (line["more"] is not None and not keyword):
            raise ReadError(path, f"line {number}: is no line of a PO file")
        at = line.end()
        if (line["comment"] or line["keyword"] in ("msgctxt", "msgid")) and entry.is_translated:
            yield entry
            entry, keyword = _Entry(), ""
        if line["comment"]:
            _take_comment(entry, line["comment"])
        elif line["keyword"]:
            keyword = line["keyword"]
            problem = _misplaced(entry, keyword)
            if problem:
                raise ReadError(path, f"line {number}: has {keyword} {problem}")
            entry.line = entry.line or number
            entry.strings[keyword] = [(line["first"], line.start("first"))]
        elif line["more"] is not None:
            entry.strings[keyword].append((line["more"], line.start("more")))
    if entry.is_translated:
        yield entry
    elif entry.strings:
        raise ReadError(path, f"line {number}: ends before the msgstr of its last message")


def _take_comment(entry: _Entry, comment: str) -> None:
    if comment.startswith("#~"):
        entry.comments.clear()  # they are of the obsolete message
    else:
        entry.comments.append(comment)


def _misplaced(entry: _Entry, keyword: str) -> str | None:
    if keyword in entry.strings:
        return "twice in one message"
    needs_id = keyword not in ("msgid", "msgctxt") and "msgid" not in entry.strings
    return "without a msgid" if needs_id else None


def _check_forms(
    builder: Builder, entry: _Entry, language: str | None, forms: regex.Match[str] | None
) -> None:
    """Label a header that says that its language has fewer plural forms than it has."""
    from babel.messages.plurals import get_plural  # noqa: PLC0415  (20 ms)

    if forms and language and int(forms[1]) < (needed := int(get_plural(language)[0])):
        detail = f"{forms[1]} in the header, of at least {needed} of the language"
        builder.label(Status.FORMS, "", entry.place("msgstr"), detail)


def _add(builder: Builder, entry: _Entry, forms: int | None) -> None:
    for comment in entry.comments:
        builder.comment(comment.removeprefix("#"))
    source, targets = entry.value("msgid"), entry.targets
    if entry.is_fuzzy:
        builder.label(Status.UNREVIEWED, source, entry.place("msgid"))
        return
    if "msgid_plural" in entry.strings and forms not in (None, len(targets)):
        detail = f"{len(targets)} here, {forms} by the header"
        builder.label(Status.FORMS, source, entry.place("msgid"), detail)
    if any(comment.startswith("#|") for comment in entry.comments):
        builder.label(Status.STALE, source, entry.place("msgid"))
    for keyword in targets:
        _add_form(builder, entry, keyword)


def _add_form(builder: Builder, entry: _Entry, keyword: str) -> None:
    """Add one form of a message: the first is for one thing, if there are others, too."""
    source, plural = entry.value("msgid"), None
    if "msgid_plural" in entry.strings:
        index, count = entry.targets.index(keyword), len(entry.targets)
        both = (source, entry.value("msgid_plural"))
        source, other = both if index == 0 and count > 1 else both[::-1]
        plural = Plural(index, count, other)
    if source.strip() and not entry.value(keyword).strip():
        builder.label(Status.UNTRANSLATED, source, entry.place(keyword))
        return
    for written, place in entry.strings[keyword]:
        for text, at in pieces(written, place, C_ESCAPE):
            builder.add_verbatim(text, at)
    builder.end_text(Role.UNIT, source, entry.value("msgctxt"), plural)


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it.

    It is a translator's comment before the message.
    """
    begins = [m.start() for m in _BEGINS.finditer(text, 0, place)]
    return (begins[-1] if begins else 0), "# ", "\n"


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    return escaped_char_end(char, text, at, C_ESCAPE)


__all__ = [
    "BETWEEN", "char_end", "comment_place", "enclosing", "encoding_of", "escape", "parse"
]  # fmt: skip
