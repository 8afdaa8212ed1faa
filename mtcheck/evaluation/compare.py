"""Systems that translated the same documents, held against each other."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from mtcheck.evaluation.metrics import rows as paragraphs
from mtcheck.evaluation.metrics import sacre_metrics, segments
from mtcheck.evaluation.significance import (
    Estimate,
    PenaltyRow,
    metric_estimates,
    penalty_estimates,
)
from mtcheck.finding import Finding, Severity, fold
from mtcheck.report import Report
from mtcheck.score import POINTS

MOST = 20
"""Worst passages that are kept."""


class System(NamedTuple):
    """A system's name, and the report on each of its documents by the document's name."""

    name: str
    reports: Mapping[str, Report]


class Standing(NamedTuple):
    """The figures of one system: `metrics` where there are references."""

    name: str
    words: float
    penalty: Estimate
    metrics: tuple[Estimate, ...]


class Row(NamedTuple):
    """How many faults a rule found in each system, repeated ones counted once a document.

    `alone` counts the documents in which no other system has a fault of this rule.
    """

    rule: str
    group: str
    severity: Severity
    faults: tuple[int, ...]
    alone: tuple[int, ...]


class Own(NamedTuple):
    """A fault of one system in a document in which no other system has one of its rule."""

    system: str
    document: str
    finding: Finding


class Version(NamedTuple):
    """A paragraph as one system has it, with its faults and their penalty points."""

    system: str
    text: str
    findings: tuple[Finding, ...]
    points: int


class Passage(NamedTuple):
    """A paragraph of a document in each system, or in one where their paragraphs do not pair up."""

    document: str
    versions: tuple[Version, ...]

    @property
    def gap(self) -> int:
        """Penalty points between its worst version and its best one."""
        points = [version.points for version in self.versions]
        return max(points) - (min(points) if len(points) > 1 else 0)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What there is to say of systems, over the documents that all of them translated.

    `missing` names each other document with the systems that lack it.
    """

    documents: tuple[str, ...]
    standings: tuple[Standing, ...]
    rules: tuple[Row, ...]
    own: tuple[Own, ...]
    worst: tuple[Passage, ...]
    missing: tuple[tuple[str, tuple[str, ...]], ...]


def compare(reports: Mapping[str, Mapping[str, Report]]) -> Comparison:
    """Compare two systems or more, given the reports on each by the names of the documents.

    The first one is what the others are held against. Raises ValueError where no document is common
    to all of them.
    """
    systems = [System(name, found) for name, found in reports.items()]
    names = list(dict.fromkeys(name for system in systems for name in system.reports))
    common = tuple(n for n in names if all(n in system.reports for system in systems))
    if not common:
        raise ValueError("no document is common to all systems")
    lacking = (
        (name, tuple(system.name for system in systems if name not in system.reports))
        for name in names
    )
    return Comparison(
        documents=common,
        standings=_standings(systems, common),
        rules=_rows(systems, common),
        own=tuple(_own(systems, common)),
        worst=_worst(systems, common),
        missing=tuple((name, who) for name, who in lacking if who),
    )


def _standings(systems: Sequence[System], common: Sequence[str]) -> tuple[Standing, ...]:
    names = [system.name for system in systems]
    columns = [[system.reports[name] for name in common] for system in systems]
    penalties = penalty_estimates(
        [[PenaltyRow(r.score.translation.penalty, r.words) for r in column] for column in columns],
    )
    metrics = _metrics(names, columns)
    return tuple(
        Standing(name, sum(report.words for report in column), penalty, values)
        for name, column, penalty, values in zip(names, columns, penalties, metrics, strict=True)
    )


def _metrics(
    names: Sequence[str], columns: Sequence[Sequence[Report]]
) -> list[tuple[Estimate, ...]]:
    """Return the metrics of each system, where all documents have the same number of references."""
    counts = {len(report.document.references) for column in columns for report in column}
    if len(counts) != 1 or counts == {0}:
        return [()] * len(names)
    lines = [line for reports in zip(*columns, strict=True) for line in _lines(reports)]
    texts = list(zip(*lines, strict=True))
    hypotheses, streams = texts[: len(names)], texts[len(names) :]
    passages = [s for line in lines for s in segments(line[0], line[len(names) :])]
    language = columns[0][0].language
    return metric_estimates(names, hypotheses, streams, sacre_metrics(passages, language))


def _lines(reports: Sequence[Report]) -> list[tuple[str, ...]]:
    """Return the paragraphs of a document, system by system, then reference by reference."""
    return paragraphs([*(r.document.text for r in reports), *reports[0].document.references])


def _rows(systems: Sequence[System], common: Sequence[str]) -> tuple[Row, ...]:
    faults = [Counter[str]() for _ in systems]
    alone = [Counter[str]() for _ in systems]
    known: dict[str, Finding] = {}
    for name in common:
        counts = [_faults(system.reports[name]) for system in systems]
        for i, count in enumerate(counts):
            faults[i] += count
            alone[i].update(count.keys() - _rules_of_others(counts, i))
        known |= {f.rule: f for system in systems for f in system.reports[name].findings}
    found = (
        Row(
            rule,
            finding.group,
            finding.severity,
            tuple(count[rule] for count in faults),
            tuple(count[rule] for count in alone),
        )
        for rule, finding in known.items()
    )
    return tuple(sorted(found, key=lambda row: (-row.severity.rank, -sum(row.faults), row.rule)))


def _faults(report: Report) -> Counter[str]:
    """Return how many distinct faults each rule found."""
    return Counter(places[0].rule for places in fold(report.findings))


def _rules_of_others(counts: Sequence[Counter[str]], i: int) -> set[str]:
    return {rule for j, count in enumerate(counts) if j != i for rule in count}


def _own(systems: Sequence[System], common: Sequence[str]) -> Iterator[Own]:
    for i, system in enumerate(systems):
        for name in common:
            counts = [_faults(other.reports[name]) for other in systems]
            others = _rules_of_others(counts, i)
            for finding, *_ in fold(system.reports[name].findings):
                if finding.rule not in others:
                    yield Own(system.name, name, finding)


def _worst(systems: Sequence[System], common: Sequence[str]) -> tuple[Passage, ...]:
    """Return the passages with the most penalty points, those first in which the systems differ."""
    found = [passage for name in common for passage in _passages(systems, name)]
    return tuple(sorted(found, key=lambda p: (-p.gap, -max(v.points for v in p.versions)))[:MOST])


def _passages(systems: Sequence[System], name: str) -> Iterator[Passage]:
    """Yield the paragraphs of a document that have faults in any system."""
    columns = [_versions(system.name, system.reports[name]) for system in systems]
    if len({len(column) for column in columns}) == 1:
        rows = list(zip(*columns, strict=True))
    else:
        rows = [(version,) for column in columns for version in column]
    yield from (Passage(name, row) for row in rows if any(version.points for version in row))


def _versions(system: str, report: Report) -> list[Version]:
    """Return the paragraphs of a document, each with the findings that begin in it."""
    document = report.document
    starts = [block.start for block in document.blocks]
    found: dict[int, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(max(0, bisect_right(starts, finding.start) - 1), []).append(finding)
    versions = []
    for place, block in enumerate(document.blocks):
        findings = tuple(found.get(place, ()))
        points = sum(POINTS[places[0].severity] for places in fold(findings))
        versions.append(Version(system, document.text[block.start : block.end], findings, points))
    return versions
