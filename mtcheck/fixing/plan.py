"""Which edits of a file make its fixes, proved by reading the file with them in it.

A fix touches the file at its finding alone; one that deletes all of a line or paragraph takes the
line ends that go with it. Where text and file differ (HTML, Markdown), a fix after which the file
does not read as it should is left out.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from types import ModuleType

from mtcheck.document import Document, Role
from mtcheck.errors import ReadError
from mtcheck.finding import Finding
from mtcheck.fixing.edit import Edit, edited, with_gaps, without_overlaps
from mtcheck.fixing.place import Places, written
from mtcheck.patterns import compile_pattern
from mtcheck.readers import File, read_all

_MOST_READINGS = 40
"""Readings of a file, a pass, in search of the fixes that break it."""
_UNWANTED = compile_pattern(r"(?![\t\n\r])[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]")

IN_MARKUP = "markup stands inside it"
BRINGS_CONTROL = "its fix holds a control character"
READS_OTHERWISE = "the file would not read as it should"
NO_CHANGE = "its fix changes nothing in the file"

Documents = Sequence[Document | ReadError]
"""What a file holds, and an error for each record that cannot be read."""


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A finding whose fix was asked for and cannot be made, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Plan:
    """The edits to make now, in order; the documents read after them; what cannot be fixed."""

    edits: list[Edit]
    documents: Documents
    unfixed: list[Unfixed]


class Planner:
    """Plans the edits of one file, in the terms of its format."""

    def __init__(
        self,
        file: File,
        format_name: str | None,
        module: ModuleType,
        encoding: str = "utf-8",
        mark: bytes = b"",
    ) -> None:
        self._file = file
        self._format_name = format_name
        self._module = module
        self._encoding = encoding
        self._mark = mark
        self._places = Places(module)

    def plan(
        self, documents: Documents, text: str, findings: Sequence[tuple[int, Finding]]
    ) -> Plan:
        """Return the edits that fix findings, each given with the number of its document."""
        tried = []
        for number, finding in findings:
            document = documents[number]
            if isinstance(document, Document):
                tried.append((finding, self._edit(document, text, finding)))
        unfixed = [Unfixed(finding, edit) for finding, edit in tried if isinstance(edit, str)]
        apart = list(without_overlaps([edit for _, edit in tried if isinstance(edit, Edit)]))
        edits = list(without_overlaps(with_gaps(text, apart)))
        sound, after = self._sound(documents, text, edits)
        refused = set(edits).difference(sound)
        unfixed += [Unfixed(edit.finding, READS_OTHERWISE) for edit in edits if edit in refused]
        return Plan(sound, after, sorted(unfixed, key=lambda u: u.finding.start))

    def _sound(
        self, documents: Documents, text: str, edits: list[Edit]
    ) -> tuple[list[Edit], Documents]:
        """Return the edits with which the file reads as the text with its fixes, and its documents."""
        sound: list[Edit] = []
        after = documents
        parts = [edits] if edits else []
        for _ in range(_MOST_READINGS):
            if not parts:
                break
            part = parts.pop()
            chosen = [*sound, *part]
            read = self._read(edited(text, chosen))
            if read is not None and _inks(read) == _inks(documents, chosen):
                sound, after = chosen, read
            elif len(part) > 1:
                middle = len(part) // 2
                parts += [part[middle:], part[:middle]]
        return sound, after

    def _read(self, text: str) -> Documents | None:
        try:
            given = replace(self._file, given=self._mark + text.encode(self._encoding))
            return list(read_all(given, self._format_name))
        except (ReadError, UnicodeEncodeError):
            return None

    def _edit(self, document: Document, text: str, finding: Finding) -> Edit | str:
        """Return the edit of the file's text that fixes a finding, or why there is none."""
        fix = finding.fix or ""
        if set(_UNWANTED.findall(fix)).difference(finding.text):
            return BRINGS_CONTROL
        place = self._places.find(document, text, finding)
        if place is None:
            return IN_MARKUP
        start, end = place
        if not fix:
            start, end = self._module.enclosing(text, start, end)
            return Edit(start, end, "", finding, document)
        escape_at = getattr(self._module, "escape_at", None)
        escape = escape_at(text, start) if escape_at else self._module.escape
        put = written(text[start:end], finding.text, fix, escape)
        if put == text[start:end]:
            return NO_CHANGE
        return Edit(start, end, put, finding, document)


def _inks(documents: Documents, edits: Sequence[Edit] = ()) -> list[tuple[str, str] | str]:
    return [
        str(d) if isinstance(d, ReadError) else _ink(d, [e for e in edits if e.document is d])
        for d in documents
    ]


def _ink(document: Document, edits: Sequence[Edit]) -> tuple[str, str]:
    """Return the text with the fixes, and what of it is code, without white space."""
    in_text = [
        replace(e, start=e.finding.start, end=e.finding.end, text=e.finding.fix or "")
        for e in edits
    ]
    code = (document.text[b.start : b.end] for b in document.blocks if b.role is Role.CODE)
    return "".join(edited(document.text, in_text).split()), "".join("".join(code).split())
