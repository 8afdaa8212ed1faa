"""Annotations of GitHub Actions: workflow commands, a line each; what is accepted is a notice."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.accepting.suppression import silenced_note
from mtcheck.config import Config
from mtcheck.finding import Finding, Severity
from mtcheck.render.escape import one_line
from mtcheck.render.region import region, relative_path
from mtcheck.report import Report, Unread

_COMMANDS = {
    Severity.INFO: "notice",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the commands."""
    del config
    return "".join(f"{line}\n" for line in _lines(results))


def _lines(results: Sequence[Report | Unread]) -> Iterator[str]:
    for result in results:
        path = _property(relative_path(result.path))
        if isinstance(result, Unread):
            yield f"::error file={path},title=mtcheck::{_data(result.reason)}"
            continue
        for failure in result.failed:
            problem = _data(f"rule {failure.rule} {failure.reason}")
            yield f"::error file={path},title=mtcheck::{problem}"
        for finding in result.findings:
            yield _finding(result, finding, path)
        if note := silenced_note(result.silenced):
            yield f"::notice file={path},title=mtcheck::{_data(note)}"


def _finding(report: Report, finding: Finding, path: str) -> str:
    where = region(report, finding)
    place = f"line={where.line},endLine={where.end_line}"
    if where.line == where.end_line:
        place += f",col={where.column},endColumn={where.end_column}"
    title = _property(f"mtcheck {finding.rule}{' (accepted)' if finding.accepted else ''}")
    named = f"{finding.place}: " if finding.place else ""
    command = "notice" if finding.accepted else _COMMANDS[finding.severity]
    message = _data(named + finding.message)
    return f"::{command} file={path},{'' if named else f'{place},'}title={title}::{message}"


def _data(text: str) -> str:
    """Escape text that follows a command; commands inside it are taken apart."""
    return neutral(one_line(text)).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def neutral(text: str) -> str:
    """Take apart what a runner would obey: it reads `##[` anywhere and `::` at the start of a word."""
    return text.replace("##[", "## [").replace("::", ": :")
