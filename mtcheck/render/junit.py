"""JUnit XML: a suite a file, a case a finding; a clean file is one case that passes.

Findings that are accepted or silenced are cases that are skipped.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple
from xml.etree import ElementTree as ET

import regex

from mtcheck.config import Config
from mtcheck.finding import Finding
from mtcheck.render.escape import visible
from mtcheck.report import Report, Unread

_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


class _Case(NamedTuple):
    name: str
    outcome: str = ""
    message: str = ""
    type: str = ""
    details: str = ""


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the XML of a run."""
    del config
    root = ET.Element("testsuites", name="mtcheck")
    totals: Counter[str] = Counter()
    for result in results:
        cases = list(_cases(result)) or [_Case("clean")]
        suite = ET.SubElement(root, "testsuite", name=_text(result.path))
        _count(suite, _outcomes(cases))
        totals += _outcomes(cases)
        for case in cases:
            _add(suite, case, result.path)
    _count(root, totals)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _cases(result: Report | Unread) -> Iterator[_Case]:
    """Yield the cases of a file: what could not be checked, its findings, those let pass."""
    if isinstance(result, Unread):
        yield _Case("checked", "error", result.reason, "error")
        return
    for failure in result.failed:
        yield _Case("checked", "error", f"rule {failure.rule} {failure.reason}", "error")
    for finding in result.findings:
        if finding.accepted:
            yield _Case(_name(finding), "skipped", f"accepted: {finding.message}")
        else:
            place = f"{result.path}:{_where(finding)}: {finding.text}"
            yield _Case(_name(finding), "failure", finding.message, finding.severity, place)
    for silenced in result.silenced:
        finding, why = silenced.finding, silenced.why
        yield _Case(_name(finding), "skipped", f"{why}: {finding.message}")


def _name(finding: Finding) -> str:
    return f"{finding.rule} at {_where(finding)}"


def _where(finding: Finding) -> str:
    return finding.place or f"{finding.line}:{finding.column}"


def _outcomes(cases: Sequence[_Case]) -> Counter[str]:
    return Counter(["tests"] * len(cases)) + Counter(case.outcome for case in cases)


def _count(element: ET.Element, outcomes: Counter[str]) -> None:
    element.set("tests", str(outcomes["tests"]))
    element.set("failures", str(outcomes["failure"]))
    element.set("errors", str(outcomes["error"]))
    element.set("skipped", str(outcomes["skipped"]))


def _add(suite: ET.Element, case: _Case, path: str) -> None:
    element = ET.SubElement(suite, "testcase", name=_text(case.name), classname=_text(path))
    if case.outcome:
        outcome = ET.SubElement(element, case.outcome, message=_text(case.message))
        if case.type:
            outcome.set("type", case.type)
        outcome.text = _text(case.details) or None


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", visible(text, keep="\n\t"))
