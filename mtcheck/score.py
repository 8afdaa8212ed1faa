"""Findings and words -> a score that can be traced back to its findings.

Penalty points by severity are MQM's (minor 1, major 5, critical 25; info 0), normed to 1,000 words;
the value is 100 minus that, not below 0. A text repeats its faults, so a rule counts the same words
once, a habit once, and not more than `CAP` faults for each 1,000 words begun. Site furniture is the
extractor's fault, not the translator's: its rules have an account of their own.

The score tells broken output from sound output. It does not rank good systems: there the length of
the text says as much.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from mtcheck.finding import Finding, Severity

POINTS = {Severity.INFO: 0, Severity.MINOR: 1, Severity.MAJOR: 5, Severity.CRITICAL: 25}
CAP = 5
SMALLEST = 100
"""Shorter texts count as this many words: one fault in a headline is not 200 in a page."""


@dataclass(frozen=True, slots=True)
class Part:
    """What one rule costs: `found` findings, of which `counted` count `points` each."""

    rule: str
    severity: Severity
    found: int
    counted: int
    points: int

    @property
    def penalty(self) -> int:
        """Penalty points of the rule."""
        return self.counted * self.points


@dataclass(frozen=True, slots=True)
class Account:
    """The penalties of a set of rules in a text of `words` words."""

    words: float
    parts: tuple[Part, ...]

    @property
    def penalty(self) -> int:
        """Sum of the penalty points."""
        return sum(part.penalty for part in self.parts)

    @property
    def per_1000_words(self) -> float:
        """Penalty points for 1,000 words, to two places."""
        return round(1000 * self.penalty / max(self.words, SMALLEST), 2)

    @property
    def value(self) -> float:
        """0 (worst) to 100 (nothing found), to one place."""
        return round(max(0.0, 100 - self.per_1000_words), 1)


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a text: `translation` is what gates, `extraction` is about site furniture.

    `signature` says by what version, rules, languages and evidence it was made: only scores with
    one signature can be compared.
    """

    translation: Account
    extraction: Account
    signature: str

    @property
    def value(self) -> float:
        """The translation's value, 0 to 100."""
        return self.translation.value

    def __float__(self) -> float:
        return self.value


def compute_score(findings: Sequence[Finding], words: float, signature: str) -> Score:
    """Add up the findings of a text of `words` words."""
    chrome = [f for f in findings if f.group == "chrome"]
    others = [f for f in findings if f.group != "chrome"]
    return Score(_account(others, words), _account(chrome, words), signature)


def _account(findings: Iterable[Finding], words: float) -> Account:
    by_rule = groupby(sorted(findings, key=lambda f: f.rule), key=lambda f: f.rule)
    parts = (_part(rule, list(group), words) for rule, group in by_rule)
    return Account(words, tuple(sorted(parts, key=lambda p: (-p.penalty, p.rule))))


def _part(rule: str, findings: list[Finding], words: float) -> Part:
    distinct = {f.fault for f in findings}
    cap = CAP * max(1, math.ceil(words / 1000))
    severity = findings[0].severity
    return Part(rule, severity, len(findings), min(len(distinct), cap), POINTS[severity])
