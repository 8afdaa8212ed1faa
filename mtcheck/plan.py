"""Which rules can judge a document, and why the others cannot."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from mtcheck.languages import language_name, load_language
from mtcheck.occurrences import Gates
from mtcheck.report import NO_SOURCE_LANGUAGE, Skipped
from mtcheck.rule import Rule, needed_pieces


class Plan(NamedTuple):
    """The rules that can judge a document, those of site furniture apart, and what the others lack.

    `gates` are the pieces of text that each of `others` needs.
    """

    chrome: tuple[Rule, ...]
    others: tuple[Rule, ...]
    skipped: tuple[Skipped, ...]
    gates: Gates


@lru_cache(maxsize=1 << 8)
def make_plan(
    rules: tuple[Rule, ...],
    code: str | None,
    source_code: str | None,
    has_source: bool,
    has_references: bool,
) -> Plan:
    """Divide the rules for documents in this language with this evidence."""
    able: dict[bool, list[Rule]] = {True: [], False: []}
    skipped: dict[bool, list[Skipped]] = {True: [], False: []}
    for rule in rules:
        reason = _unknown_language(rule, code) or _missing_evidence(
            rule, source_code, has_source, has_references
        )
        if reason:
            skipped[rule.group == "chrome"].append(Skipped(rule.name, reason))
        else:
            able[rule.group == "chrome"].append(rule)
    gates = Gates(map(needed_pieces, able[False]))
    return Plan(tuple(able[True]), tuple(able[False]), (*skipped[True], *skipped[False]), gates)


def _unknown_language(rule: Rule, code: str | None) -> str | None:
    """Return what is wrong with the language of a text for a rule, or None."""
    if (rule.languages or "language" in rule.needs) and code is None:
        return "the language of the text is unknown (give --target-lang)"
    if rule.languages and code not in rule.languages:
        return f"works in {', '.join(map(language_name, rule.languages))}, not in {language_name(code)}"
    if "language" in rule.needs and load_language(code or "") is None:
        return f"has no data for the language {code!r}"
    return None


def _missing_evidence(
    rule: Rule, source_code: str | None, has_source: bool, has_references: bool
) -> str | None:
    """Return what a rule needs beside the text and a document has not, or None."""
    if "source" in rule.needs and not has_source:
        return "needs the source (give --source)"
    if "source-language" in rule.needs and load_language(source_code or "") is None:
        return NO_SOURCE_LANGUAGE
    if "reference" in rule.needs and not has_references:
        return "needs a reference (give --reference)"
    return None
