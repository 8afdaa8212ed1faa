"""Fixes written into the file, so that a reader sees there what the finding gives.

A fix touches the file at its finding alone; one that deletes all of a line or paragraph takes the
line ends that go with it. Where text and file differ (HTML, Markdown), the file is read again with
the fix in it, and a fix after which it does not read as it should is left out.
"""

from __future__ import annotations

import html
import os
import stat
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import mkstemp

import regex

from mtcheck import segment
from mtcheck.document import Document, Role
from mtcheck.edit import Edit, edited, with_gaps, without_overlaps
from mtcheck.errors import ReadError, WriteError
from mtcheck.finding import Applicability, Finding
from mtcheck.readers import decode, encoding_of, format_of, read_bytes
from mtcheck.report import Failure, Report

PASSES = 10
"""Checks of a file: a fix may uncover a fault, and of fixes that overlap only the first is made."""
_MOST_READINGS = 40
"""Readings of a file, a pass, in search of the fixes that break it."""

_UNWANTED = regex.compile(r"(?![\t\n\r])[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]")
_REFERENCE = regex.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_GAP = regex.compile(r"\s+")

IN_MARKUP = "markup stands inside it"
BRINGS_CONTROL = "its fix holds a control character"
READS_OTHERWISE = "the file would not read as it should"
NO_CHANGE = "its fix changes nothing in the file"


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A finding whose fix was asked for and cannot be made, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing made of a file: its content before and after, and the report on the latter.

    `count` is the number of fixes made; `unfixed` are those that could not be.
    """

    report: Report
    before: bytes
    after: bytes
    count: int
    unfixed: tuple[Unfixed, ...]


def fix_content(
    content: bytes, path: str, check: Callable[[Document], Report], *, unsafe: bool = False
) -> Fixed:
    """Make the safe fixes, and with `unsafe` all, until a check finds none to make.

    `path` tells the format. Fixes that undo each other leave the content as it is, and are failures
    of the report. Raises ReadError as a reader does.
    """
    encoding, mark = encoding_of(content)
    text, document = decode(content, path), read_bytes(content, path)
    report = first = check(document)
    seen, count = {text}, 0
    for _ in range(PASSES):
        plan = _plan(document, text, _wanted(report, unsafe))
        if not plan.edits:
            break
        text, document = edited(text, plan.edits), plan.document
        if text in seen:
            return Fixed(_failed(first, plan.edits), content, content, 0, ())
        seen.add(text)
        count += len(plan.edits)
        report = check(document)
    else:
        plan = _plan(document, text, _wanted(report, unsafe))
    return Fixed(report, content, mark + text.encode(encoding), count, tuple(plan.unfixed))


def _wanted(report: Report, unsafe: bool) -> list[Finding]:
    allowed = tuple(Applicability) if unsafe else (Applicability.SAFE,)
    return [finding for finding in report.findings if finding.applicability in allowed]


def _failed(report: Report, edits: Sequence[Edit]) -> Report:
    rules = sorted({edit.finding.rule for edit in edits})
    failures = (Failure(rule, "undoes a fix: the file is left as it was") for rule in rules)
    return replace(report, failed=(*report.failed, *failures))


@dataclass(frozen=True, slots=True)
class _Plan:
    """The edits to make now, in order; the document that is read after them; what cannot be fixed."""

    edits: list[Edit]
    document: Document
    unfixed: list[Unfixed]


def _plan(document: Document, text: str, findings: Sequence[Finding]) -> _Plan:
    tried = [(finding, _edit(document, text, finding)) for finding in findings]
    unfixed = [Unfixed(finding, edit) for finding, edit in tried if isinstance(edit, str)]
    apart = list(without_overlaps([edit for _, edit in tried if isinstance(edit, Edit)]))
    edits = list(without_overlaps(with_gaps(text, apart)))
    sound, after = _sound(document, text, edits)
    refused = set(edits).difference(sound)
    unfixed += [Unfixed(edit.finding, READS_OTHERWISE) for edit in edits if edit in refused]
    return _Plan(sound, after, sorted(unfixed, key=lambda u: u.finding.start))


def _sound(document: Document, text: str, edits: list[Edit]) -> tuple[list[Edit], Document]:
    """Return the edits with which the file reads as the text with its fixes, and that document."""
    sound: list[Edit] = []
    after = document
    parts = [edits] if edits else []
    for _ in range(_MOST_READINGS):
        if not parts:
            break
        part = parts.pop()
        chosen = [*sound, *part]
        read = _read(edited(text, chosen), document.path)
        if read and _ink(read) == _ink(document, [_in_text(edit) for edit in chosen]):
            sound, after = chosen, read
        elif len(part) > 1:
            middle = len(part) // 2
            parts += [part[middle:], part[:middle]]
    return sound, after


def _read(text: str, path: str) -> Document | None:
    try:
        document: Document = format_of(path).parse(text, path)
    except ReadError:
        return None
    return document


def _in_text(edit: Edit) -> Edit:
    """Return the edit as one of the document's text."""
    finding = edit.finding
    return Edit(finding.start, finding.end, finding.fix or "", finding)


def _ink(document: Document, edits: Sequence[Edit] = ()) -> tuple[str, str]:
    """Return the text, and what of it is code, without white space."""
    code = (document.text[b.start : b.end] for b in document.blocks if b.role is Role.CODE)
    return "".join(edited(document.text, edits).split()), "".join("".join(code).split())


def _edit(document: Document, text: str, finding: Finding) -> Edit | str:
    """Return the edit of the file's text that fixes a finding, or why there is none."""
    fix = finding.fix or ""
    if set(_UNWANTED.findall(fix)).difference(finding.text):
        return BRINGS_CONTROL
    place = _place(document, text, finding)
    if place is None:
        return IN_MARKUP
    start, end = place
    form = format_of(document.path)
    if not fix:
        start, end = form.enclosing(text, start, end)
        return Edit(start, end, "", finding)
    written = _written(text[start:end], finding.text, fix, form.escape)
    return NO_CHANGE if written == text[start:end] else Edit(start, end, written, finding)


def _place(document: Document, text: str, finding: Finding) -> tuple[int, int] | None:
    """Return where the file has the text of a finding, or None where markup stands inside it."""
    if document.text == text:
        return finding.start, finding.end
    assert document.origin is not None  # noqa: S101  (set by Document itself)
    place = document.origin.file_offset
    start = end = place(finding.start)
    for i in range(finding.start, finding.end):
        here = place(i)
        escaped = here == end + 1 and text[end] == "\\"
        after = _end_of(document.text[i], text, here) if here == end or escaped else None
        if after is None:
            return None
        end = after
    # A backslash that the text does not have escapes the first character.
    escaped = text[start - 1 : start] == "\\" and place(max(0, finding.start - 1)) != start - 1
    return start - escaped, end


def _end_of(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    reference = _REFERENCE.match(text, at)
    if reference and html.unescape(reference.group()) == char:
        return reference.end()
    if text[at : at + 1] == char and not char.isspace():
        return at + 1
    gap = _GAP.match(text, at)
    return gap.end() if gap and char.isspace() else None


def _written(had: str, text: str, fix: str, escape: Callable[[str], str]) -> str:
    """Return the fix as the file writes it, with the file's own white space where it only wraps."""
    gaps, before, after = _GAP.findall(had), _GAP.findall(text), _GAP.findall(fix)
    if not len(gaps) == len(before) == len(after) or text.split() == fix.split():
        return escape(fix)
    kept = [
        gap if new == old or (new == " " and segment.LINE_END.search(gap)) else new
        for gap, old, new in zip(gaps, before, after, strict=True)
    ]
    words = [escape(word) for word in _GAP.split(fix)]
    return "".join(word + gap for word, gap in zip(words, [*kept, ""], strict=True))


def write_back(path: Path, before: bytes, after: bytes) -> None:
    """Replace the content of a file, in one step, where it is still `before`.

    The file keeps its mode, and where possible its owner; a link leads to the file that is replaced,
    unless that is outside the link's folder. Raises WriteError.
    """
    target = Path(os.path.realpath(path))
    if path.is_symlink() and not target.is_relative_to(os.path.realpath(path.parent)):
        raise WriteError("is a link that leads out of its folder: not fixed")
    try:
        if target.read_bytes() != before:
            raise WriteError("changed while it was checked: not fixed")
        if not os.access(target, os.W_OK):
            raise WriteError("is not writable: not fixed")
        _replace(target, after)
    except OSError as error:
        raise WriteError(f"cannot be written: {error.strerror or error}") from error


def _replace(target: Path, content: bytes) -> None:
    status = target.stat()
    handle, name = mkstemp(prefix=".mtcheck-", dir=target.parent)
    copy = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(handle)
        with suppress(OSError, AttributeError):
            os.chown(copy, status.st_uid, status.st_gid)
        copy.chmod(stat.S_IMODE(status.st_mode))
        copy.replace(target)
    except BaseException:
        copy.unlink(missing_ok=True)
        raise
