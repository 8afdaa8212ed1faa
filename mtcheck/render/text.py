"""Findings for a terminal: `full` with an excerpt and carets, `concise` with a line each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

from mtcheck.evaluation.metrics import Metric
from mtcheck.finding import Finding, Severity, fold
from mtcheck.languages import language_name, load_language
from mtcheck.render.escape import one_line, visible
from mtcheck.report import NO_SOURCE_LANGUAGE, Report, Unread, corpus_metrics

Style = Callable[[str, str], str]
"""(text, name of a style) -> the text in that style."""

_WIDTH = 100
_BEFORE = 40
_MOST_PLACES = 12
"""Places of one fault that are listed; `concise` has them all."""
_MOST_FIXES = 3


def plain(text: str, _style: str) -> str:
    """Return the text as it is: the style of a file or a pipe."""
    return text


def concise(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield one line for each finding: path:line:column: severity rule message."""
    for finding in report.findings:
        yield _headline(report, finding, style) + _fix_note(finding)


def grouped(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield the file's name, then its findings with a line each, then an empty line."""
    if report.findings:
        yield style(one_line(report.path), "bold")
    for finding in report.findings:
        where = one_line(finding.place) if finding.place else f"{finding.line}:{finding.column}"
        severity = style(f"{finding.severity:8}", finding.severity)
        message = one_line(finding.message)
        rule = style(finding.rule, "bold")
        yield f"  {where:8} {severity} {rule} {message}{_accepted(finding, style)}{_fix_note(finding)}"
    if report.findings:
        yield ""


def full(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield each fault with its first place in its line, how to mend it, and its other places."""
    assert report.document.origin is not None  # noqa: S101
    for places in fold(report.findings):
        finding = places[0]
        yield _headline(report, finding, style)
        number = str(finding.line)
        margin = " " * len(number) + style(" │", "dim")
        excerpt, caret = _excerpt(report.document.origin.line(finding.line), finding)
        yield margin
        yield f"{style(number, 'dim')}{style(' │', 'dim')} {excerpt}"
        yield f"{margin} {style(caret, finding.severity)}"
        fixes = dict.fromkeys((f.applicability, _fix(f)) for f in places if f.fix is not None)
        for applicability, fix in list(fixes)[:_MOST_FIXES]:
            yield f"{margin} {style(f'fix ({applicability}):', 'fix')} {fix}"
        if len(places) > 1:
            yield f"{margin} {_places(places)}"
        yield ""


def notes(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield what a reader must know besides the findings: failures, and what it takes for more."""
    yield from failures(report, style)
    path = one_line(report.path)
    if load_language(report.language or "") is None and report.skipped:
        what = (
            f"no data for the language {report.language!r}"
            if report.language
            else "language unknown (give --target-lang, such as --target-lang en)"
        )
        count = len(report.skipped)
        rules = f"{count} rule{'s' if count != 1 else ''} did not run (-v names them)"
        yield style(f"{path}: {what}: {rules}", "warning")
    elif vain := [s.rule for s in report.skipped if s.reason == NO_SOURCE_LANGUAGE]:
        yield style(f"{path}: {', '.join(vain)}: {NO_SOURCE_LANGUAGE}", "warning")


def failures(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield a line for each rule that crashed."""
    for failure in report.failed:
        line = f"{one_line(report.path)}: rule {failure.rule} {one_line(failure.reason)}"
        yield style(line, "error")


def not_run(report: Report, style: Style = plain) -> Iterator[str]:
    """Yield a line for each reason why rules did not run, with the rules."""
    rules: dict[str, list[str]] = {}
    for skipped in report.skipped:
        rules.setdefault(skipped.reason, []).append(skipped.rule)
    for reason, names in rules.items():
        yield style(f"{one_line(report.path)}: {one_line(reason)}: {', '.join(names)}", "warning")


def score_line(report: Report, style: Style = plain) -> str:
    """Return the line with the score of a document and what it rests on, and what else is known."""
    score = report.score
    language = language_name(report.language)
    parts = (
        style(f"score {score.value:g}", "bold"),
        f"{score.translation.per_1000_words:g} penalty points per 1,000 words",
        f"extraction {score.extraction.value:g}",
        f"{report.words:g} words of {language}",
        "evidence: " + " + ".join(report.evidence),
    )
    lines = [f"{one_line(report.path)}: " + ", ".join(parts)]
    if guess := report.source_language_guess:
        lines.append(f"  source language: {one_line(str(guess))}")
    lines += map(_metric, report.metrics)
    return "\n".join(lines)


def corpus_lines(results: Iterable[Report | Unread]) -> list[str]:
    """Return the lines with the metrics of all documents together, if there are any."""
    lines = list(map(_metric, corpus_metrics(results)))
    return ["all documents together:", *lines] if lines else []


def _metric(metric: Metric) -> str:
    return f"  {metric.name} {metric} ({metric.signature})"


def unread_line(unread: Unread, style: Style = plain) -> str:
    """Return the line for a file that could not be read."""
    return style(f"{one_line(unread.path)}: {one_line(unread.reason)}", "error")


class Totals:
    """What the last line of a run says, counted result by result."""

    def __init__(self, results: Iterable[Report | Unread] = ()) -> None:
        self.files = self.failed = self.accepted = 0
        self.silenced: Counter[bool] = Counter()
        self.findings: Counter[Severity] = Counter()
        for result in results:
            self.add(result)

    def add(self, result: Report | Unread) -> None:
        """Count a result."""
        if isinstance(result, Unread):
            self.failed += 1
            return
        self.files += 1
        self.failed += bool(result.failed)
        self.accepted += sum(finding.accepted for finding in result.findings)
        self.silenced.update(silenced.by_source for silenced in result.silenced)
        self.findings.update(finding.severity for finding in result.findings)


def summary(results: Sequence[Report | Unread], style: Style = plain) -> str:
    """Return the last line of a run."""
    return totals_line(Totals(results), style)


def totals_line(totals: Totals, style: Style = plain) -> str:
    """Return the last line of a run of which only the totals are kept."""
    counts, files = totals.findings, totals.files
    total = counts.total()
    levels = ", ".join(f"{counts[s]} {s}" for s in reversed(Severity) if counts[s])
    text = f"{total} finding{'s' if total != 1 else ''} in {files} file{'s' if files != 1 else ''}"
    text += f" ({levels})" if levels else ""
    text += f", {totals.accepted} of them accepted" if totals.accepted else ""
    silenced = totals.silenced
    text += f", {silenced[False]} silenced by comments" if silenced[False] else ""
    text += f", {silenced[True]} refuted by the source" if silenced[True] else ""
    text += f", {totals.failed} not fully checked" if totals.failed else ""
    return style(text, "error" if totals.failed else "warning" if total else "good")


def statistics(results: Sequence[Report | Unread]) -> Iterator[str]:
    """Yield a line a rule: number of findings, severity, name, summary of where they are."""
    found = Counter(
        (f.rule, f.group, f.severity) for r in results if isinstance(r, Report) for f in r.findings
    )
    for (rule, group, severity), count in sorted(
        found.items(), key=lambda item: (-item[1], item[0])
    ):
        yield f"{count:6}  {severity:8}  {rule} ({group})"


def _headline(report: Report, finding: Finding, style: Style) -> str:
    where = one_line(finding.place) if finding.place else f"{finding.line}:{finding.column}"
    place = f"{one_line(report.path)}:{where}:"
    severity = style(finding.severity, finding.severity)
    rule = style(finding.rule, "bold")
    return f"{place} {severity} {rule} {one_line(finding.message)}{_accepted(finding, style)}"


def _accepted(finding: Finding, style: Style) -> str:
    return style(" (accepted)", "dim") if finding.accepted else ""


def _fix_note(finding: Finding) -> str:
    return "" if finding.fix is None else f" [fix: {_fix(finding)}]"


def _fix(finding: Finding) -> str:
    if finding.fix == "":
        return "delete it"
    return f"{_short(finding.text)} → {_short(finding.fix or '')}"


def _places(findings: Sequence[Finding]) -> str:
    shown = ", ".join(f"{f.line}:{f.column}" for f in findings[:_MOST_PLACES])
    rest = len(findings) - _MOST_PLACES
    return f"{len(findings)} places: {shown}" + (f" and {rest} more" if rest > 0 else "")


def _short(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= 60 else line[:57] + "…"


def _excerpt(line: str, finding: Finding) -> tuple[str, str]:
    """Return a window of the line around the finding, and the carets that go below it."""
    at = finding.column - 1
    start = max(0, at - _BEFORE)
    stop = min(len(line), start + _WIDTH)
    left, right = "…" if start else "", "…" if stop < len(line) else ""
    before = left + visible(line[start:at].replace("\t", " "))
    marked_text = finding.text.split("\n", 1)[0].rstrip("\r")
    in_file = line[at : at + len(marked_text)] == marked_text
    length = len(marked_text) if in_file else 1
    marked = visible(line[at : min(stop, at + length)].replace("\t", " "))
    after = visible(line[min(stop, at + length) : stop].replace("\t", " ")) + right
    return before + marked + after, " " * _columns(before) + "^" * max(1, _columns(marked))


def _columns(text: str) -> int:
    """Return the columns that a text takes in a terminal."""
    if all(char < "\u0300" or "\u2010" <= char <= "\u2bff" for char in text):
        return len(text)
    from wcwidth import wcswidth  # noqa: PLC0415  (its tables take 8 ms)

    return max(wcswidth(text), 0) or len(text)
