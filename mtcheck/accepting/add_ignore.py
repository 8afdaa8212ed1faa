"""`--add-ignore`: a comment for each finding that is there now, so that only new ones fail."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from mtcheck.accepting.suppression import UNUSED
from mtcheck.document import Document, OffsetMap, Span
from mtcheck.errors import WriteError
from mtcheck.finding import Finding, Severity
from mtcheck.fixing.write_back import write_back
from mtcheck.readers import File, decoded, format_module
from mtcheck.report import Report
from mtcheck.running.run import Job

NO_COMMENTS = "has no comments in its format: use a baseline (--write-baseline)"


def add_ignores(file: File, reports: Sequence[Report], level: Severity, job: Job) -> int:
    """Write a comment into a file for each block with findings from the level up; return their number.

    The file is read and checked again before it is written. Raises WriteError where its format has
    no comments, where they would not do what they should, and where the file cannot be written.
    """
    wanted = [(report.document, _by_block(report, level)) for report in reports]
    count = sum(len(rules) for _, blocks in wanted for rules in blocks.values())
    if not count:
        return 0
    module = format_module(file, job.format_name)
    if not hasattr(module, "comment_place"):
        raise WriteError(NO_COMMENTS)
    text, encoding, mark = decoded(file, module)
    places = [
        (*module.comment_place(text, _file_offset(document, span.start)), _directive(rules))
        for document, blocks in wanted
        for span, rules in blocks.items()
    ]
    for offset, before, after, directive in sorted(places, reverse=True):
        text = f"{text[:offset]}{before}{directive}{after}{text[offset:]}"
    content = mark + text.encode(encoding)
    _prove(replace(file, given=content), reports, level, job)
    write_back(Path(file.path), file.content, content)
    return count


def _prove(after: File, before: Sequence[Report], level: Severity, job: Job) -> None:
    """Raise WriteError where comments change the text of a file, or leave a finding in it."""
    reports = job.check_file(after)
    texts = [r.document.text if isinstance(r, Report) else None for r in reports]
    if texts != [report.document.text for report in before]:
        raise WriteError("comments would change its text: use a baseline (--write-baseline)")
    accepted = Counter(f.fingerprint for report in before for f in report.findings if f.accepted)
    left = Counter(f.fingerprint for r in reports if isinstance(r, Report) for f in _new(r, level))
    if rest := (left - accepted).total():
        raise WriteError(f"comments would leave {rest} of its findings: use a baseline")


def _new(report: Report, level: Severity) -> Iterator[Finding]:
    for finding in report.findings:
        if not finding.accepted and finding.severity.rank >= level.rank:
            yield finding


def _by_block(report: Report, level: Severity) -> dict[Span, list[str]]:
    """Return the rules of the findings by the block that they begin in."""
    blocks = report.document.blocks
    starts = [block.start for block in blocks]
    found: dict[Span, list[str]] = defaultdict(list)
    for finding in _new(report, level):
        at = bisect_right(starts, finding.start) - 1
        if finding.rule == UNUSED.name or at < 0:
            continue
        found[_whole(report.document, blocks[at].span)].append(finding.rule)
    return found


def _whole(document: Document, span: Span) -> Span:
    """Return the block with the parts of it that are site furniture: a comment is for all of them."""
    start = document.text.rfind("\n\n", 0, span.start) + 2
    return Span(start if start > 1 else 0, span.end)


def _file_offset(document: Document, place: int) -> int:
    origin = document.origin
    if not isinstance(origin, OffsetMap):
        raise WriteError(NO_COMMENTS)
    return origin.start + origin.file_offset(place)


def _directive(rules: Sequence[str]) -> str:
    return f"mtcheck: ignore[{', '.join(sorted(set(rules)))}]"
