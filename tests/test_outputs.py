"""What `check` writes for other programs, read by readers that are not ours."""

from __future__ import annotations

import csv
import io
import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from conftest import Outcome, RunCli
from lxml import etree
from tree_sitter import Language, Parser
from tree_sitter_markdown import language as markdown_language

import mtcheck
from mtcheck.accepting.suppression import Silenced
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Severity
from mtcheck.render.outputs import OutputFormat, render
from mtcheck.report import Failure, Report, Unread
from mtcheck.score import compute_score

SCHEMA = Path(__file__).parent / "schemas" / "sarif-2.1.0.json"
TEXT = (
    "Über 😀 naïve readers: he met Recepp Tayip Erdogan on Monday.\n\n"
    "##[error]x ::error file=a::y | *b* Recepp Tayip Erdogan spoke.\n"
)
MESSAGE = "'Recepp Tayip' is a misspelt name: write Recep Tayyip"
NAME = "a, b:c%|d.txt"


@pytest.fixture
def run_form(run_cli: RunCli, tmp_path: Path) -> Any:
    """Return a function that checks a hostile file, a clean one and a missing one."""
    (tmp_path / NAME).write_text(TEXT, encoding="utf-8")
    (tmp_path / "clean.txt").write_text("The boats wait at the lock.\n", encoding="utf-8")

    def run(form: str, *more: str) -> Outcome:
        options = ("--target-lang", "en", "--select", "names", "--output-format", form, *more)
        return run_cli("check", NAME, "clean.txt", "missing.txt", *options)

    return run


def test_sarif_is_valid_and_points_at_the_names(run_form: Any) -> None:
    done = run_form("sarif")
    assert (done.code, done.stderr) == (2, "")
    log = json.loads(done.stdout)
    jsonschema.Draft202012Validator(json.loads(SCHEMA.read_text())).validate(log)
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    regions = []
    for result in run["results"]:
        assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "misspelt-name"
        assert (result["level"], result["message"]) == ("error", {"text": MESSAGE})
        assert (result["baselineState"], len(result["partialFingerprints"])) == ("new", 1)
        (location,) = result["locations"]
        place = location["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "a%2C%20b%3Ac%25%7Cd.txt"
        region = place["region"]
        assert region.pop("snippet") == {"text": "Recepp Tayip"}
        (change,) = result["fixes"][0]["artifactChanges"]
        assert change["replacements"] == [
            {"deletedRegion": region, "insertedContent": {"text": "Recep Tayyip"}}
        ]
        regions.append(tuple(region.values()))
    lines = TEXT.split("\n")
    assert regions == [(1, 30, 1, 42), (3, 36, 3, 48)]
    assert [lines[a - 1][b - 1 : d - 1] for a, b, _, d in regions] == ["Recepp Tayip"] * 2
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (note,) = invocation["toolExecutionNotifications"]
    assert note["message"] == {"text": "missing.txt: does not exist"}


def test_sarif_keeps_within_the_limit_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.render.sarif.MOST_RESULTS", 3)
    parts = ("Here Recepp Tayip Erdogan was.", "They sat near the the lock , waiting.")
    text = "\n\n".join((*parts, "He met Recepp Tayip Erdogan."))
    report = mtcheck.check(text, language="en")
    levels = [finding.severity for finding in report.findings]
    assert (levels.count(Severity.MAJOR), len(levels) >= 3) == (2, True)
    (run,) = json.loads(render(OutputFormat.sarif, [report, report], Config()))["runs"]
    assert [result["level"] for result in run["results"]].count("error") == 3
    assert len(run["results"]) == 3
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    left = 2 * len(levels) - 3
    assert note["message"]["text"] == f"{left} findings beyond the 3 gravest ones are left out"


def test_json_is_what_its_schema_says(run_form: Any, run_cli: RunCli, tmp_path: Path) -> None:
    schema = json.loads((Path(mtcheck.__file__).parent / "report.schema.json").read_text())
    validator = jsonschema.Draft202012Validator(schema)
    validator.check_schema(schema)
    comment = "<!-- mtcheck: ignore[names] so -->"
    (tmp_path / "a.html").write_text(f"{comment}<p>Recepp Tayip Erdogan</p><p>is is</p>")
    (tmp_path / "source.txt").write_text("Il a rencontré le président dans la ville de Paris hier.")
    sourced = ("check", "a.html", "--source", "source.txt", "--reference", "clean.txt")
    for done in (
        run_form("json"),
        run_cli(*sourced, "--output-format", "json"),
        run_cli("check", "-", "--output-format", "json"),
    ):
        whole = json.loads(done.stdout)
        validator.validate(whole)
        for document in whole["documents"]:
            for finding in document["findings"]:
                del finding["fingerprint"]
                assert not validator.is_valid(whole)


def test_fingerprints_of_equal_findings_differ(run_form: Any) -> None:
    log = json.loads(run_form("sarif").stdout)
    marks = [r["partialFingerprints"]["mtcheck/v1"] for r in log["runs"][0]["results"]]
    assert len(set(marks)) == 2
    issues = json.loads(run_form("gitlab").stdout)
    assert len({issue["fingerprint"] for issue in issues}) == 3


def test_github_commands_are_one_a_finding(run_form: Any) -> None:
    done = run_form("github")
    lines = done.stdout.splitlines()
    path = "a%2C b%3Ac%25|d.txt"
    title = "title=mtcheck misspelt-name"
    assert lines == [
        f"::error file={path},line=1,endLine=1,col=30,endColumn=42,{title}::{MESSAGE}",
        f"::error file={path},line=3,endLine=3,col=36,endColumn=48,{title}::{MESSAGE}",
        "::error file=missing.txt,title=mtcheck::does not exist",
    ]


def test_no_text_of_an_article_becomes_a_command(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He met ##[error]x\u2028::warning::y Recepp Tayip Erdogan.")
    options = ("--target-lang", "en", "--output-format", "github")
    (tmp_path / "::error::b.txt").write_text("Recepp Tayip Erdogan")
    done = run_cli("check", "a.txt", "::error::b.txt", *options)
    for line in done.stdout.splitlines():
        command = re.fullmatch(r"::(error|warning|notice) [^:]*::(.*)", line)
        assert command is not None
        assert "##[" not in line
        assert "::" not in command[2]


def test_gitlab_has_what_code_quality_asks_for(run_form: Any) -> None:
    issues = json.loads(run_form("gitlab").stdout)
    assert [(i["check_name"], i["severity"], i["location"]) for i in issues] == [
        ("misspelt-name", "major", {"path": NAME, "lines": {"begin": 1}}),
        ("misspelt-name", "major", {"path": NAME, "lines": {"begin": 3}}),
        ("unread", "blocker", {"path": "missing.txt", "lines": {"begin": 1}}),
    ]
    assert issues[0]["description"] == MESSAGE


def test_junit_counts_and_names_each_case(run_form: Any) -> None:
    root = etree.fromstring(run_form("junit").stdout.encode())
    counts = {"tests": "4", "failures": "2", "errors": "1", "skipped": "0"}
    assert root.attrib == {"name": "mtcheck", **counts}
    hostile, clean, missing = root.findall("testsuite")
    assert hostile.get("name") == NAME
    assert [case.get("name") for case in hostile] == [
        "misspelt-name at 1:30",
        "misspelt-name at 3:36",
    ]
    failure = hostile[0].find("failure")
    assert failure is not None
    assert (failure.get("message"), failure.get("type")) == (MESSAGE, "major")
    assert failure.text == f"{NAME}:1:30: Recepp Tayip"
    assert [(case.get("name"), len(case)) for case in clean] == [("clean", 0)]
    error = missing[0].find("error")
    assert error is not None
    assert error.get("message") == "does not exist"


def test_junit_holds_no_character_that_xml_forbids(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He met Recepp Tayip\x07 Erdogan \ufffe\x1b[31m.", "utf-8")
    done = run_cli("check", "a.txt", "--target-lang", "en", "--output-format", "junit")
    assert int(etree.fromstring(done.stdout.encode()).get("failures") or 0) > 0


def test_rdjson_columns_are_bytes_of_utf8(run_form: Any) -> None:
    whole = json.loads(run_form("rdjson").stdout)
    first, _, missing = whole["diagnostics"]
    span = first["location"]["range"]
    assert first["location"]["path"] == NAME
    line = TEXT.split("\n", maxsplit=1)[0].encode()
    assert span["start"]["line"] == span["end"]["line"] == 1
    begin, end = span["start"]["column"] - 1, span["end"]["column"] - 1
    assert line[begin:end].decode() == "Recepp Tayip"
    assert first["suggestions"] == [{"range": span, "text": "Recep Tayyip"}]
    assert (first["severity"], first["code"]) == ("ERROR", {"value": "misspelt-name"})
    assert (missing["message"], missing["severity"]) == ("does not exist", "ERROR")


def test_json_lines_are_findings_and_errors(run_form: Any) -> None:
    rows = [json.loads(line) for line in run_form("jsonl").stdout.splitlines()]
    assert [(r["path"], r.get("line"), r.get("error")) for r in rows] == [
        (NAME, 1, None),
        (NAME, 3, None),
        ("missing.txt", None, "does not exist"),
    ]
    assert (rows[0]["rule"], rows[0]["text"]) == ("misspelt-name", "Recepp Tayip")


def test_markdown_is_two_tables_and_no_markup_of_the_article(run_form: Any) -> None:
    page = run_form("markdown").stdout
    tree = Parser(Language(markdown_language())).parse(page.encode())
    tables = tree.root_node.children[0].children
    kinds = [n.type for n in _nodes(tree.root_node)]
    assert tables
    assert kinds.count("pipe_table") == 2
    assert kinds.count("pipe_table_row") == 3 + 2
    assert "html_block" not in kinds
    assert r"| a, b\:c%\|d\.txt | fail | 50 | 2 | 0 | 0 |" in page
    assert r"| missing\.txt | not checked: does not exist | | | | |" in page


def test_markdown_keeps_within_the_limit_of_github(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mtcheck.render.markdown.MOST_BYTES", 1500)
    report = mtcheck.check("He met Recepp Tayip Erdogan.", language="en")
    page = render(OutputFormat.markdown, [report] * 100, Config())
    assert len(page.encode()) < 1600
    assert page.endswith("\nThe rest is too long for a summary.\n")
    assert page.startswith("**mtcheck**: 100 findings in 100 files")


def _nodes(node: Any) -> list[Any]:
    return [node, *(inner for child in node.children for inner in _nodes(child))]


def test_grouped_names_a_file_once(run_form: Any) -> None:
    done = run_form("grouped")
    fix = "[fix: Recepp Tayip → Recep Tayyip]"
    assert done.stdout.splitlines()[:4] == [
        NAME,
        f"  1:30     major    misspelt-name {MESSAGE} {fix}",
        f"  3:36     major    misspelt-name {MESSAGE} {fix}",
        "",
    ]


def test_output_goes_to_a_file_and_the_sum_to_the_terminal(run_form: Any, tmp_path: Path) -> None:
    done = run_form("sarif", "-o", "log.sarif")
    assert json.loads((tmp_path / "log.sarif").read_text())["version"] == "2.1.0"
    assert done.stdout == ""
    assert done.stderr == (
        "missing.txt: does not exist\n"
        "log.sarif: 2 findings in 2 files (2 major), 1 not fully checked\n"
    )


def test_output_file_needs_a_form_for_programs(run_form: Any) -> None:
    done = run_form("full", "-o", "x.txt")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("mtcheck: -o goes with sarif")


def test_csv_is_a_row_a_finding_and_no_cell_is_a_formula(run_form: Any) -> None:
    done = run_form("csv")
    rows = list(csv.DictReader(io.StringIO(done.stdout, newline="")))
    assert [(r["path"], r["status"], r["rule"], r["line"], r["text"], r["fix"]) for r in rows] == [
        (NAME, "found", "misspelt-name", "1", "Recepp Tayip", "Recep Tayyip"),
        (NAME, "found", "misspelt-name", "3", "Recepp Tayip", "Recep Tayyip"),
        ("missing.txt", "failed", "", "", "", ""),
    ]
    assert rows[2]["message"] == "does not exist"
    assert rows[0]["fingerprint"] != rows[1]["fingerprint"]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "|cmd", "%0A=1", "＝1", "－1", "\r=1",
        "=HYPERLINK(\"x\";\"y\")", "\n@x",
    ],
)  # fmt: skip
def test_no_text_of_an_article_becomes_a_formula(text: str) -> None:
    document = Document(f"{text} stood there.", path=f"{text}.txt", language="en")
    (found,) = mtcheck.check("He met Recepp Tayip Erdogan.", language="en").findings
    finding = replace(found, text=text, message=text, fix=text, source_text=text)
    failed = (Failure("stray-stop", text),)
    score = compute_score((), document.size, "")
    report = Report(document, (finding,), score, failed=failed, silenced=(Silenced(finding, text),))
    shown = render(OutputFormat.csv, [report, Unread(text, text)], Config())
    for row in csv.reader(io.StringIO(shown, newline="")):
        for cell in row:
            assert cell[:1] not in tuple("=+-@|%\t\r\n＝－"), row
            assert not cell.strip().startswith(("=", "@")), row
    rows = list(csv.DictReader(io.StringIO(shown, newline="")))
    assert [row["status"] for row in rows] == ["failed", "found", "silenced", "failed"]
    assert rows[1]["text"] == rows[2]["reason"] != text


def test_csv_keeps_a_text_with_commas_marks_and_lines_in_its_cell() -> None:
    (found,) = mtcheck.check("He met Recepp Tayip Erdogan.", language="en").findings
    report = mtcheck.check("He met Recepp Tayip Erdogan.", language="en")
    finding = replace(found, text='a, "b"\nc\u202ed', confidence=0.5, line=-1)
    shown = render(OutputFormat.csv, [replace(report, findings=(finding,))], Config())
    (row,) = csv.DictReader(io.StringIO(shown, newline=""))
    assert row["text"] == 'a, "b"\nc\\u{202e}d'
    assert (row["confidence"], row["id"]) == ("0.5", "")
