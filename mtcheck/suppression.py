"""Comments in a file that silence rules: `mtcheck: ignore[stray-stop] quoted so in the original`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

import regex

from mtcheck.document import Span, Suppression
from mtcheck.finding import Applicability, Finding, Hit, Severity
from mtcheck.rule import Rule, built_in_rules

_DIRECTIVE = regex.compile(
    r"\s*mtcheck:\s*(?P<what>ignore(?:-file)?)\b(?:\[(?P<rules>[\w,\s-]*+)\])?(?P<reason>.*)",
    regex.DOTALL,
)


class Directive(NamedTuple):
    """What a comment asks for: silence for these rules and groups, here or in the `whole_file`."""

    rules: tuple[str, ...]
    reason: str
    whole_file: bool


def parse_directive(comment: str) -> Directive | None:
    """Return the directive that a comment is, or None for any other comment.

    Without rules in brackets all of them are meant.
    """
    m = _DIRECTIVE.fullmatch(comment)
    if m is None:
        return None
    rules = tuple(name.strip() for name in (m["rules"] or "all").split(",") if name.strip())
    return Directive(rules, " ".join(m["reason"].split()), m["what"] == "ignore-file")


UNUSED = Rule(
    name="unused-suppression",
    group="suppressions",
    summary="A comment silences rules that find nothing there.",
    why="What it excused is gone, or its rule is misspelt: it would hide the next fault.",
    checker="unused-suppression",
    category="design-and-markup",
    severity=Severity.MINOR,
    message="the comment silences {rules}, {problem}: delete it",
    options=MappingProxyType({}),
    languages=(),
    needs=(),
    not_in=(),
    yields_to=(),
    whole=False,
    habit=False,
    default=True,
    aliases=(),
    applicability=Applicability.UNSAFE,
    bad=(),
    good=(),
)
"""What is reported of comments themselves. It is no rule file: it looks at findings, not at text."""


class Silenced(NamedTuple):
    """A finding that a comment silences, and the reason that the comment gives."""

    finding: Finding
    reason: str


def divide(
    findings: Sequence[Finding], suppressions: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...], tuple[Suppression, ...]]:
    """Return the findings that stay, those that are silenced, and the comments that silence none."""
    rules = {rule.name: rule for rule in built_in_rules()} if suppressions else {}
    kept, silenced, used = [], [], set()
    for finding in findings:
        found = [
            i for i, s in enumerate(suppressions) if _covers(s, finding, rules.get(finding.rule))
        ]
        used.update(found)
        if found:
            silenced.append(Silenced(finding, suppressions[found[0]].reason))
        else:
            kept.append(finding)
    unused = tuple(s for i, s in enumerate(suppressions) if i not in used)
    return tuple(kept), tuple(silenced), unused


def _covers(suppression: Suppression, finding: Finding, rule: Rule | None) -> bool:
    place = Span(finding.start, max(finding.end, finding.start + 1))
    here = suppression.span is None or suppression.span.overlaps(place)
    return here and rule is not None and rule.answers_to(suppression.rules)


def unused_hits(unused: Sequence[Suppression], ran: Sequence[str]) -> Iterator[Hit]:
    """Yield a hit for each unused comment of which all rules ran, or that names one there is not."""
    for suppression in unused:
        named = {
            name: {r.name for r in built_in_rules() if r.default and r.answers_to((name,))}
            for name in suppression.rules
        }
        unknown = sorted(name for name, rules in named.items() if not rules)
        if unknown or all(rules <= set(ran) for rules in named.values()):
            values = {
                "rules": ", ".join(unknown or suppression.rules),
                "problem": "which there is not" if unknown else "where there is nothing to silence",
            }
            yield Hit(suppression.place, suppression.place, values)
