"""Markdown for job summaries: a table of files, and the gravest findings of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from mtcheck.config import Config
from mtcheck.finding import Finding
from mtcheck.render.escape import one_line
from mtcheck.render.text import summary
from mtcheck.report import Report, Unread
from mtcheck.running.gate import passes

MOST_BYTES = 900_000
"""GitHub drops a job summary of more than 1 MiB as a whole."""
MOST_SHOWN = 50
"""Findings of a file that are listed."""
_MARKS = regex.compile(r"([\\`*_{}\[\]<>()#+.!|~@&:-])")


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the summary of a run."""
    head = (
        f"**mtcheck**: {escape_markdown(summary(results))}",
        "",
        "| file | verdict | score | findings | accepted | silenced |",
        "| --- | --- | ---: | ---: | ---: | ---: |",
    )
    parts = ["".join(f"{line}\n" for line in head)]
    parts += (f"{_row(result, config)}\n" for result in results)
    for result in results:
        if isinstance(result, Report) and result.findings:
            parts.append("".join(f"{line}\n" for line in _findings(result)))
    return _within_limit(parts)


def _within_limit(parts: Sequence[str]) -> str:
    """Join the rows and sections that fit."""
    size = 0
    for i, part in enumerate(parts):
        size += len(part.encode("utf-8", "surrogatepass"))
        if size > MOST_BYTES:
            return "".join(parts[:i]) + "\nThe rest is too long for a summary.\n"
    return "".join(parts)


def _row(result: Report | Unread, config: Config) -> str:
    name = escape_markdown(result.path)
    if isinstance(result, Unread):
        return f"| {name} | not checked: {escape_markdown(result.reason)} | | | | |"
    verdict = "not fully checked" if result.failed else "pass" if passes(result, config) else "fail"
    accepted = sum(finding.accepted for finding in result.findings)
    counts = f"{len(result.findings)} | {accepted} | {len(result.silenced)}"
    return f"| {name} | {verdict} | {result.score.value:g} | {counts} |"


def _findings(report: Report) -> Iterator[str]:
    yield from ("", f"### {escape_markdown(report.path)}", "")
    yield from ("| place | severity | rule | message |", "| --- | --- | --- | --- |")
    gravest = sorted(report.findings, key=lambda f: (f.accepted, -f.severity.rank))[:MOST_SHOWN]
    yield from (_line(finding) for finding in gravest)
    left = len(report.findings) - len(gravest)
    if left:
        yield from ("", f"and {left} more")


def _line(finding: Finding) -> str:
    where = escape_markdown(finding.place or f"{finding.line}:{finding.column}")
    accepted = " (accepted)" if finding.accepted else ""
    message = escape_markdown(finding.message) + accepted
    return f"| {where} | {finding.severity} | {finding.rule} | {message} |"


def escape_markdown(text: str) -> str:
    """Return the text on one line, with a backslash before what Markdown would obey."""
    return _MARKS.sub(r"\\\1", one_line(text))
