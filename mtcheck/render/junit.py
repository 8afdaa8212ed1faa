"""JUnit XML: a suite a file, a case a finding; a clean file is one case that passes."""

from __future__ import annotations

from collections.abc import Sequence
from xml.etree import ElementTree as ET

import regex

from mtcheck.config import Config
from mtcheck.render.escape import visible
from mtcheck.report import Report, Unread

_NOT_XML = regex.compile(r"[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the XML of a run."""
    del config
    root = ET.Element("testsuites", name="mtcheck")
    totals = {"tests": 0, "failures": 0, "errors": 0}
    for result in results:
        suite = ET.SubElement(root, "testsuite", name=_text(result.path))
        counts = _fill(suite, result)
        for key, count in counts.items():
            suite.set(key, str(count))
            totals[key] += count
    for key, count in totals.items():
        root.set(key, str(count))
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _fill(suite: ET.Element, result: Report | Unread) -> dict[str, int]:
    path = _text(result.path)
    reasons = (
        [result.reason]
        if isinstance(result, Unread)
        else [f"rule {failure.rule} {failure.reason}" for failure in result.failed]
    )
    for reason in reasons:
        case = ET.SubElement(suite, "testcase", name="checked", classname=path)
        ET.SubElement(case, "error", message=_text(reason), type="error")
    findings = () if isinstance(result, Unread) else result.findings
    for finding in findings:
        where = finding.place or f"{finding.line}:{finding.column}"
        case = ET.SubElement(
            suite, "testcase", name=_text(f"{finding.rule} at {where}"), classname=path
        )
        kind = finding.severity.value
        failure = ET.SubElement(case, "failure", message=_text(finding.message), type=kind)
        failure.text = _text(f"{result.path}:{where}: {finding.text}")
    if not reasons and not findings:
        ET.SubElement(suite, "testcase", name="clean", classname=path)
    tests = max(1, len(reasons) + len(findings))
    return {"tests": tests, "failures": len(findings), "errors": len(reasons)}


def _text(text: str) -> str:
    return _NOT_XML.sub("\ufffd", visible(text, keep="\n\t"))
