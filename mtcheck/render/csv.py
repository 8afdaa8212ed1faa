"""CSV, a row a finding, for spreadsheets: no cell is a formula.

A cell that a spreadsheet would compute begins with an apostrophe here, which spreadsheets hide. Rows
without a rule name what could not be checked; the column `status` tells found, accepted, silenced
(by a comment), refuted (by the source) and failed apart.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence

import regex

from mtcheck.config import Config
from mtcheck.finding import Finding
from mtcheck.render.escape import visible
from mtcheck.report import Report, Unread

COLUMNS = (
    "path", "id", "line", "column", "place", "status", "severity", "rule", "group", "category",
    "message", "text", "fix", "applicability", "source_text", "confidence", "fingerprint", "reason",
)  # fmt: skip
_FORMULA = regex.compile(r"\s*[=+\-@＝＋－＠|%\t\r\n]")
"""How a text begins that some spreadsheet computes, or runs, after white space that it skips."""


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the table of a run, with a header, lines ending as RFC 4180 says."""
    del config
    table = io.StringIO(newline="")
    writer = csv.DictWriter(table, COLUMNS, restval="")
    writer.writeheader()
    for result in results:
        writer.writerows(
            {name: _harmless(value) for name, value in row.items()} for row in _rows(result)
        )
    return table.getvalue()


def _rows(result: Report | Unread) -> Iterator[dict[str, object]]:
    if isinstance(result, Unread):
        yield {"path": result.path, "status": "failed", "message": result.reason}
        return
    where: dict[str, object] = {"path": result.path, "id": result.document.key}
    for failure in result.failed:
        yield where | {"status": "failed", "rule": failure.rule, "message": failure.reason}
    for finding in result.findings:
        yield where | _fields(finding, "accepted" if finding.accepted else "found")
    for silenced in result.silenced:
        status = "refuted" if silenced.by_source else "silenced"
        yield where | _fields(silenced.finding, status) | {"reason": silenced.reason}


def _fields(finding: Finding, status: str) -> dict[str, object]:
    own = {name: getattr(finding, name) for name in COLUMNS if hasattr(finding, name)}
    return own | {"status": status}


def _harmless(value: object) -> object:
    if not isinstance(value, str):
        return value
    text = visible(value, keep="\n\t")
    return f"'{text}" if _FORMULA.match(text) else text
