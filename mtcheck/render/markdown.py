"""Markdown for job summaries: a table of files, and the gravest findings of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import regex

from mtcheck.config import Config
from mtcheck.finding import Finding
from mtcheck.gate import passes
from mtcheck.render.escape import one_line
from mtcheck.render.text import summary
from mtcheck.report import Report, Unread

MOST_SHOWN = 50
"""Findings of a file that are listed: a job summary holds 1 MB."""
_MARKS = regex.compile(r"([\\`*_{}\[\]<>()#+.!|~@&:-])")


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the summary of a run."""
    lines = [f"**mtcheck**: {_escape(summary(results))}", ""]
    lines += ["| file | verdict | score | findings |", "| --- | --- | ---: | ---: |"]
    lines += [_row(result, config) for result in results]
    for result in results:
        if isinstance(result, Report) and result.findings:
            lines += _findings(result)
    return "\n".join(lines) + "\n"


def _row(result: Report | Unread, config: Config) -> str:
    name = _escape(result.path)
    if isinstance(result, Unread):
        return f"| {name} | not checked: {_escape(result.reason)} | | |"
    verdict = "not fully checked" if result.failed else "pass" if passes(result, config) else "fail"
    return f"| {name} | {verdict} | {result.score.value:g} | {len(result.findings)} |"


def _findings(report: Report) -> Iterator[str]:
    yield from ("", f"### {_escape(report.path)}", "")
    yield from ("| place | severity | rule | message |", "| --- | --- | --- | --- |")
    gravest = sorted(report.findings, key=lambda f: -f.severity.rank)[:MOST_SHOWN]
    yield from (_line(finding) for finding in gravest)
    left = len(report.findings) - len(gravest)
    if left:
        yield from ("", f"and {left} more")


def _line(finding: Finding) -> str:
    where = _escape(finding.place or f"{finding.line}:{finding.column}")
    return f"| {where} | {finding.severity} | {finding.rule} | {_escape(finding.message)} |"


def _escape(text: str) -> str:
    return _MARKS.sub(r"\\\1", one_line(text))
