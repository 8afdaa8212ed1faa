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
from types import ModuleType

from mtcheck import segment
from mtcheck.document import Document, OffsetMap, Role
from mtcheck.errors import ReadError, WriteError
from mtcheck.finding import Applicability, Finding
from mtcheck.fixing.edit import Edit, edited, with_gaps, without_overlaps
from mtcheck.patterns import compile_pattern
from mtcheck.readers import File, decoded, format_module, read_all
from mtcheck.report import Failure, Report, Unread

PASSES = 10
"""Checks of a file: a fix may uncover a fault, and of fixes that overlap only the first is made."""
_MOST_READINGS = 40
"""Readings of a file, a pass, in search of the fixes that break it."""

_UNWANTED = compile_pattern(r"(?![\t\n\r])[\p{Cc}\p{Cs}\ufffd\u202a-\u202e\u2066-\u2069]")
_REFERENCE = compile_pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_GAP = compile_pattern(r"\s+")

IN_MARKUP = "markup stands inside it"
BRINGS_CONTROL = "its fix holds a control character"
READS_OTHERWISE = "the file would not read as it should"
NOT_WRITTEN = "files of this format are not rewritten"
NO_CHANGE = "its fix changes nothing in the file"


Documents = Sequence[Document | ReadError]
"""What a file holds, and an error for each record that cannot be read."""


@dataclass(frozen=True, slots=True)
class Unfixed:
    """A finding whose fix was asked for and cannot be made, and why."""

    finding: Finding
    reason: str


@dataclass(frozen=True, slots=True)
class Fixed:
    """What fixing made of a file: its content before and after, and the reports on the latter.

    `count` is the number of fixes made; `unfixed` are those that could not be.
    """

    path: str
    results: tuple[Report | Unread, ...]
    before: bytes
    after: bytes
    count: int = 0
    unfixed: tuple[Unfixed, ...] = ()

    @property
    def failed(self) -> bool:
        """Tell whether anything could not be checked."""
        return any(isinstance(result, Unread) or result.failed for result in self.results)


def fix_file(
    file: File,
    check: Callable[[Document], Report],
    *,
    format_name: str | None = None,
    unsafe: bool = False,
) -> Fixed:
    """Make the safe fixes, and with `unsafe` all, until a check finds none to make.

    Fixes that undo each other leave the content as it is, and are failures of the report. Raises
    ReadError as a reader does.
    """
    module = format_module(file, format_name)
    before = file.content
    if not hasattr(module, "escape"):
        results = _checked(list(read_all(file, format_name)), check)
        unfixed = tuple(Unfixed(f, NOT_WRITTEN) for _, f in _wanted(results, unsafe))
        return Fixed(file.path, results, before, before, 0, unfixed)
    text, encoding, mark = decoded(file, module)
    fixer = _Fixer(file, format_name, module, encoding, mark)
    documents: Documents = list(read_all(file, format_name))
    results = first = _checked(documents, check)
    seen, count = {text}, 0
    for _ in range(PASSES):
        plan = fixer.plan(documents, text, _wanted(results, unsafe))
        if not plan.edits:
            break
        text, documents = edited(text, plan.edits), plan.documents
        if text in seen:
            return Fixed(file.path, _failed(first, plan.edits), before, before)
        seen.add(text)
        count += len(plan.edits)
        results = _checked(documents, check)
    else:
        plan = fixer.plan(documents, text, _wanted(results, unsafe))
    after = mark + text.encode(encoding)
    return Fixed(file.path, results, before, after, count, tuple(plan.unfixed))


def _checked(
    documents: Documents, check: Callable[[Document], Report]
) -> tuple[Report | Unread, ...]:
    return tuple(
        Unread(d.path, str(d)) if isinstance(d, ReadError) else check(d) for d in documents
    )


def _wanted(results: Sequence[Report | Unread], unsafe: bool) -> list[tuple[int, Finding]]:
    """Return the findings to fix, each with the number of its document: none that is accepted."""
    allowed = tuple(Applicability) if unsafe else (Applicability.SAFE,)
    return [
        (number, finding)
        for number, result in enumerate(results)
        if isinstance(result, Report)
        for finding in result.findings
        if finding.applicability in allowed and not finding.accepted
    ]


def _failed(
    results: Sequence[Report | Unread], edits: Sequence[Edit]
) -> tuple[Report | Unread, ...]:
    rules = sorted({edit.finding.rule for edit in edits})
    failures = [Failure(rule, "undoes a fix: the file is left as it was") for rule in rules]
    return tuple(
        replace(r, failed=(*r.failed, *failures)) if isinstance(r, Report) and not i else r
        for i, r in enumerate(results)
    )


@dataclass(frozen=True, slots=True)
class _Plan:
    """The edits to make now, in order; the documents read after them; what cannot be fixed."""

    edits: list[Edit]
    documents: Documents
    unfixed: list[Unfixed]


class _Fixer:
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
        self._char_end = getattr(module, "char_end", _reference_end)
        self._between = getattr(module, "BETWEEN", None)

    def plan(
        self, documents: Documents, text: str, findings: Sequence[tuple[int, Finding]]
    ) -> _Plan:
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
        return _Plan(sound, after, sorted(unfixed, key=lambda u: u.finding.start))

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
        place = self._place(document, text, finding)
        if place is None:
            return IN_MARKUP
        start, end = place
        if not fix:
            start, end = self._module.enclosing(text, start, end)
            return Edit(start, end, "", finding, document)
        escape_at = getattr(self._module, "escape_at", None)
        escape = escape_at(text, start) if escape_at else self._module.escape
        written = _written(text[start:end], finding.text, fix, escape)
        if written == text[start:end]:
            return NO_CHANGE
        return Edit(start, end, written, finding, document)

    def _place(self, document: Document, text: str, finding: Finding) -> tuple[int, int] | None:
        """Return where the file has the text of a finding, or None where markup stands inside it."""
        if document.text == text:
            return finding.start, finding.end
        origin = document.origin
        assert isinstance(origin, OffsetMap)  # noqa: S101  (as in every format that is written)
        start = end = origin.start + origin.file_offset(finding.start)
        for i in range(finding.start, finding.end):
            here = origin.start + origin.file_offset(i)
            if here > end and self._between and self._between.fullmatch(text, end, here):
                end = here
            escaped = here == end + 1 and text[end] == "\\"
            char = document.text[i]
            after = self._char_end(char, text, here) if here == end or escaped else None
            if after is None:
                return None
            end = after
        # A backslash that the text does not have escapes the first character.
        escaped = text[start - 1 : start] == "\\" and not self._ends_at(
            document, text, finding.start, start
        )
        return start - escaped, end

    def _ends_at(self, document: Document, text: str, offset: int, end: int) -> bool:
        """Tell whether the character before an offset of the text ends at this place of the file."""
        origin = document.origin
        assert isinstance(origin, OffsetMap)  # noqa: S101  (as in every format that is written)
        at = origin.start + origin.file_offset(max(0, offset - 1))
        return offset > 0 and self._char_end(document.text[offset - 1], text, at) == end


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


def _reference_end(char: str, text: str, at: int) -> int | None:
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
