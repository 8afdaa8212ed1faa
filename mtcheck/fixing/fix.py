"""Fixes written into the file, so that a reader sees there what the finding gives."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from mtcheck.document import Document
from mtcheck.errors import ReadError
from mtcheck.finding import Applicability, Finding
from mtcheck.fixing.edit import Edit, edited
from mtcheck.fixing.plan import Documents, Planner, Unfixed
from mtcheck.readers import File, decoded, format_module, read_all
from mtcheck.report import Failure, Report, Unread

PASSES = 10
"""Checks of a file: a fix may uncover a fault, and of fixes that overlap only the first is made."""
NOT_WRITTEN = "files of this format are not rewritten"


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
    planner = Planner(file, format_name, module, encoding, mark)
    documents: Documents = list(read_all(file, format_name))
    results = first = _checked(documents, check)
    seen, count = {text}, 0
    for _ in range(PASSES):
        plan = planner.plan(documents, text, _wanted(results, unsafe))
        if not plan.edits:
            break
        text, documents = edited(text, plan.edits), plan.documents
        if text in seen:
            return Fixed(file.path, _failed(first, plan.edits), before, before)
        seen.add(text)
        count += len(plan.edits)
        results = _checked(documents, check)
    else:
        plan = planner.plan(documents, text, _wanted(results, unsafe))
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
