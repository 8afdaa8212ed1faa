"""GitLab's Code Quality report. What is accepted or silenced is there as information."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any

from mtcheck.accepting.suppression import silenced_note
from mtcheck.config import Config
from mtcheck.finding import Severity
from mtcheck.render.escape import escape_json
from mtcheck.render.region import relative_path
from mtcheck.report import Report, Unread

_SEVERITIES = {
    Severity.INFO: "info",
    Severity.MINOR: "minor",
    Severity.MAJOR: "major",
    Severity.CRITICAL: "critical",
}


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the report; what could not be checked is a blocker in it."""
    del config
    issues = [issue for result in results for issue in _issues(result)]
    return escape_json(json.dumps(issues, ensure_ascii=False, indent=2)) + "\n"


def _issues(result: Report | Unread) -> Iterator[dict[str, Any]]:
    path = relative_path(result.path)
    if isinstance(result, Unread):
        yield _issue(path, 1, "unread", result.reason, "blocker", result.reason)
        return
    for failure in result.failed:
        problem = f"rule {failure.rule} {failure.reason}"
        yield _issue(path, 1, failure.rule or "failed", problem, "blocker", problem)
    for finding in result.findings:
        named = f"{finding.place}: " if finding.place else ""
        accepted = " (accepted)" if finding.accepted else ""
        severity = "info" if finding.accepted else _SEVERITIES[finding.severity]
        mark = f"{result.document.key}\0{finding.fingerprint}"
        message = f"{named}{finding.message}{accepted}"
        yield _issue(path, finding.line, finding.rule, message, severity, mark)
    if note := silenced_note(result.silenced):
        mark = f"{result.document.key}\0silenced"
        yield _issue(path, 1, "silenced", note, "info", mark)


def _issue(
    path: str, line: int, name: str, description: str, severity: str, mark: str
) -> dict[str, Any]:
    # Of equal fingerprints GitLab shows one only, so the path is part of it.
    digest = sha256(f"{path}\0{mark}".encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": description,
        "check_name": name,
        "fingerprint": digest,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": line}},
    }
