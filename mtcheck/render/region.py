"""Where findings stand, as the tools that show them in code want to know it."""

from __future__ import annotations

import os
from pathlib import Path, PurePath
from typing import NamedTuple
from urllib.parse import quote

from mtcheck.document import Origin
from mtcheck.finding import Finding
from mtcheck.report import Report


class Region(NamedTuple):
    """Lines and columns from 1, in code points; the end column is that after the last character."""

    line: int
    column: int
    end_line: int
    end_column: int


def region(report: Report, finding: Finding) -> Region:
    """Return the region of a finding in its file."""
    origin = _origin(report)
    if finding.end == finding.start:
        return Region(finding.line, finding.column, finding.line, finding.column)
    last = origin.locate(finding.end - 1)
    return Region(finding.line, finding.column, last.line, last.column + 1)


def utf8_column(report: Report, line: int, column: int) -> int:
    """Return a column of a line in bytes of UTF-8, from 1."""
    head = _origin(report).line(line)[: column - 1]
    return len(head.encode("utf-8", "surrogatepass")) + 1


def _origin(report: Report) -> Origin:
    assert report.document.origin is not None  # noqa: S101  (set by Document itself)
    return report.document.origin


def relative_path(path: str) -> str:
    """Return a path relative to the current folder where it lies in it, with slashes."""
    try:
        inside = os.path.relpath(path)
    except ValueError:  # another drive
        return PurePath(path).as_posix()
    if inside.startswith(os.pardir):
        return Path(path).as_posix()
    return PurePath(inside).as_posix()


def relative_uri(path: str) -> str:
    """Return a path as a relative URI reference."""
    return quote(os.fsencode(relative_path(path)))
