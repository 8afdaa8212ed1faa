"""Documentation of rules, made from their files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from mtcheck.languages import language_name
from mtcheck.rule import Example, Rule


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
        "| rule | severity | what it finds |",
        "|---|---|---|",
    ]
    lines += [f"| [{r.name}](#{r.name}) | {r.severity} | {r.summary} |" for r in rules]
    for group, members in groupby(rules, key=lambda rule: rule.group):
        lines += ["", f"## Group {group}", ""]
        lines += ["\n".join(_lines(rule, "###")) + "\n" for rule in members]
    return "\n".join(lines).rstrip() + "\n"


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
    yield f"- checker: {rule.checker}{_options(rule)}"
    yield f"- message: {rule.message}"
    yield ""
    yield "Found (between ⟦ and ⟧):"
    yield ""
    for example in rule.bad:
        yield from _quote(_marked(example))
    yield "Left alone:"
    yield ""
    for example in rule.good:
        yield from _quote(example.text)


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
