"""`--add-ignore`: a comment for each finding that is there now, so that only new ones fail."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from pathlib import Path

from mtcheck.document import Document, OffsetMap, Span
from mtcheck.errors import WriteError
from mtcheck.finding import Severity
from mtcheck.fix import write_back
from mtcheck.readers import File, decoded, format_module
from mtcheck.report import Report
from mtcheck.suppression import UNUSED


def add_ignores(
    file: File, reports: Sequence[Report], level: Severity, format_name: str | None
) -> int:
    """Write a comment into a file for each block with findings from the level up; return their number.

    Raises WriteError where its format has no comments, or the file cannot be written.
    """
    wanted = [(report.document, _by_block(report, level)) for report in reports]
    count = sum(len(rules) for _, blocks in wanted for rules in blocks.values())
    if not count:
        return 0
    module = format_module(file, format_name)
    if not hasattr(module, "comment_place"):
        raise WriteError("has no comments in its format: use a baseline (--write-baseline)")
    text, encoding, mark = decoded(file, module)
    places = [
        (*module.comment_place(text, _file_offset(document, span.start)), _directive(rules))
        for document, blocks in wanted
        for span, rules in blocks.items()
    ]
    for offset, before, after, directive in sorted(places, reverse=True):
        text = f"{text[:offset]}{before}{directive}{after}{text[offset:]}"
    write_back(Path(file.path), file.content, mark + text.encode(encoding))
    return count


def _by_block(report: Report, level: Severity) -> dict[Span, list[str]]:
    """Return the rules of the findings by the block that they begin in."""
    found: dict[Span, list[str]] = defaultdict(list)
    for finding in report.findings:
        if finding.accepted or finding.rule == UNUSED.name or finding.severity.rank < level.rank:
            continue
        block = next((b for b in report.document.blocks if b.start <= finding.start < b.end), None)
        if block:
            found[_whole(report.document, block.span)].append(finding.rule)
    return found


def _whole(document: Document, span: Span) -> Span:
    """Return the block with the parts of it that are site furniture: a comment is for all of them."""
    start = document.text.rfind("\n\n", 0, span.start) + 2
    return Span(start if start > 1 else 0, span.end)


def _file_offset(document: Document, place: int) -> int:
    origin = document.origin
    if not isinstance(origin, OffsetMap):
        raise WriteError("has no comments in its format: use a baseline (--write-baseline)")
    return origin.start + origin.file_offset(place)


def _directive(rules: Sequence[str]) -> str:
    return f"mtcheck: ignore[{', '.join(sorted(set(rules)))}]"
