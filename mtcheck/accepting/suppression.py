"""Comments in a file that silence rules: `mtcheck: ignore[stray-stop] quoted so in the original`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from types import MappingProxyType
from typing import NamedTuple

import regex

from mtcheck.document import Span, Suppression
from mtcheck.finding import Applicability, Finding, Hit, Severity
from mtcheck.patterns import compile_pattern
from mtcheck.rule import Rule, built_in_rules

_DIRECTIVE = compile_pattern(
    r"\s*mtcheck:\s*(?P<what>ignore(?:-file)?)(?![\w-])(?:\[(?P<rules>[^\]]*+)\]?)?(?P<reason>.*)",
    regex.DOTALL,
)


class Directive(NamedTuple):
    """What a comment asks for: silence for these rules and groups, here or in the `whole_file`."""

    rules: tuple[str, ...]
    reason: str
    whole_file: bool


def parse_directive(comment: str) -> Directive | None:
    """Return the directive that a comment is, or None for any other comment.

    Without brackets all rules are meant. What brackets hold is taken for names, whatever it is:
    brackets that are empty or never closed must not silence everything.
    """
    m = _DIRECTIVE.fullmatch(comment)
    if m is None:
        return None
    named = "all" if m["rules"] is None else m["rules"]
    rules = tuple(" ".join(name.split()) for name in named.split(","))
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
    refuted_by="",
    bad=(),
    good=(),
)
"""What is reported of comments themselves. It is no rule file: it looks at findings, not at text."""


class Silenced(NamedTuple):
    """A finding that a comment silences, or that the source refutes, and the reason that it gives."""

    finding: Finding
    reason: str
    by_source: bool = False

    @property
    def why(self) -> str:
        """What silences it, in words."""
        what = "refuted by the source" if self.by_source else "silenced by a comment"
        return f"{what} ({self.reason})" if self.reason else what


def divide(
    findings: Sequence[Finding], suppressions: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Silenced, ...], tuple[Suppression, ...]]:
    """Return the findings that stay, those that are silenced, and the comments that silence none.

    A comment that names several rules is given back with those that silence nothing.
    """
    rules = {rule.name: rule for rule in built_in_rules()} if suppressions else {}
    kept, silenced = [], []
    used: set[tuple[int, str]] = set()
    for finding in findings:
        found = [
            (i, name)
            for i, s in enumerate(suppressions)
            for name in s.rules
            if _covers(s, name, finding, rules.get(finding.rule))
        ]
        used.update(found)
        if found:
            silenced.append(Silenced(finding, suppressions[found[0][0]].reason))
        else:
            kept.append(finding)
    unused = (
        s._replace(rules=tuple(name for name in s.rules if (i, name) not in used))
        for i, s in enumerate(suppressions)
    )
    return tuple(kept), tuple(silenced), tuple(s for s in unused if s.rules)


def _covers(suppression: Suppression, name: str, finding: Finding, rule: Rule | None) -> bool:
    place = Span(finding.start, max(finding.end, finding.start + 1))
    here = suppression.span is None or suppression.span.overlaps(place)
    return here and rule is not None and rule.answers_to((name,))


def unused_hits(unused: Sequence[Suppression], ran: Sequence[str]) -> Iterator[Hit]:
    """Yield a hit for each unused comment of which all rules ran, or that names one there is not."""
    for suppression in unused:
        named = {
            name: {r.name for r in built_in_rules() if r.answers_to((name,))}
            for name in suppression.rules
        }
        unknown = sorted(name for name, rules in named.items() if not rules)
        off = {r.name for r in built_in_rules() if not r.default}
        if unknown or all(_have_run(rules, ran, off) for rules in named.values()):
            shown = unknown or suppression.rules
            values = {
                "rules": ", ".join(name or "[]" for name in shown),
                "problem": "which there is not" if unknown else "where there is nothing to silence",
            }
            yield Hit(suppression.place, suppression.place, values)


def _have_run(rules: set[str], ran: Sequence[str], off: set[str]) -> bool:
    """Tell whether the rules of one name ran: of a group those that are on unless asked for."""
    return (rules if len(rules) == 1 else rules - off) <= set(ran)


def silenced_note(silenced: Sequence[Silenced]) -> str | None:
    """Say how many findings of a document are silenced, by what, and of which rules; None for none."""
    parts = []
    for by_source, what in ((False, "silenced by comments"), (True, "refuted by the source")):
        some = [s for s in silenced if s.by_source is by_source]
        if some:
            rules = ", ".join(sorted({s.finding.rule for s in some}))
            parts.append(f"{len(some)} finding{'s' if len(some) != 1 else ''} {what}: {rules}")
    return "; ".join(parts) or None
