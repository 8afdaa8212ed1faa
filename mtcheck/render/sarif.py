"""SARIF 2.1.0, the form in which code-scanning services take results."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mtcheck._version import __version__
from mtcheck.accepting.suppression import UNUSED, Silenced
from mtcheck.config import Config
from mtcheck.finding import Finding, Severity
from mtcheck.render.escape import escape_json
from mtcheck.render.region import Region, region, relative_uri
from mtcheck.report import Report, Unread
from mtcheck.rule import Rule

SCHEMA = (
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
)
MOST_RESULTS = 25_000
"""What GitHub takes in one upload; the gravest ones are kept, and the rest is told in numbers."""
_LEVELS = {
    Severity.INFO: "note",
    Severity.MINOR: "warning",
    Severity.MAJOR: "error",
    Severity.CRITICAL: "error",
}


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the log of one run."""
    rules = (*config.rules(), UNUSED)
    places = {rule.name: i for i, rule in enumerate(rules)}
    found = [(r, f) for r in results if isinstance(r, Report) for f in r.findings]
    gravest = sorted(range(len(found)), key=lambda i: -found[i][1].severity.rank)[:MOST_RESULTS]
    shown = [found[i] for i in sorted(gravest)]
    notes = [*_problems(results), *_left_out(len(found) - len(shown))]
    run = {
        "tool": {"driver": _driver(rules)},
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not any(n["level"] == "error" for n in notes),
                "toolExecutionNotifications": notes,
            }
        ],
        "results": [
            *(_result(r, f, places[f.rule]) for r, f in shown),
            *_silenced(results, places, MOST_RESULTS - len(shown)),
        ],
    }
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}
    return escape_json(json.dumps(log, ensure_ascii=False, indent=2)) + "\n"


def _driver(rules: Sequence[Rule]) -> dict[str, Any]:
    return {"name": "mtcheck", "version": __version__, "rules": [_rule(rule) for rule in rules]}


def _rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.name,
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": f"{rule.summary} {rule.why}"},
        "help": {"text": rule.why},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {"tags": [rule.group, rule.category]},
    }


def _problems(results: Sequence[Report | Unread]) -> Iterator[dict[str, Any]]:
    for result in results:
        reasons = (
            [result.reason]
            if isinstance(result, Unread)
            else [f"rule {failure.rule} {failure.reason}" for failure in result.failed]
        )
        for reason in reasons:
            uri = {"artifactLocation": {"uri": relative_uri(result.path)}}
            yield {
                "level": "error",
                "message": {"text": f"{result.path}: {reason}"},
                "locations": [{"physicalLocation": uri}],
            }


def _left_out(count: int) -> Iterator[dict[str, Any]]:
    if count > 0:
        text = f"{count:,} findings beyond the {MOST_RESULTS:,} gravest ones are left out"
        yield {"level": "warning", "message": {"text": text}}


def _suppression(silenced: Silenced) -> dict[str, str]:
    """Return what SARIF says of a silenced finding: "inSource" means a comment in the file itself."""
    kind = "external" if silenced.by_source else "inSource"
    return {"kind": kind, "justification": silenced.reason}


def _silenced(
    results: Sequence[Report | Unread], places: Mapping[str, int], most: int
) -> list[dict[str, Any]]:
    """Return the findings that comments silence, which are marked so and shown by nobody."""
    found = [(r, s) for r in results if isinstance(r, Report) for s in r.silenced]
    return [
        _result(report, silenced.finding, places[silenced.finding.rule])
        | {"suppressions": [_suppression(silenced)]}
        for report, silenced in found[: max(0, most)]
    ]


def _result(report: Report, finding: Finding, index: int) -> dict[str, Any]:
    where = region(report, finding)
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": index,
        "level": _LEVELS[finding.severity],
        "message": {"text": finding.message},
        "locations": [{"physicalLocation": _location(report, finding, where)}],
        "baselineState": "unchanged" if finding.accepted else "new",
        "partialFingerprints": {"mtcheck/v1": finding.fingerprint},
        "properties": {"severity": finding.severity, "confidence": finding.confidence},
    }
    if finding.place:
        name = {"fullyQualifiedName": finding.place, "kind": "element"}
        result["locations"][0]["logicalLocations"] = [name]
    elif finding.fix is not None:
        result["fixes"] = [_fix(report, finding.fix, where)]
    return result


def _location(report: Report, finding: Finding, where: Region) -> dict[str, Any]:
    location: dict[str, Any] = {"artifactLocation": {"uri": relative_uri(report.path)}}
    if not finding.place:
        location["region"] = _region(where) | {"snippet": {"text": finding.text}}
    return location


def _region(where: Region) -> dict[str, Any]:
    return {
        "startLine": where.line,
        "startColumn": where.column,
        "endLine": where.end_line,
        "endColumn": where.end_column,
    }


def _fix(report: Report, fix: str, where: Region) -> dict[str, Any]:
    replacement = {"deletedRegion": _region(where), "insertedContent": {"text": fix}}
    change = {
        "artifactLocation": {"uri": relative_uri(report.path)},
        "replacements": [replacement],
    }
    return {
        "description": {"text": f"write {fix!r}" if fix else "delete it"},
        "artifactChanges": [change],
    }
