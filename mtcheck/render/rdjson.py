"""Reviewdog's diagnostic format. What is accepted or silenced is there as information."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck.accepting.suppression import silenced_note
from mtcheck.config import Config
from mtcheck.finding import Finding, Severity
from mtcheck.render.escape import escape_json
from mtcheck.render.region import region, relative_path, utf8_column
from mtcheck.report import Report, Unread

_SEVERITIES = {
    Severity.INFO: "INFO",
    Severity.MINOR: "WARNING",
    Severity.MAJOR: "ERROR",
    Severity.CRITICAL: "ERROR",
}


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the diagnostics of a run."""
    del config
    diagnostics = [d for result in results for d in _diagnostics(result)]
    whole = {"source": {"name": "mtcheck"}, "diagnostics": diagnostics}
    return escape_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _diagnostics(result: Report | Unread) -> Iterator[dict[str, Any]]:
    location = {"path": relative_path(result.path)}
    if isinstance(result, Unread):
        yield {"message": result.reason, "location": location, "severity": "ERROR"}
        return
    for failure in result.failed:
        problem = f"rule {failure.rule} {failure.reason}"
        yield {"message": problem, "location": location, "severity": "ERROR"}
    for finding in result.findings:
        yield _diagnostic(result, finding, location)
    if note := silenced_note(result.silenced):
        yield {"message": note, "location": location, "severity": "INFO"}


def _diagnostic(report: Report, finding: Finding, location: dict[str, Any]) -> dict[str, Any]:
    named = f"{finding.place}: " if finding.place else ""
    diagnostic: dict[str, Any] = {
        "message": f"{named}{finding.message}{' (accepted)' if finding.accepted else ''}",
        "location": dict(location),
        "severity": "INFO" if finding.accepted else _SEVERITIES[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.place:
        return diagnostic
    where = region(report, finding)
    span = {
        "start": _position(report, where.line, where.column),
        "end": _position(report, where.end_line, where.end_column),
    }
    diagnostic["location"]["range"] = span
    if finding.fix is not None:
        diagnostic["suggestions"] = [{"range": span, "text": finding.fix}]
    return diagnostic


def _position(report: Report, line: int, column: int) -> dict[str, int]:
    return {"line": line, "column": utf8_column(report, line, column)}
