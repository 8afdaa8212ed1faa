"""Does a run pass? The exit code of the command line and the verdict of the report."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.config import Config
from mtcheck.report import Report, Unread
from mtcheck.score import compute_score

CLEAN, FINDINGS, FAILED = 0, 1, 2


def exit_code(results: Sequence[Report | Unread], config: Config) -> int:
    """Return 2 where anything could not be checked, else 1 where a gate is missed, else 0."""
    if any(isinstance(result, Unread) or result.failed for result in results):
        return FAILED
    passed = all(passes(result, config) for result in results if isinstance(result, Report))
    return CLEAN if passed else FINDINGS


def passes(report: Report, config: Config) -> bool:
    """Tell whether a document has no finding from the level up, and the score that is asked for.

    Findings that the baseline accepts do not count, although the score that is shown has them.
    """
    count, score = measured(report, config)
    return not count and score >= config.min_score


def measured(report: Report, config: Config) -> tuple[int, float]:
    """Return what is held against the gate: the number of findings from the level up, and the score."""
    new = [finding for finding in report.findings if not finding.accepted]
    score = report.score
    if len(new) < len(report.findings):
        score = compute_score(new, report.words, score.signature)
    return sum(f.severity.rank >= config.fail_level.rank for f in new), score.value
