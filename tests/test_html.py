"""The HTML report: safe with any input, whole, linked through, and the same for the same results."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

import pytest
from page_tree import Element, assert_linked, parse, render, report_on

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Finding, Severity, fold
from mtcheck.render.html import render_html
from mtcheck.report import Failure, Report, Skipped, Unread

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))

HOSTILE = (
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "</style><style>*{display:none}",
    "</div></main></body></html>",
    "<!-- not a comment",
    "<![CDATA[ ]]>",
    "]]><b>",
    "&lt;script&gt; &amp; &#60;b&#62; &notanentity",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "{0} {match} %s %(a)s",
)
OBEYED_OR_HIDDEN = (
    *(c for c in map(chr, range(0x20)) if c not in "\t\n\r"),
    *map(chr, range(0x7F, 0xA0)),
    *"\u061c\u200b\u200c\u200d\u200e\u200f\u2060\ufeff",
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069",
    *"\u2028\u2029\ufff9\ufffb\U000e0001\U000e0041",
    *"\ud800\udbff\udc80\udfff",
)


def shown_blocks(page: Element) -> list[tuple[str, str]]:
    """Return (role, text) of the blocks of the article on the page, without the finding numbers."""
    return [
        (block.attributes["class"].removeprefix("block "), block.text(without="sup"))
        for block in page.all("div", "block")
    ]


def blocks_of(report: Report) -> list[tuple[str, str]]:
    text = report.document.text
    return [(str(b.role), text[b.start : b.end]) for b in report.document.blocks]


def verdict(page: Element) -> str:
    return page.one("p", "big").words()


def outline(page: Element) -> list[tuple[str, list[str]]]:
    return [(e.tag, sorted(e.attributes)) for e in page.walk()]


@pytest.fixture(scope="module")
def seed_reports() -> list[Report]:
    assert SEEDS
    return [mtcheck.check(mtcheck.read(path)) for path in SEEDS]


@pytest.mark.parametrize("payload", HOSTILE)
def test_markup_in_text_and_file_name_stays_text(payload: str) -> None:
    sentence = f"The minister {payload} spoke of it."
    span = (sentence.index(payload), sentence.index(payload) + len(payload))
    page = render(
        report_on(sentence, span, path=f"{payload}.txt", fix=payload),
        Unread(f"{payload}.bin", f"is not UTF-8: {payload}"),
    )
    calm = render(
        report_on(sentence.replace(payload, "x"), (13, 14), path="x.txt", fix="x"),
        Unread("x.bin", "is not UTF-8: x"),
    )
    assert outline(page) == outline(calm)
    assert shown_blocks(page)[0][1] == sentence
    assert page.one("article").one("h2").text() == f"{payload}.txt"
    assert page.one("del").text() == page.one("ins").text() == payload
    assert f"is not UTF-8: {payload}" in page.one("section", "alarm").text()
    assert f"{payload}.txt" in page.one("table", "articles").text()
    assert f"{payload}.txt" in page.one("table", "ranking").text()
    assert f"{payload} is wrong" in page.one("div", "card").text()
    assert payload in page.one("table", "findings").text()


@pytest.mark.parametrize("payload", HOSTILE)
def test_markup_in_notes_of_a_run_stays_text(payload: str) -> None:
    report = report_on("A bridge opened.")
    report = Report(
        report.document,
        (),
        report.score,
        skipped=(Skipped("misspelt-name", f"wants {payload}"),),
        failed=(Failure("name-case", f"crashed: ValueError: {payload}"),),
    )
    page = render(report)
    assert f"crashed: ValueError: {payload}" in page.one("p", "alarm").text()
    assert f"misspelt-name: wants {payload}" in page.section("Rules that did not run").text()


@pytest.mark.parametrize("char", OBEYED_OR_HIDDEN, ids=lambda c: f"U+{ord(c):04X}")
def test_characters_that_are_obeyed_or_hidden_are_shown_by_their_code(char: str) -> None:
    text = f"The min{char}ister spoke of it."
    code = f"\\u{{{ord(char):x}}}"
    written = render_html(
        [
            report_on(text, (4, 13), path=f"a{char}b.txt", fix=f"mi{char}n"),
            Unread(f"c{char}d.txt", f"e{char}f"),
        ],
        Config(),
    )
    assert char not in written
    page = parse(written)
    assert shown_blocks(page)[0][1] == text.replace(char, code)
    assert page.one("article").one("h2").text() == f"a{code}b.txt"
    assert page.one("del").text() == f"min{code}ister"
    assert page.one("ins").text() == f"mi{code}n"
    assert f"c{code}d.txt" in page.one("section", "alarm").text()
    assert f"e{code}f" in page.one("section", "alarm").text()
    assert f"min{code}ister" in page.one("table", "findings").text()


def test_line_ends_of_windows_show_as_line_ends() -> None:
    page = render(report_on("First line of it,\r\nsecond line.\r\n\r\nThe end.\r\n"))
    shown = [text.replace("\r\n", "\n") for _, text in shown_blocks(page)]
    assert shown == ["First line of it,\nsecond line.", "The end."]


def test_seeds_show_block_by_block_as_they_are(seed_reports: list[Report]) -> None:
    for report in seed_reports:
        assert shown_blocks(render(report)) == blocks_of(report)


@pytest.mark.parametrize(
    ("name", "content", "roles"),
    [
        (
            "a.md",
            "# Locks\n\nThe *lock* opens.\n\n- one\n- two\n\n> A quotation.\n\n```\na  <b>\n\n c\n```\n",
            {"heading", "paragraph", "list", "quote", "code"},
        ),
        (
            "a.html",
            "<nav>Home</nav><h1>Locks</h1><p>It opens<br>in &lt;May&gt;.</p><table><tr><td>1<td>2"
            "</table><figure><figcaption>A lock</figcaption></figure><pre>a\n  b &amp; c</pre>",
            {"chrome", "heading", "paragraph", "table", "caption", "code"},
        ),
        (
            "a.txt",
            "A headline\n\n  An indented line\n\tand a tab,  two spaces.\n\n\n\n- an item\n- another\n",
            {"heading", "paragraph", "list"},
        ),
    ],
)
def test_every_format_shows_block_by_block(
    tmp_path: Path, name: str, content: str, roles: set[str]
) -> None:
    path = tmp_path / name
    path.write_text(content, encoding="utf-8")
    report = mtcheck.check(mtcheck.read(path), language="en")
    shown = shown_blocks(render(report))
    assert shown == blocks_of(report)
    assert {role for role, _ in shown} == roles


OVERLAPS = {
    "apart": [(0, 3), (9, 12)],
    "side by side": [(0, 3), (3, 8)],
    "one in the other": [(0, 30), (9, 12)],
    "crossing": [(4, 16), (9, 25)],
    "the same place twice": [(4, 8), (4, 8)],
    "the same beginning": [(4, 8), (4, 20)],
    "the same end": [(4, 20), (9, 20)],
    "filled by two others": [(4, 20), (4, 10), (10, 20)],
    "three deep": [(0, 40), (4, 30), (9, 12)],
    "a chain": [(0, 10), (5, 15), (10, 20), (15, 30)],
    "across two blocks": [(30, 60)],
    "over everything": [(0, 78), (9, 12), (50, 55)],
    "from between blocks into the next": [(41, 48)],
}
TWO_BLOCKS = "The bridge over the Seine opened in May.\n\nOn the first day it carried many boats."


@pytest.mark.parametrize("spans", OVERLAPS.values(), ids=OVERLAPS)
def test_findings_that_overlap_are_each_marked_once_and_lose_no_text(
    spans: Sequence[tuple[int, int]],
) -> None:
    report = report_on(TWO_BLOCKS, *spans)
    page = parse(render_html([report], Config()))
    assert shown_blocks(page) == blocks_of(report)
    numbers = [str(n) for n in range(1, len(spans) + 1)]
    cards = [e.attributes["id"] for e in page.all("div", "card")]
    assert cards == [f"finding-1-{n}" for n in numbers]
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert sorted(i for i in ids if i.startswith("mark-")) == [f"mark-1-{n}" for n in numbers]
    assert_linked(page)


def test_a_finding_between_blocks_has_a_card_and_no_dead_link() -> None:
    page = render(report_on(TWO_BLOCKS, (40, 42)))
    assert [e.attributes["id"] for e in page.all("div", "card")] == ["finding-1-1"]


def test_the_inner_of_two_findings_shows_and_the_outer_goes_on_around_it() -> None:
    page = render(report_on(TWO_BLOCKS, (0, 26), (11, 15)))
    marks = [
        (e.text(without="sup"), e.attributes["href"], e.one("sup").text())
        for e in page.all("a", "mark")
    ]
    assert marks == [
        ("The bridge ", "#finding-1-1", "1"),
        ("over", "#finding-1-2", "2"),
        (" the Seine ", "#finding-1-1", "1"),
    ]


@pytest.mark.parametrize("at", [0, 4, 26, 40, 42, 60, 79, 81])
def test_a_gap_is_marked_once_where_words_are_missing(at: int) -> None:
    report = report_on(TWO_BLOCKS, (at, at), (4, 10))
    page = render(report)
    assert shown_blocks(page) == blocks_of(report)
    (gap,) = page.all("a", "gap")
    number = gap.one("sup").text()
    assert (gap.text(without="sup"), gap.attributes["id"]) == ("", f"mark-1-{number}")
    block = page.all("div", "block")[0 if at <= 40 else 1]
    before = block.children[: block.children.index(gap)]
    shown = "".join(c if isinstance(c, str) else c.text(without="sup") for c in before)
    assert len(shown) == (at if at <= 40 else at - 42)
    card = next(c for c in page.all("div", "card") if c.attributes["id"] == f"finding-1-{number}")
    assert card.one("span", "cut").attributes["aria-label"] == "words are missing here"


def test_a_card_stands_beside_the_block_in_which_its_finding_begins() -> None:
    page = render(report_on(TWO_BLOCKS, (4, 10), (45, 50)))
    rows = page.all("div", "row")
    assert [[c.attributes["id"] for c in row.all("div", "card")] for row in rows] == [
        ["finding-1-1"],
        ["finding-1-2"],
    ]


@pytest.mark.parametrize("text", ["", "\n", " \n\n \t\n", "…\n"])
def test_an_empty_article_has_a_page_that_says_so(text: str) -> None:
    report = mtcheck.check(Document(text, path="empty.txt"), language="en")
    assert [f.rule for f in report.findings] == ["empty-text"]
    page = render(report)
    assert page.one("h2").text() == "empty.txt"
    assert "empty-text" in page.one("table", "findings").text()
    assert verdict(page) == "Fails"


def test_files_that_could_not_be_read_come_first_with_the_reason() -> None:
    page = render(report_on("A bridge opened."), Unread("bad.txt", "is binary: byte 7 is NUL"))
    overview = page.one("section", "overview")
    assert next(h.words() for h in overview.all("h3")) == "Not checked"
    assert [li.words() for li in page.one("section", "alarm").all("li")] == [
        "bad.txt is binary: byte 7 is NUL"
    ]
    only = render(Unread("bad.txt", "does not exist"))
    assert only.one("section", "alarm").one("li").words() == "bad.txt does not exist"
    assert only.all("article") == []


def test_rules_that_did_not_run_are_listed_with_the_reason() -> None:
    report = mtcheck.check("Too short.")
    assert report.language is None
    assert report.skipped
    section = render(report).section("Rules that did not run")
    listed: dict[str, str] = {}
    for item in section.all("li"):
        names, reason = item.words().split(": ", 1)
        listed |= dict.fromkeys(names.split(", "), reason)
    assert listed == {s.rule: s.reason for s in report.skipped}


def test_no_list_of_skipped_rules_where_all_ran() -> None:
    page = render(report_on("A bridge opened."))
    assert "Rules that did not run" not in [heading.words() for heading in page.all("h3")]


def test_a_rule_that_crashed_is_an_alarm_and_no_pass() -> None:
    report = report_on("A bridge opened.")
    crashed = Report(
        report.document, (), report.score, failed=(Failure("name-case", "crashed: KeyError: 'a'"),)
    )
    assert verdict(render(report)) == "Passes"
    page = render(crashed)
    assert verdict(page) == "Fails"
    assert "Rule name-case crashed: KeyError: 'a'" in page.one("p", "alarm").words()


def test_score_tables_name_the_findings_that_they_count(seed_reports: list[Report]) -> None:
    page = render(*seed_reports)
    rows_seen = 0
    for article, report in zip(page.all("article"), seed_reports, strict=True):
        numbers: dict[str, list[str]] = {}
        for number, places in enumerate(fold(report.findings), 1):
            numbers.setdefault(places[0].rule, []).append(str(number))
        score = report.score
        accounts = [a for a in (score.translation, score.extraction) if a.parts]
        shown = [e for e in article.all("div", "account") if e.all("table")]
        for part_of_page, account in zip(shown, accounts, strict=True):
            assert part_of_page.one("span", "value").text() == f"{account.value:g}"
            rows = part_of_page.one("tbody").all("tr")
            counted = [part for part in account.parts if part.penalty]
            for row, part in zip(rows, counted, strict=True):
                links = row.all("a")
                assert [a.text() for a in links] == numbers[part.rule]
                assert row.one("th").words() == f"{part.rule} {' '.join(numbers[part.rule])}"
                cells = [cell.words() for cell in row.all("td")]
                assert cells[1] == f"{part.counted} × {part.points}"
                rows_seen += 1
            foot = [cell.words() for cell in part_of_page.one("tfoot").all("td")]
            assert foot == ["", str(account.penalty), f"{account.value:g}"]
    assert rows_seen > 20


def told_places(findings: Sequence[Finding]) -> str:
    first = f"{findings[0].line}:{findings[0].column}"
    return f"{first} {len(findings)} places" if len(findings) > 1 else first


def test_the_table_of_findings_has_each_of_them(seed_reports: list[Report]) -> None:
    for report in seed_reports:
        page = render(report)
        rows = [
            [cell.words() for cell in row.all("td")]
            for table in page.all("table", "findings")
            for row in table.one("tbody").all("tr")
        ]
        assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows] == [
            (str(n), told_places(places), places[0].severity, places[0].rule, places[0].message)
            for n, places in enumerate(fold(report.findings), 1)
        ]
        for row, (finding, *_) in zip(rows, fold(report.findings), strict=True):
            assert " ".join(finding.text.split()).startswith(row[4].removesuffix("…"))


def test_a_fix_shows_what_goes_and_what_comes() -> None:
    page = render(report_on("Recepp spoke.", (0, 6), fix="Recep"))
    assert page.one("p", "fix").words() == "Recepp → Recep fix to be looked at"
    page = render(report_on("Advertisement", (0, 13), fix=""))
    assert page.one("p", "fix").words() == "Delete it. fix to be looked at"
    assert render(report_on("Recepp spoke.", (0, 6))).all("p", "fix") == []


def test_a_fault_that_comes_again_is_one_card_with_its_places() -> None:
    text = "Tayip spoke.\n\nTayip left, and so did Recepp.\n\nThe end of TAYIP."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Recepp", "TAYIP")]
    page = render(report_on(text, (0, 5), (14, 19), *spans, fix="Tayyip"))
    assert [card.attributes["id"] for card in page.all("div", "card")] == [
        "finding-1-1", "finding-1-2",
    ]  # fmt: skip
    marks = [(a.attributes["id"], a.text(), a.attributes["href"]) for a in page.all("a", "mark")]
    assert marks == [
        ("mark-1-1", "Tayip1", "#finding-1-1"),
        ("mark-1-1-2", "Tayip1", "#finding-1-1"),
        ("mark-1-2", "Recepp2", "#finding-1-2"),
        ("mark-1-1-3", "TAYIP1", "#finding-1-1"),
    ]
    card = page.all("div", "card")[0]
    assert "3 places: 1:1, 3:1, 5:12" in card.words()
    links = [a.attributes["href"] for a in card.all("a")]
    assert links == ["#mark-1-1", "#mark-1-1", "#mark-1-1-2", "#mark-1-1-3"]
    assert [p.words() for p in card.all("p", "fix")] == [
        "Tayip → Tayyip fix to be looked at", "TAYIP → Tayyip fix to be looked at",
    ]  # fmt: skip
    assert "4 major 4 findings, 2 faults." in page.one("article").words()
    assert len(page.one("table", "findings").one("tbody").all("tr")) == 2


def test_a_habit_is_one_card() -> None:
    text = '"We go," he said. “You are brave,” he added, and “the land awaits you.” "Yes."'
    page = render(mtcheck.check(text, language="en", config=Config(select=("mixed-quotes",))))
    card = page.one("div", "card")
    assert "4 places: 1:1, 1:8, 1:73, 1:78" in card.words()
    assert [p.words() for p in card.all("p", "fix")] == [
        '" → “ fix to be looked at', '" → ” fix to be looked at',
    ]  # fmt: skip


def test_verdict_follows_the_gate_of_the_run() -> None:
    report = report_on("Recepp spoke of the bridge.", (0, 6))
    assert report.score.value == 50
    assert verdict(render(report)) == "Fails"
    lenient = Config(fail_level=Severity.CRITICAL)
    assert verdict(render(report, config=lenient)) == "Passes"
    strict = Config(fail_level=Severity.CRITICAL, min_score=50.1)
    page = render(report, config=strict)
    assert verdict(page) == "Fails"
    assert page.one("p", "value").words() == "Score 50 of 100"
    assert page.one("p", "gate").words() == (
        "No finding of severity critical or above; score 50, at least 50.1 asked for"
    )
    assert render(report).one("p", "gate").words() == "1 finding of severity minor or above"


def test_metrics_stand_on_the_page_where_there_is_a_reference() -> None:
    text = "The bridge over the Seine opened in May."
    report = mtcheck.check(text, language="en", references=[text])
    shown = {e.one("dt").text(): e.one("dd").text() for e in render(report).one("dl").all("div")}
    assert shown == {
        "Language": "English",
        "Words": "8",
        "Evidence": "text + reference",
        "BLEU": "100",
        "chrF2": "100",
        "chrF2++": "100",
        "TER": "0",
        "Version": mtcheck.__version__,
        "Signature": report.score.signature,
    }


def test_same_results_give_the_same_bytes(seed_reports: list[Report]) -> None:
    again = [mtcheck.check(mtcheck.read(path)) for path in SEEDS]
    assert render_html(seed_reports, Config()) == render_html(again, Config())


def test_every_process_writes_the_same_bytes(tmp_path: Path) -> None:
    pages = []
    for seed, locale, zone in (("0", "C", "UTC"), ("1", "C.UTF-8", "UTC+9"), ("42", "C", "UTC-5")):
        target = tmp_path / f"{seed}.html"
        run = subprocess.run(
            [sys.executable, "-m", "mtcheck", "report", "seeds", "-o", str(target)],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed, "LC_ALL": locale, "TZ": zone},
            check=False,
            capture_output=True,
        )
        assert (run.returncode, run.stderr) == (0, b"")
        pages.append(target.read_bytes())
    assert pages[0] == pages[1] == pages[2]


def test_a_file_name_that_is_no_unicode_gets_on_the_page(tmp_path: Path) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    (tmp_path / name).write_text("The bridge over the Seine opened in May.", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mtcheck", "report", name, "-o", "page.html", "--isolated"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
    )
    assert (run.returncode, run.stderr) == (0, b"")
    page = parse((tmp_path / "page.html").read_text(encoding="utf-8"))
    assert page.one("h2").text() == "caf\\u{dce9}.txt"
