"""How often are the findings right, and how much do they find? Measured on labelled texts.

A finding is right where it overlaps a label, a label is found where a finding of its group overlaps it.
What a text omits has no place: it is found, and the finding right, where that has most of its words in
the passage of the source that it names. A rule that marks long places hits labels by luck: `chance` is
the probability that a span of the finding's length, thrown anywhere into the text, would, and the lift
is precision over mean chance. Intervals are Wilson's, at 95 %.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from mtcheck.config import Config
from mtcheck.document import Span
from mtcheck.engine import check
from mtcheck.evaluation.labelled import GROUP_OF_CLASS, Labelled
from mtcheck.finding import Finding, Severity

_Z = 1.96
_SAME = 0.6
"""Share of the words of an omitted passage that a finding must name."""


def wilson(hits: int, total: int) -> tuple[float, float]:
    """Return the ends of the 95 % interval of a proportion (Wilson 1927); (0, 1) without data."""
    if not total:
        return 0.0, 1.0
    p, spread = hits / total, _Z * _Z / total
    centre = p + spread / 2
    half = _Z * math.sqrt(p * (1 - p) / total + spread / (4 * total))
    low, high = (centre - half) / (1 + spread), (centre + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def chance(length: int, size: int, labels: Sequence[Span]) -> float:
    """Return the probability that a span of `length` placed at random in `size` characters hits."""
    length = max(1, min(length, size))
    positions = size - length + 1
    if positions <= 0:
        return float(bool(labels))
    hit = reached = 0
    for label in sorted(labels):
        first = max(reached, label.start - length + 1, 0)
        last = min(positions, max(label.end, label.start + 1))
        if first < last:
            hit += last - first
            reached = last
    return hit / positions


@dataclass(slots=True)
class Tally:
    """What a rule or a group did: `right` of `flagged` on labels, `found` of `labels`, and `false`
    findings on clean texts."""

    flagged: int = 0
    right: int = 0
    luck: float = 0.0
    labels: int = 0
    found: int = 0
    false: int = 0


@dataclass(slots=True)
class Evaluation:
    """The counts of an evaluation: by rule, by group, and how much was read."""

    rules: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    groups: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    data: list[str] = field(default_factory=list)
    texts: int = 0
    clean_texts: int = 0
    clean_words: float = 0.0
    failed: list[str] = field(default_factory=list)

    def add(self, item: Labelled, findings: Sequence[Finding], words: float) -> None:
        """Count one text and its findings."""
        self.texts += 1
        if item.clean:
            self.clean_texts += 1
            self.clean_words += words
        for finding in findings:
            for tally in (self.rules[finding.rule], self.groups[finding.group]):
                if item.clean:
                    tally.false += 1
                else:
                    _count(tally, finding, item)
        for label in item.labels:
            group = GROUP_OF_CLASS.get(label.kind)
            if group:
                self.groups[group].labels += 1
                near = [f for f in findings if f.group == group]
                self.groups[group].found += any(_overlap(f, label.span) for f in near)
        for passage in item.omitted:
            self.groups["coverage"].labels += 1
            self.groups["coverage"].found += any(_names(f, passage) for f in findings)

    def as_dict(self) -> dict[str, Any]:
        """Return all figures, rounded, in a stable order."""
        return {
            "data": self.data,
            "texts": self.texts,
            "clean_texts": self.clean_texts,
            "clean_words": round(self.clean_words),
            "rules": {name: self._figures(self.rules[name]) for name in sorted(self.rules)},
            "groups": {name: self._figures(self.groups[name]) for name in sorted(self.groups)},
            "failed": self.failed,
        }

    def _figures(self, tally: Tally) -> dict[str, Any]:
        luck = tally.luck / tally.flagged if tally.flagged else 0.0
        precision = tally.right / tally.flagged if tally.flagged else None
        per_1000 = 1000 * tally.false / self.clean_words if self.clean_words else None
        return {
            "findings": tally.flagged,
            "precision": _rounded(precision),
            "precision_interval": [round(x, 3) for x in wilson(tally.right, tally.flagged)],
            "chance": round(luck, 3),
            "lift": _rounded(precision / luck if precision is not None and luck else None),
            "labels": tally.labels,
            "recall": _rounded(tally.found / tally.labels if tally.labels else None),
            "recall_interval": [round(x, 3) for x in wilson(tally.found, tally.labels)],
            "false_alarms": tally.false,
            "false_alarms_per_1000_words": _rounded(per_1000),
        }


def evaluate(items: Iterable[Labelled], config: Config, *, with_source: bool = False) -> Evaluation:
    """Check labelled texts and count; findings of severity info are left out."""
    evaluation = Evaluation()
    for item in items if with_source else (replace(item, omitted=()) for item in items):
        report = check(
            item.text,
            language=item.language,
            source_language=None if item.clean else item.source_language,
            source=item.source if with_source else None,
            config=config,
        )
        evaluation.failed += [f"{item.name}: {f.rule} {f.reason}" for f in report.failed]
        findings = [f for f in report.findings if f.severity is not Severity.INFO]
        evaluation.add(item, findings, report.words)
    return evaluation


def _count(tally: Tally, finding: Finding, item: Labelled) -> None:
    spans = [label.span for label in item.labels]
    tally.flagged += 1
    tally.right += any(_overlap(finding, span) for span in spans) or any(
        _names(finding, passage) for passage in item.omitted
    )
    tally.luck += chance(finding.end - finding.start, len(item.text), spans)


def _names(finding: Finding, passage: str) -> bool:
    """Tell whether a finding about coverage names a passage of the source."""
    if finding.group != "coverage" or not finding.source_text:
        return False
    named, words = (set(text.lower().split()) for text in (finding.source_text, passage))
    return len(words & named) >= _SAME * len(words)


def _overlap(finding: Finding, span: Span) -> bool:
    """Tell whether the two share a character; an empty span counts as one."""
    end, other_end = max(finding.end, finding.start + 1), max(span.end, span.start + 1)
    return finding.start < other_end and span.start < end


def _rounded(value: float | None) -> float | None:
    return None if value is None else round(value, 3)
