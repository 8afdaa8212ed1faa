"""A comparison of systems: as text for people, as Markdown for job summaries, as JSON for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck._version import __version__
from mtcheck.evaluation.compare import Comparison, Own, Passage
from mtcheck.evaluation.significance import Estimate
from mtcheck.render.escape import escape_json, one_line
from mtcheck.render.markdown import escape_markdown
from mtcheck.report import finding_fields

SCHEMA = 1
MOST_OWN = 10
"""Faults of one system alone that are listed for it."""
_WIDTH = 160
"""Characters of a passage that are shown."""

Table = list[tuple[str, ...]]


def render_text(comparison: Comparison) -> str:
    """Return the tables in columns, and what stands out."""
    lines: list[str] = []
    for title, table in _tables(comparison):
        lines += [title, *_columns(table), ""]
    lines += _lists(comparison, heading="", item="  ")
    return "\n".join([*lines, *_footnotes(comparison)]) + "\n"


def render_markdown(comparison: Comparison) -> str:
    """Return the same as Markdown."""
    lines: list[str] = []
    for title, table in _tables(comparison):
        head, *rows = [[escape_markdown(cell) for cell in row] for row in table]
        marks = ["---", *["---:"] * (len(head) - 1)]
        lines += [
            f"### {title}",
            "",
            *(f"| {' | '.join(row)} |" for row in (head, marks, *rows)),
            "",
        ]
    listed = _lists(comparison, heading="### ", item="- ")
    notes = [f"{escape_markdown(note)}  " for note in _footnotes(comparison)]
    return "\n".join([*lines, *listed, *notes]) + "\n"


def render_json(comparison: Comparison) -> str:
    """Return it as JSON, with a final newline."""
    whole = {
        "schema": SCHEMA,
        "version": __version__,
        "documents": list(comparison.documents),
        "systems": [
            {
                "name": s.name,
                "words": s.words,
                "figures": [_figure(e) for e in (s.penalty, *s.metrics)],
            }
            for s in comparison.standings
        ],
        "rules": [row._asdict() for row in comparison.rules],
        "own": [_own(own) for own in comparison.own],
        "worst": [_worst(passage) for passage in comparison.worst],
        "missing": [{"document": n, "systems": list(s)} for n, s in comparison.missing],
    }
    return escape_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _figure(estimate: Estimate) -> dict[str, Any]:
    mean, half = estimate.mean, estimate.half
    return {
        "name": estimate.name,
        "value": estimate.value,
        "interval": None if half is None else [round(mean - half, 2), round(mean + half, 2)],
        "p_value": estimate.p_value,
        "signature": estimate.signature,
    }


def _own(own: Own) -> dict[str, Any]:
    return {"system": own.system, "document": own.document, "finding": finding_fields(own.finding)}


def _worst(passage: Passage) -> dict[str, Any]:
    versions = [
        v._asdict() | {"findings": [finding_fields(finding) for finding in v.findings]}
        for v in passage.versions
    ]
    return {"document": passage.document, "versions": versions}


def _tables(comparison: Comparison) -> Iterator[tuple[str, Table]]:
    names = tuple(one_line(standing.name) for standing in comparison.standings)
    yield "Figures", [("", *names), *_figures(comparison)]
    if comparison.rules:
        rows = [
            (f"{row.rule} ({row.severity})", *map(_faults, row.faults, row.alone))
            for row in comparison.rules
        ]
        yield "Faults by rule (in brackets: documents where it is alone)", [("", *names), *rows]


def _faults(count: int, alone: int) -> str:
    return f"{count} ({alone})" if alone else str(count)


def _figures(comparison: Comparison) -> Iterator[tuple[str, ...]]:
    standings = comparison.standings
    yield ("words", *(f"{standing.words:,.0f}" for standing in standings))
    yield ("penalty for 1,000 words", *(_estimate(standing.penalty) for standing in standings))
    for estimates in zip(*(standing.metrics for standing in standings), strict=True):
        yield (estimates[0].name, *map(_estimate, estimates))


def _estimate(estimate: Estimate) -> str:
    p_value = "" if estimate.p_value is None else f" p={estimate.p_value:.3f}"
    half = "" if estimate.half is None else f" ±{estimate.half:.1f}"
    return f"{estimate.value:.1f}{half}{p_value}"


def _columns(table: Table) -> Iterator[str]:
    widths = [max(map(len, column)) for column in zip(*table, strict=True)]
    for first, *rest in table:
        cells = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=True))
        yield "  ".join(["", first.ljust(widths[0]), *cells]).rstrip()


def _lists(comparison: Comparison, *, heading: str, item: str) -> list[str]:
    shown = escape_markdown if heading else one_line
    gap = [""] if heading else []
    lines: list[str] = []
    for standing in comparison.standings:
        own = [o for o in comparison.own if o.system == standing.name]
        if own:
            lines += [f"{heading}{shown(standing.name)} alone", *gap]
            lines += [f"{item}{shown(_place(o))}" for o in _worst_first(own)[:MOST_OWN]]
            rest = len(own) - MOST_OWN
            lines += [f"{item}and {rest} more", ""] if rest > 0 else [""]
    if comparison.worst:
        lines += [f"{heading}Worst passages", *gap]
        for passage in comparison.worst:
            lines += [f"{item}{shown(line)}" for line in _passage(passage)]
        lines.append("")
    return lines


def _worst_first(own: Sequence[Own]) -> list[Own]:
    return sorted(own, key=lambda o: -o.finding.severity.rank)


def _place(own: Own) -> str:
    finding = own.finding
    where = finding.place or f"{finding.line}:{finding.column}"
    return f"{own.document}:{where}: {finding.severity} {finding.rule} {finding.message}"


def _passage(passage: Passage) -> Iterator[str]:
    yield f"{passage.document}:"
    for version in passage.versions:
        rules = ", ".join(dict.fromkeys(finding.rule for finding in version.findings))
        points = f"{version.points} point{'s' if version.points != 1 else ''}"
        yield f"  {version.system}: {points}{f' ({rules})' if rules else ''}"
        yield f"    {_short(version.text)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _WIDTH else line[: _WIDTH - 1] + "…"


def _footnotes(comparison: Comparison) -> Iterator[str]:
    first = comparison.standings[0]
    count = len(comparison.documents)
    yield (
        f"{count} document{'s' if count != 1 else ''}; ± is half of the 95 % interval, "
        f"p is against {one_line(first.name)} (paired bootstrap)"
    )
    for estimate in (first.penalty, *first.metrics):
        yield f"{estimate.name}: {estimate.signature}"
