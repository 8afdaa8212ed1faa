"""How a finding can be silenced in its file: the comment, or where there are none, the setting."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import PurePath
from typing import NamedTuple

from mtcheck.accepting.suppression import UNUSED
from mtcheck.document import OffsetMap
from mtcheck.errors import ReadError, WriteError
from mtcheck.finding import Finding
from mtcheck.readers import File, format_module
from mtcheck.report import Report


class Silence(NamedTuple):
    """What to write, and where: `comment` before the passage, `setting` in the configuration."""

    kind: str
    text: str


def how_to_silence(report: Report) -> Callable[[Finding], Silence]:
    """Return a function that says how a finding of a report can be silenced."""
    around = _comment_marks(report)
    path = PurePath(report.path).as_posix()

    def silence(finding: Finding) -> Silence:
        if finding.rule == UNUSED.name:
            return Silence("", "")
        if around is None:
            entry = f"per-file-ignores = {{ {json.dumps(path)} = [{json.dumps(finding.rule)}] }}"
            return Silence("setting", entry)
        return Silence("comment", f"{around[0]}mtcheck: ignore[{finding.rule}]{around[1]}")

    return silence


def _comment_marks(report: Report) -> tuple[str, str] | None:
    """Return what stands around a comment in the format of a report's file, None where it has none."""
    if not isinstance(report.document.origin, OffsetMap):
        return None
    try:
        module = format_module(File(report.path))
    except ReadError:
        return None
    if not hasattr(module, "comment_place"):
        return None
    head = "WEBVTT\n\n" if report.path.lower().endswith(".vtt") else ""
    try:
        _, before, after = module.comment_place(head, len(head))
    except WriteError:
        return None
    return before, after.rstrip("\n")
