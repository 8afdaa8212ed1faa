"""Findings that a project has accepted: a file of fingerprints, which outlive edits and moves.

    {"version": 1, "accepted": [{"path": …, "rule": …, "text": …, "fingerprint": …, "reason": ""}]}

Accepted findings are shown and marked; they do not fail a run. A reason written by hand stays when
the file is written anew, and entries that nothing has any more go.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtcheck.errors import ConfigError
from mtcheck.report import Report, Unread

BASELINE = "mtcheck-baseline.json"
"""Where a baseline is written if nothing else is said."""
VERSION = 1


class Baseline:
    """The accepted fingerprints by the path at which they stood, relative to the baseline's folder."""

    def __init__(self, path: Path, entries: Sequence[dict[str, str]] = ()) -> None:
        self._folder = path.parent
        self._reasons = {(e["path"], e["fingerprint"]): e.get("reason", "") for e in entries}
        self._by_path: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            self._by_path[entry["path"]].add(entry["fingerprint"])
        # What stood in files that are gone may have moved with them.
        self._moved = {
            fingerprint
            for place, fingerprints in self._by_path.items()
            if not (self._folder / place).exists()
            for fingerprint in fingerprints
        }

    def marked(self, report: Report) -> Report:
        """Return the report with its accepted findings marked."""
        accepted = self._by_path.get(self._place(report.path), set()) | self._moved
        findings = tuple(
            replace(finding, accepted=True) if finding.fingerprint in accepted else finding
            for finding in report.findings
        )
        return replace(report, findings=findings)

    def written(self, results: Iterable[Report | Unread]) -> str:
        """Return the file that accepts all findings of a run, and nothing else."""
        entries = [
            self._entry(self._place(report.path), f.rule, f.text, f.fingerprint)
            for report in results
            if isinstance(report, Report)
            for f in report.findings
        ]
        whole = {"version": VERSION, "accepted": entries}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def _entry(self, place: str, rule: str, text: str, fingerprint: str) -> dict[str, str]:
        return {
            "path": place,
            "rule": rule,
            "text": text[:80],
            "fingerprint": fingerprint,
            "reason": self._reasons.get((place, fingerprint), ""),
        }

    def _place(self, path: str) -> str:
        return Path(os.path.relpath(path, self._folder)).as_posix()


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises ConfigError where it is none."""
    try:
        raw: Any = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError as error:
        raise ConfigError(
            f"{path}: there is no such baseline (--write-baseline makes one)"
        ) from error
    except (OSError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: cannot be read as a baseline: {error}") from error
    if not isinstance(raw, dict) or raw.get("version") != VERSION:
        raise ConfigError(f"{path}: is no baseline of version {VERSION}")
    entries = raw.get("accepted")
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise ConfigError(f"{path}: accepted must be a list of entries with path and fingerprint")
    return Baseline(path, entries)


def _is_entry(entry: Any) -> bool:
    keys = ("path", "fingerprint")
    return isinstance(entry, dict) and all(isinstance(entry.get(key), str) for key in keys)
