"""The page of systems that are compared."""

from __future__ import annotations

from pathlib import Path

from conftest import RunCli
from page_tree import Element, assert_harmless, assert_linked, parse

import mtcheck
from mtcheck.document import Document
from mtcheck.evaluation.compare import Comparison, compare
from mtcheck.render.html import render_comparison
from mtcheck.report import Report

TEXTS = {
    "good": "He met Recep Tayyip Erdogan.\n\nThe boats wait at the lock.",
    "bad": "He met Recepp Tayip Erdogan.\n\nThe boats wait at the the lock.",
    "<img src=x>": "He met Recep Tayyip Erdogan.\n\nThe boats wait at the the lock.",
}


def compared() -> Comparison:
    def report(text: str) -> Report:
        return mtcheck.check(Document(text, "a.txt"), language="en")

    systems = {name: {"a.txt": report(text)} for name, text in TEXTS.items()}
    systems["bad"]["b.txt"] = report("It rained.")
    return compare(systems)


def page_of(comparison: Comparison) -> Element:
    page = parse(render_comparison(comparison))
    assert_harmless(page)
    assert_linked(page)
    return page


def rows(page: Element, kind: str) -> list[list[str]]:
    found = page.one("table", kind).one("tbody").all("tr")
    return [[c.words() for c in row.walk() if c.tag in ("th", "td")] for row in found]


def test_systems_stand_side_by_side() -> None:
    page = page_of(compared())
    head = [th.words() for th in page.one("table", "standings").one("thead").all("th")]
    assert head == ["Figure", *TEXTS]
    assert rows(page, "heat") == [
        ["doubled-word (minor)", "", "1", "1", "2"],
        ["misspelt-name (major)", "", "1", "", "1"],
    ]
    assert rows(page, "own")[0][:4] == ["bad", "a.txt", "major", "misspelt-name"]
    assert "b.txt is not in good, <img src=x>" in page.one("section", "alarm").words()
    versions = [v.one("p", "label").words() for v in page.all("div", "version")][:3]
    assert versions == [
        "good · 0 penalty points", "bad · 5 penalty points", "<img src=x> · 0 penalty points",
    ]  # fmt: skip


def test_compare_writes_the_page(run_cli: RunCli, tmp_path: Path) -> None:
    for name in ("good", "bad"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "a.txt").write_text(TEXTS[name], encoding="utf-8")
    options = ("--target-lang", "en", "--output-format", "html")
    done = run_cli("compare", "good", "bad", *options)
    assert (done.code, done.stderr) == (0, "")
    page = parse(done.stdout)
    assert rows(page, "standings")[1][0] == "Penalty points for 1,000 words"
    assert done == run_cli("compare", "good", "bad", *options, env={"PYTHONHASHSEED": "7"})
