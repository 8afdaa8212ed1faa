"""Results as plain data, for the cache and between processes, and back again.

A report that comes back holds no text: its file is read again where something of the text is shown.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from itertools import islice
from typing import Any, cast

from mtcheck.accepting.suppression import Silenced
from mtcheck.document import Document, Span
from mtcheck.errors import ReadError
from mtcheck.finding import Applicability, Finding, Severity
from mtcheck.readers import File, read_all
from mtcheck.report import Failure, Report, Skipped, Unread
from mtcheck.score import compute_score
from mtcheck.source_language import Guess

Result = Report | Unread


def to_data(results: Sequence[Result]) -> list[dict[str, Any]]:
    """Return the results of one file as what JSON can hold."""
    return [_report(r) if isinstance(r, Report) else {"unread": r.reason} for r in results]


def from_data(data: Sequence[dict[str, Any]], file: File, format_name: str | None) -> list[Result]:
    """Return the results that the data of a file stand for.

    Raises KeyError, TypeError or ValueError where they are no such data.
    """
    return [
        Unread(file.path, row["unread"])
        if "unread" in row
        else _restored(row, i, file, format_name)
        for i, row in enumerate(data)
    ]


def _report(report: Report) -> dict[str, Any]:
    return {
        "key": report.document.key,
        "text": _mark(report.document),
        "language": report.language,
        "source_language": report.source_language,
        "evidence": report.evidence,
        "references": report.document.references,
        "words": report.words,
        "guess": report.source_language_guess,
        "signature": report.score.signature,
        "findings": [_finding(finding) for finding in report.findings],
        "silenced": [[_finding(s.finding), s.reason, s.by_source] for s in report.silenced],
        "skipped": [[s.rule, s.reason] for s in report.skipped],
        "failed": [[f.rule, f.reason] for f in report.failed],
    }


def _mark(document: Document) -> int:
    """Return what tells a text from another one that a file may hold by now."""
    return zlib.crc32(document.text.encode("utf-8", "surrogatepass"))


def _finding(finding: Finding) -> list[Any]:
    values = (getattr(finding, name) for name in Finding.__slots__)
    return [list(map(list, v)) if isinstance(v, tuple) else v for v in values]


def _restored(row: dict[str, Any], index: int, file: File, format_name: str | None) -> Report:
    findings = tuple(map(_as_finding, row["findings"]))
    document = _Unloaded(row, index, file, format_name)
    report = Report(
        document=cast(Document, document),
        findings=findings,
        score=compute_score(findings, row["words"], row["signature"]),
        skipped=tuple(Skipped(*pair) for pair in row["skipped"]),
        failed=tuple(Failure(*pair) for pair in row["failed"]),
        silenced=tuple(Silenced(_as_finding(f), *rest) for f, *rest in row["silenced"]),
    )
    # What would be computed from the text is known already.
    guess = row["guess"] and Guess(row["guess"][0], tuple(row["guess"][1]))
    report.__dict__["source_language_guess"] = guess
    return report


def _as_finding(values: list[Any]) -> Finding:
    given = dict(zip(Finding.__slots__, values, strict=True))
    given["severity"] = Severity(given["severity"])
    given["related"] = tuple(Span(*span) for span in given["related"])
    if given["applicability"] is not None:
        given["applicability"] = Applicability(given["applicability"])
    return Finding(**given)


class _Unloaded:
    """A document of which only what every output names is known; the rest is read when asked for."""

    def __init__(
        self, row: dict[str, Any], index: int, file: File, format_name: str | None
    ) -> None:
        self.path = file.path
        self.key = row["key"]
        self.language = row["language"]
        self.source_language = row["source_language"]
        self.evidence = tuple(row["evidence"])
        self.size = row["words"]
        self.references = tuple(row["references"])
        self._where = (index, file, format_name)
        self._mark = row["text"]

    def __getattr__(self, name: str) -> Any:
        """Read the document and return what it has of this name.

        Raises ReadError where its file does not hold this text any more.
        """
        index, file, format_name = self._where
        document = next(islice(read_all(file, format_name), index, None), None)
        if isinstance(document, ReadError):
            raise document
        if document is None or _mark(document) != self._mark:
            raise ReadError(self.path, "changed while it was checked")
        self.__dict__ = {**document.__dict__, **self.__dict__, "_document": document}
        return getattr(document, name)
