"""What a check found in one document, and its JSON form (described in `report.schema.json`)."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from mtcheck._version import __version__
from mtcheck.accepting.suppression import Silenced
from mtcheck.document import Document
from mtcheck.evaluation.metrics import Metric, Segment, reference_metrics, segments
from mtcheck.finding import Finding
from mtcheck.render.escape import escape_json
from mtcheck.score import Account, Score
from mtcheck.source_language import Guess, guess_source_language

SCHEMA = 1

NO_SOURCE_LANGUAGE = "needs to know the language of the source (give --source-lang)"
"""Why a rule is skipped although a source was given, which whoever gave it must learn."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A rule that could not judge this document, and why."""

    rule: str
    reason: str


@dataclass(frozen=True, slots=True)
class Failure:
    """A rule that crashed (`rule`), or a file that could not be read (`rule` is None)."""

    rule: str | None
    reason: str


@dataclass(frozen=True)
class Report:
    """The findings of one document in reading order, its score, and what could not be judged.

    `silenced` are findings that comments in the file excuse, or that the source refutes: they neither
    gate nor count.
    """

    document: Document
    findings: tuple[Finding, ...]
    score: Score
    skipped: tuple[Skipped, ...] = ()
    failed: tuple[Failure, ...] = ()
    silenced: tuple[Silenced, ...] = ()

    @property
    def path(self) -> str:
        """The file's path as it was given."""
        return self.document.path

    @property
    def language(self) -> str | None:
        """The language of the text, given or found."""
        return self.document.language

    @property
    def source_language(self) -> str | None:
        """The language it was translated from, if known."""
        return self.document.source_language

    @cached_property
    def source_language_guess(self) -> Guess | None:
        """What that language seems to be, where it is not known."""
        return None if self.source_language else guess_source_language(self.document)

    @property
    def evidence(self) -> tuple[str, ...]:
        """What the check could look at: text, source, reference."""
        return self.document.evidence

    @property
    def words(self) -> float:
        """The number of words of the text."""
        return self.document.size

    @cached_property
    def metrics(self) -> tuple[Metric, ...]:
        """BLEU, chrF, chrF++ and TER where references were given."""
        return reference_metrics(self._segments, self.language)

    @property
    def _segments(self) -> list[Segment]:
        document = self.document
        return segments(document.text, document.references) if document.references else []


def corpus_metrics(results: Iterable[Report | Unread]) -> tuple[Metric, ...]:
    """Return the metrics of several documents in one language together.

    None where only one document has references, or they have different numbers of them.
    """
    reports = [r for r in results if isinstance(r, Report) and r.document.references]
    kinds = {(report.language, len(report.document.references)) for report in reports}
    if len(reports) < 2 or len(kinds) > 1:
        return ()
    passages = [passage for report in reports for passage in report._segments]
    return reference_metrics(passages, reports[0].language)


@dataclass(frozen=True, slots=True)
class Unread:
    """A file that could not be read: it stands in every output beside the reports."""

    path: str
    reason: str


def to_json(results: Iterable[Report | Unread], signature: str) -> str:
    """Return the JSON form of a run, schema 1, with a final newline."""
    documents = [_unread(r) if isinstance(r, Unread) else _document(r) for r in results]
    whole = {
        "schema": SCHEMA,
        "version": __version__,
        "signature": signature,
        "documents": documents,
    }
    return escape_json(json.dumps(whole, ensure_ascii=False, indent=2)) + "\n"


def _unread(unread: Unread) -> dict[str, Any]:
    return {
        "path": unread.path,
        "id": None,
        "language": None,
        "source_language": None,
        "source_language_guess": None,
        "evidence": [],
        "words": 0,
        "score": None,
        "penalty_per_1000_words": None,
        "skipped": [],
        "failed": [{"rule": None, "reason": unread.reason}],
        "findings": [],
        "silenced": [],
    }


def _document(report: Report) -> dict[str, Any]:
    return {
        "path": report.path,
        "id": report.document.key,
        "language": report.language,
        "source_language": report.source_language,
        "source_language_guess": _guess(report.source_language_guess),
        "evidence": list(report.evidence),
        "words": report.words,
        "score": report.score.value,
        "penalty_per_1000_words": report.score.translation.per_1000_words,
        "signature": report.score.signature,
        "accounts": {
            "translation": _account(report.score.translation),
            "extraction": _account(report.score.extraction),
        },
        "metrics": [
            {"name": m.name, "value": m.value, "signature": m.signature} for m in report.metrics
        ],
        "skipped": [{"rule": s.rule, "reason": s.reason} for s in report.skipped],
        "failed": [{"rule": f.rule, "reason": f.reason} for f in report.failed],
        "findings": [finding_fields(finding) for finding in report.findings],
        "silenced": [silenced_fields(silenced) for silenced in report.silenced],
    }


def _guess(guess: Guess | None) -> dict[str, Any] | None:
    return {"language": guess.language, "evidence": list(guess.evidence)} if guess else None


def _account(account: Account) -> dict[str, Any]:
    parts = [
        {
            "rule": p.rule,
            "severity": p.severity,
            "found": p.found,
            "counted": p.counted,
            "penalty": p.penalty,
        }
        for p in account.parts
    ]
    return {
        "value": account.value,
        "penalty": account.penalty,
        "penalty_per_1000_words": account.per_1000_words,
        "parts": parts,
    }


def finding_fields(finding: Finding) -> dict[str, Any]:
    """Return the fields of a finding as JSON has them."""
    return {
        "rule": finding.rule,
        "group": finding.group,
        "category": finding.category,
        "severity": finding.severity,
        "message": finding.message,
        "start": finding.start,
        "end": finding.end,
        "text": finding.text,
        "source_text": finding.source_text,
        "fix": finding.fix,
        "applicability": finding.applicability,
        "confidence": finding.confidence,
        "line": finding.line,
        "column": finding.column,
        "place": finding.place,
        "fingerprint": finding.fingerprint,
        "accepted": finding.accepted,
        "related": [{"start": s.start, "end": s.end} for s in finding.related],
    }


def silenced_fields(silenced: Silenced) -> dict[str, Any]:
    """Return the fields of a silenced finding as JSON has them: with the reason, and what gives it."""
    by = "source" if silenced.by_source else "comment"
    return finding_fields(silenced.finding) | {"reason": silenced.reason, "by": by}
