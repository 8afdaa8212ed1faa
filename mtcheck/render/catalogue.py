"""Documentation of rules, made from their files."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from typing import Any

from mtcheck.languages import language_name
from mtcheck.rule import Example, Rule, rules_folder


def describe(rule: Rule) -> str:
    """Return the documentation of one rule as Markdown."""
    return "\n".join(_lines(rule)) + "\n"


def catalogue(rules: Sequence[Rule]) -> str:
    """Return the documentation of all rules as one Markdown page."""
    lines = [
        "# Rules",
        "",
        "Made from the rule files by `mtcheck rule --all`; do not edit.",
        "",
        *_on_what(),
        "| rule | severity | what it finds |",
        "|---|---|---|",
    ]
    lines += [f"| [{r.name}](#{r.name}) | {r.severity} | {r.summary} |" for r in rules]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += ["", f"## Group {group}", ""]
        lines += ["\n".join(_lines(rule, "###")) + "\n" for rule in members]
    return "\n".join(lines).rstrip() + "\n"


def _on_what() -> Iterator[str]:
    figures = measured_figures()
    if figures:
        words, data = figures["clean_words"], ", ".join(figures["data"])
        yield (
            f"Measured with `mtcheck evaluate` on {figures['texts']:,} texts, of which "
            f"{figures['clean_texts']:,} are clean ({words:,} words of news, speech, social media, "
            f"literature and medicine): {data}. A finding is right where it overlaps a label; the "
            "interval is the 95 % one. Findings on clean texts count as false alarms, although some are "
            "faults of their authors."
        )
        yield ""


def _lines(rule: Rule, heading: str = "#") -> Iterator[str]:
    languages = ", ".join(map(language_name, rule.languages)) or "all"
    needs = ", ".join(rule.needs) or "nothing but the text"
    yield f"{heading} {rule.name}"
    yield ""
    yield rule.summary
    yield ""
    yield f"{rule.why}"
    yield ""
    yield f"- group: {rule.group}; severity: {rule.severity}; MQM category: {rule.category}"
    yield f"- languages: {languages}; needs: {needs}"
    if rule.habit:
        yield "- a habit: all that it finds in an article counts as one fault"
    if not rule.default:
        yield f"- off unless selected by its name: `--select {rule.name}`"
    yield f"- checker: {rule.checker}{_options(rule)}"
    yield f"- message: {rule.message}"
    yield f"- fixes, where there are any: {rule.applicability}"
    yield f"- measured: {measured(rule)}"
    yield ""
    yield "Found (between ⟦ and ⟧):"
    yield ""
    for example in rule.bad:
        yield from _quote(_marked(example))
    yield "Left alone:"
    yield ""
    for example in rule.good:
        yield from _quote(example.text)


def measured(rule: Rule) -> str:
    """Say what `mtcheck evaluate` gave for a rule when the figures were last taken."""
    figures = measured_figures()
    row = figures.get("rules", {}).get(rule.name)
    if row is None:
        return "nothing found in the labelled texts, nothing in the clean ones"
    labelled = "not on labelled texts"
    if row["findings"]:
        low, high = row["precision_interval"]
        labelled = f"{row['precision']:.2f} of {row['findings']} right ({low:.2f} to {high:.2f})"
    false = row["false_alarms_per_1000_words"]
    return f"{labelled}; {false:.3f} false alarms in 1,000 clean words"


@cache
def measured_figures() -> dict[str, Any]:
    """Return the figures in `rules/measured.json`, none where the file is missing."""
    path = rules_folder() / "measured.json"
    return json.loads(path.read_bytes()) if path.is_file() else {}


def _options(rule: Rule) -> str:
    short = {k: v for k, v in rule.options.items() if not isinstance(v, tuple)}
    return "".join(f", {key} = {value}" for key, value in short.items())


def _marked(example: Example) -> str:
    text = example.text
    for span in reversed(example.spans):
        text = f"{text[: span.start]}⟦{text[span.start : span.end]}⟧{text[span.end :]}"
    return text


def _quote(text: str) -> Iterator[str]:
    yield "```text"
    yield text.strip("\n")
    yield "```"
    yield ""
