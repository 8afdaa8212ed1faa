"""What a checker sees (`Hit`) and what a reader gets (`Finding`)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from mtcheck.document import Span


class Severity(StrEnum):
    """MQM severity levels, mildest first. `info` is shown, but neither gates nor counts."""

    INFO = "info"
    MINOR = "minor"
    MAJOR = "major"
    CRITICAL = "critical"

    @property
    def rank(self) -> int:
        """0 for info to 3 for critical."""
        return list(Severity).index(self)


class Applicability(StrEnum):
    """Whether a fix may be made unseen. The terms are those of ruff and clippy."""

    SAFE = "safe"
    UNSAFE = "unsafe"


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that a checker objects to.

    `values` fill the rule's message; `fix` is a text that could stand there instead; `confidence`
    is between 0 and 1; `related` are places that explain the hit, such as the first of two copies;
    `source_text` is the passage of the source concerned.
    """

    start: int
    end: int
    values: Mapping[str, str] = field(default_factory=dict)
    fix: str | None = None
    confidence: float = 1.0
    related: tuple[Span, ...] = ()
    source_text: str | None = None

    @property
    def span(self) -> Span:
        """The place."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault, as every output shows it.

    `start` and `end` are code-point offsets into the document's text, `line` and `column` count
    from 1 in the file, and `place` names the place where a file has no lines; `source_text` is the
    passage of the source concerned, if any; `fingerprint` identifies the finding across edits
    elsewhere in the text. `applicability` is that of `fix`, None where there is none; `habit` tells
    that the rule's findings in a document are one fault; `accepted` that it stands in the baseline.
    """

    rule: str
    group: str
    category: str
    severity: Severity
    message: str
    start: int
    end: int
    text: str
    line: int
    column: int
    fingerprint: str
    place: str | None = None
    source_text: str | None = None
    fix: str | None = None
    applicability: Applicability | None = None
    confidence: float = 1.0
    related: tuple[Span, ...] = ()
    habit: bool = False
    accepted: bool = False

    @property
    def fault(self) -> tuple[str, str]:
        """What two findings share that are one fault repeated: the rule, and the words or the habit.

        Where there are no words, since some are missing, they are those of the source.
        """
        words = self.text or self.source_text or ""
        return self.rule, "" if self.habit else " ".join(words.casefold().split())


def fold(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Return the findings fault by fault, in the order in which the faults first appear."""
    faults: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        faults.setdefault(finding.fault, []).append(finding)
    return [tuple(places) for places in faults.values()]
