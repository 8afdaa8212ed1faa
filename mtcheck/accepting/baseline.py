"""Findings that a project has accepted: a file of fingerprints, which outlive edits and moves.

    {"version": 1, "accepted": [{"path": …, "rule": …, "text": …, "fingerprint": …, "reason": ""}]}

Accepted findings are shown and marked; they do not fail a run and are not fixed. A reason written by
hand stays when the file is written anew, and entries that nothing has any more go.
"""

from __future__ import annotations

import json
import os
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from mtcheck.accepting.suppression import UNUSED
from mtcheck.config import Config
from mtcheck.errors import ConfigError, ReadError
from mtcheck.finding import Finding
from mtcheck.readers.file import read_plain
from mtcheck.report import Report, Unread
from mtcheck.rule import built_in_rules

BASELINE = "mtcheck-baseline.json"
"""Where a baseline is written if nothing else is said."""
VERSION = 1
Result = Report | Unread
Entry = dict[str, str]


class Baseline:
    """The accepted findings by the path at which they stood, relative to the baseline's folder.

    An entry accepts one finding of its file. The entries of a file that is gone accept findings of
    files that are new, each entry one: the file was renamed, or its text was moved.
    """

    def __init__(self, path: Path, entries: Sequence[Entry] = ()) -> None:
        self._folder = path.absolute().parent
        self._entries: dict[str, list[Entry]] = defaultdict(list)
        for entry in entries:
            self._entries[entry["path"]].append(entry)
        self._gone = [
            entry
            for place, group in self._entries.items()
            if not self._is_there(place)
            for entry in group
        ]

    def _is_there(self, place: str) -> bool:
        # Knows no error: a name that cannot be is not there.
        return os.path.exists(self._folder / place)  # noqa: PTH110

    def marked(self, results: Sequence[Result]) -> list[Result]:
        """Return the results of one file with its accepted findings marked."""
        reports = [result for result in results if isinstance(result, Report)]
        place = self._place(reports[0].path) if reports else ""
        self._move(place, reports)
        left = Counter(entry["fingerprint"] for entry in self._entries.get(place, ()))
        return [self._mark(r, left) if isinstance(r, Report) else r for r in results]

    def _mark(self, report: Report, left: Counter[str]) -> Report:
        findings = []
        for finding in report.findings:
            accepted = left[finding.fingerprint] > 0
            left[finding.fingerprint] -= accepted
            findings.append(replace(finding, accepted=True) if accepted else finding)
        return replace(report, findings=tuple(findings))

    def _move(self, place: str, reports: Sequence[Report]) -> None:
        """Give a file that has no entries those of files that are gone which it can use."""
        if place in self._entries or not self._gone:
            return
        wanted = Counter(f.fingerprint for report in reports for f in report.findings)
        stay = []
        for entry in self._gone:
            if wanted[entry["fingerprint"]] > 0:
                wanted[entry["fingerprint"]] -= 1
                self._entries[place].append(entry)
            else:
                stay.append(entry)
        self._gone = stay

    def written(self, results: Sequence[Result], config: Config) -> str:
        """Return the file that accepts all findings of a run.

        Of the entries that are there, those stay that the run could not judge: of files that it did
        not check, and of rules that did not run.
        """
        files: dict[str, list[Result]] = defaultdict(list)
        for result in results:
            files[self._place(result.path)].append(result)
        entries = [
            entry
            for place, group in self._entries.items()
            if place not in files and self._is_there(place)
            for entry in group
        ]
        for place, found in files.items():
            entries += self._of_file(place, found, config)
        whole = {"version": VERSION, "accepted": sorted(entries, key=lambda e: e["path"])}
        return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"

    def _of_file(self, place: str, results: Sequence[Result], config: Config) -> list[Entry]:
        """Return the entries of a file: those of its findings, and those that were not judged."""
        reports = [result for result in results if isinstance(result, Report)]
        self._move(place, reports)
        unjudged = _unjudged(results, config)
        reasons: dict[str, list[str]] = defaultdict(list)
        left = []
        for entry in self._entries.get(place, ()):
            reasons[entry["fingerprint"]].append(entry.get("reason", ""))
            if entry["rule"] in unjudged:
                left.append(entry)
        found = [finding for report in reports for finding in report.findings]
        here = Counter(finding.fingerprint for finding in found)
        entries = [_entry(place, finding, reasons[finding.fingerprint]) for finding in found]
        return [*entries, *(entry for entry in left if not here[entry["fingerprint"]])]

    def _place(self, path: str) -> str:
        return Path(os.path.relpath(path, self._folder)).as_posix()


def _unjudged(results: Sequence[Result], config: Config) -> set[str]:
    """Return the rules of which a run does not know whether they find anything in a file."""
    known = {rule.name for rule in built_in_rules()}
    if any(isinstance(result, Unread) for result in results):
        return {*known, UNUSED.name}
    ran = {rule.name for rule in config.for_file(results[0].path).rules()}
    for result in results:
        if isinstance(result, Report):
            ran -= {s.rule for s in result.skipped} | {str(f.rule) for f in result.failed}
    return known - ran


def _entry(place: str, finding: Finding, reasons: list[str]) -> Entry:
    return {
        "path": place,
        "rule": finding.rule,
        "text": finding.text[:80],
        "fingerprint": finding.fingerprint,
        "reason": reasons.pop(0) if reasons else "",
    }


def load_baseline(path: Path) -> Baseline:
    """Read a baseline. Raises ConfigError where it is none."""
    if not os.path.lexists(path):
        raise ConfigError(f"{path}: there is no such baseline (--write-baseline makes one)")
    try:
        raw: Any = json.loads(read_plain(path))
    except (ReadError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: cannot be read as a baseline: {error}") from error
    if not isinstance(raw, dict) or raw.get("version") != VERSION:
        raise ConfigError(f"{path}: is no baseline of version {VERSION}")
    entries = raw.get("accepted")
    if not isinstance(entries, list) or not all(map(_is_entry, entries)):
        raise ConfigError(
            f"{path}: accepted must be a list of entries with path, rule and fingerprint"
        )
    return Baseline(path, entries)


def _is_entry(entry: Any) -> bool:
    keys = {"path": None, "rule": None, "fingerprint": None, "text": "", "reason": ""}
    return isinstance(entry, dict) and all(
        isinstance(entry.get(key, default), str) for key, default in keys.items()
    )
