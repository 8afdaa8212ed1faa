"""What changed since an earlier run: findings that are new, that still stand, and that are gone.

The earlier run is the JSON of `check --output-format json`, or a baseline. Findings are the same
where file, record and fingerprint are: they outlive edits elsewhere in the text.
"""

from __future__ import annotations

import json
import os
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.errors import ConfigError, ReadError
from mtcheck.finding import Finding
from mtcheck.readers.file import read_plain
from mtcheck.report import SCHEMA, Report


class Old(NamedTuple):
    """A finding of the earlier run."""

    rule: str
    text: str
    message: str
    fingerprint: str


class Change(NamedTuple):
    """A document against the earlier run: `known` tells that it was there.

    `new` and `still` are findings of now, `fixed` those of then that are gone. What a rule found
    then that did not run now is not known to be gone: `unjudged`.
    """

    known: bool
    new: tuple[Finding, ...]
    still: tuple[Finding, ...]
    fixed: tuple[Old, ...]
    unjudged: tuple[Old, ...]


class Earlier:
    """The findings of an earlier run by file and record; `name` is the file that they come from."""

    def __init__(self, name: str, documents: dict[tuple[str, str | None], list[Old]]) -> None:
        self.name = name
        self._documents = documents
        self._compared: set[str] = set()

    def compare(self, report: Report, rules: frozenset[str]) -> Change:
        """Return what changed in a document; `rules` are those that were to run on it."""
        place, key = _place(report.path), report.document.key
        self._compared.add(place)
        # A baseline knows no records: what it accepts, it accepts in the whole file.
        old = self._documents.get((place, key))
        accepted = old if key is None else self._documents.get((place, None))
        left: dict[str, list[Old]] = defaultdict(list)
        for known in old or accepted or ():
            left[known.fingerprint].append(known)
        new: list[Finding] = []
        still: list[Finding] = []
        for finding in report.findings:
            same = left.get(finding.fingerprint)
            (still if same else new).append(finding)
            if same:
                same.pop()
        gone = [known for group in left.values() for known in group if old]
        ran = rules - {s.rule for s in report.skipped} - {f.rule for f in report.failed}
        fixed = tuple(known for known in gone if known.rule in ran)
        unjudged = tuple(known for known in gone if known.rule not in ran)
        return Change(
            bool(old or accepted) or old is not None, tuple(new), tuple(still), fixed, unjudged
        )

    @property
    def left(self) -> int:
        """How many files of then have not been compared."""
        return len({place for place, _ in self._documents} - self._compared)


def load_earlier(path: Path) -> Earlier:
    """Read an earlier run or a baseline. Raises ConfigError where it is neither."""
    try:
        raw: Any = json.loads(read_plain(path))
    except (ReadError, ValueError, RecursionError) as error:
        raise ConfigError(f"{path}: cannot be read as an earlier run: {error}") from error
    documents: dict[tuple[str, str | None], list[Old]] = {}
    try:
        for place, key, found in _documents(raw, path.absolute().parent):
            documents.setdefault((place, key), []).extend(found)
    except (KeyError, TypeError, AttributeError) as error:
        raise ConfigError(
            f"{path}: is neither a run (--output-format json) nor a baseline"
        ) from error
    return Earlier(path.name, documents)


def _documents(raw: Any, folder: Path) -> Iterator[tuple[str, str | None, list[Old]]]:
    """Yield (file, record, findings) of a run, schema 1, or of a baseline in `folder`."""
    if raw.get("schema") == SCHEMA:
        for document in raw["documents"]:
            if document["score"] is not None:
                yield (
                    _place(document["path"]),
                    document["id"],
                    list(map(_old, document["findings"])),
                )
        return
    for entry in raw["accepted"]:
        yield _place(str(folder / entry["path"])), None, [_old(entry)]


def _old(fields: dict[str, str]) -> Old:
    return Old(
        str(fields["rule"]),
        str(fields.get("text", "")),
        str(fields.get("message", "")),
        str(fields["fingerprint"]),
    )


def _place(path: str) -> str:
    return Path(os.path.relpath(path)).as_posix()
