"""The HTML report: safe with any input, whole, linked through, and the same for the same results."""

from __future__ import annotations

import base64
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Applicability, Finding, Severity, fold
from mtcheck.render.html import render_html
from mtcheck.report import Failure, Report, Skipped, Unread
from mtcheck.score import compute_score

ROOT = Path(__file__).parent.parent
SEEDS = sorted((ROOT / "seeds").glob("*.txt"))
VOID = ("meta", "br", "hr", "img", "link", "input", "base", "source", "embed", "area")

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


@dataclass
class Element:
    """An element of a parsed page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self, *, without: str | None = None) -> str:
        parts = (c if isinstance(c, str) else c.text(without=without) for c in self.children)
        return "" if self.tag == without else "".join(parts)

    def words(self) -> str:
        return " ".join(self.text().split())

    def all(self, tag: str = "", kind: str = "") -> list[Element]:
        found = (e for e in self.walk() if tag in ("", e.tag))
        return [e for e in found if not kind or kind in e.attributes.get("class", "").split()]

    def one(self, tag: str = "", kind: str = "") -> Element:
        found = self.all(tag, kind)
        assert len(found) == 1, f"{len(found)} elements {tag}.{kind}"
        return found[0]

    def section(self, title: str) -> Element:
        found = [e for e in self.all("section") if title in [h.words() for h in e.all("h3")]]
        assert len(found) == 1, f"{len(found)} sections {title!r}"
        return found[0]


class _Parser(HTMLParser):
    """Builds the tree, and accepts no tag that is not closed where it has to be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}> ({self.getpos()})"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment on the page: {data!r}")


def parse(page: str) -> Element:
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert parser.here.tag == "", f"<{parser.here.tag}> is never closed"
    return parser.here


def render(*results: Report | Unread, config: Config | None = None) -> Element:
    """Render, parse, and hold the page to what must be true of every page."""
    written = render_html(results, config or Config())
    written.encode("utf-8")
    page = parse(written)
    assert_harmless(page)
    assert_linked(page)
    return page


def assert_harmless(page: Element) -> None:
    tags = {element.tag for element in page.walk()}
    forbidden = "script img iframe object embed link base form input svg math video audio template"
    assert tags.isdisjoint(forbidden.split())
    for element in page.walk():
        names = set(element.attributes)
        assert not {n for n in names if n.startswith("on") or n in ("style", "src", "srcset")}
        assert element.attributes.get("href", "#").startswith("#"), element
    style = page.one("style").text()
    assert "url(" not in style
    assert "@import" not in style
    assert page.one("html").attributes == {"lang": "en"}


def assert_linked(page: Element) -> None:
    ids = Counter(e.attributes["id"] for e in page.walk() if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == [], "ids that stand twice"
    named = [e.attributes["href"].removeprefix("#") for e in page.all("a")]
    named += [
        e.attributes["aria-labelledby"] for e in page.walk() if "aria-labelledby" in e.attributes
    ]
    assert sorted(set(named) - set(ids)) == [], "links that lead nowhere"


def report_on(
    text: str, *spans: tuple[int, int], path: str = "article.txt", fix: str | None = None
) -> Report:
    """Return a report with a finding at each place, in reading order as the engine has them.

    A place that is given twice has a finding of two rules.
    """
    document = Document(text, path=path, language="en")
    assert document.origin is not None
    findings = []
    for i, (start, end) in enumerate(sorted(spans)):
        line, column, _ = document.origin.locate(start)
        findings.append(
            Finding(
                rule="near-name" if (start, end) in sorted(spans)[:i] else "misspelt-name",
                group="names",
                category="accuracy/mistranslation",
                severity=Severity.MAJOR,
                message=f"{text[start:end]!s} is wrong",
                start=start,
                end=end,
                text=text[start:end],
                line=line,
                column=column,
                fingerprint=f"{start}-{end}",
                fix=fix,
                applicability=None if fix is None else Applicability.UNSAFE,
            )
        )
    score = compute_score(findings, document.size, "signature")
    return Report(document, tuple(findings), score)


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
    word = page.one("p", "big").children[0]
    assert isinstance(word, str)
    return word


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
    assert page.one("h2").text() == f"{payload}.txt"
    assert page.one("del").text() == page.one("ins").text() == payload
    assert f"is not UTF-8: {payload}" in page.one("nav").text()
    assert f"{payload} is wrong" in page.one("section", "card").text()
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
    assert page.one("h2").text() == f"a{code}b.txt"
    assert page.one("del").text() == f"min{code}ister"
    assert page.one("ins").text() == f"mi{code}n"
    assert f"c{code}d.txt" in page.one("nav").text()
    assert f"e{code}f" in page.one("nav").text()
    assert f"min{code}ister" in page.one("table", "findings").text()


def test_line_ends_of_windows_show_as_line_ends() -> None:
    page = render(report_on("First line of it,\r\nsecond line.\r\n\r\nThe end.\r\n"))
    shown = [text.replace("\r\n", "\n") for _, text in shown_blocks(page)]
    assert shown == ["First line of it,\nsecond line.", "The end."]


def test_policy_lets_in_the_one_style_and_nothing_else(seed_reports: list[Report]) -> None:
    page = render(*seed_reports)
    head = list(page.one("head").walk())
    policies = [e for e in head if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    digest = base64.b64encode(sha256(page.one("style").text().encode()).digest()).decode()
    assert len(policies) == 1
    parts = (
        part.strip().partition(" ")[::2] for part in policies[0].attributes["content"].split(";")
    )
    assert dict(parts) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{digest}'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }
    assert head.index(policies[0]) < head.index(page.one("style"))


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
    cards = [e.attributes["id"] for e in page.all("section", "card")]
    assert cards == [f"finding-{n}" for n in numbers]
    ids = [e.attributes["id"] for e in page.walk() if "id" in e.attributes]
    assert sorted(i for i in ids if i.startswith("mark-")) == [f"mark-{n}" for n in numbers]
    assert_linked(page)


def test_a_finding_between_blocks_has_a_card_and_no_dead_link() -> None:
    page = render(report_on(TWO_BLOCKS, (40, 42)))
    assert [e.attributes["id"] for e in page.all("section", "card")] == ["finding-1"]


def test_the_inner_of_two_findings_shows_and_the_outer_goes_on_around_it() -> None:
    page = render(report_on(TWO_BLOCKS, (0, 26), (11, 15)))
    marks = [
        (e.text(without="sup"), e.attributes["href"], e.one("sup").text())
        for e in page.all("a", "mark")
    ]
    assert marks == [
        ("The bridge ", "#finding-1", "1"),
        ("over", "#finding-2", "2"),
        (" the Seine ", "#finding-1", "1"),
    ]


def test_a_card_stands_beside_the_block_in_which_its_finding_begins() -> None:
    page = render(report_on(TWO_BLOCKS, (4, 10), (45, 50)))
    rows = page.all("div", "row")
    assert [[c.attributes["id"] for c in row.all("section", "card")] for row in rows] == [
        ["finding-1"],
        ["finding-2"],
    ]


@pytest.mark.parametrize("text", ["", "\n", " \n\n \t\n", "…\n"])
def test_an_empty_article_has_a_page_that_says_so(text: str) -> None:
    report = mtcheck.check(Document(text, path="empty.txt"), language="en")
    assert [f.rule for f in report.findings] == ["empty-text"]
    page = render(report)
    assert page.one("h2").text() == "empty.txt"
    assert "empty-text" in page.one("table", "findings").text()
    assert verdict(page) == "Fails"


def test_files_that_could_not_be_read_are_listed_with_the_reason() -> None:
    good = report_on("A bridge opened.", path="good.txt")
    page = render(good, Unread("bad.txt", "is binary: byte 7 is NUL"))
    entries = [li.words() for li in page.one("nav").all("li")]
    assert entries[0].startswith("good.txt passes")
    assert entries[1] == "bad.txt not checked is binary: byte 7 is NUL"
    only = render(Unread("bad.txt", "does not exist"))
    assert only.one("nav").words() == "bad.txt not checked does not exist"


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
    number = 0
    for article, report in zip(page.all("article"), seed_reports, strict=True):
        numbers: dict[str, list[str]] = {}
        for places in fold(report.findings):
            number += 1
            numbers.setdefault(places[0].rule, []).append(str(number))
        shown = {}
        accounts = (report.score.translation, report.score.extraction)
        for details, account in zip(article.all("details", "account"), accounts, strict=True):
            assert f"{account.value:g}" == details.one("span", "value").text()
            rows = [row for body in details.all("tbody") for row in body.all("tr")]
            for row, part in zip(rows, account.parts, strict=True):
                cells = [cell.words() for cell in row.all("td")]
                assert cells[0] == part.rule
                assert cells[3:] == [f"{part.counted} × {part.points}", str(part.penalty)]
                links = row.all("a")
                assert [a.attributes["href"] for a in links] == [
                    f"#finding-{a.text()}" for a in links
                ]
                shown[part.rule] = [a.text() for a in links]
            for foot in details.all("tfoot"):
                assert foot.words().startswith(f"{account.penalty} points in")
        assert shown == numbers
    assert number > 0


def told_places(findings: Sequence[Finding]) -> str:
    places = ", ".join(f"{f.line}:{f.column}" for f in findings)
    return f"{len(findings)} places: {places}" if len(findings) > 1 else places


def test_the_table_of_findings_has_each_of_them(seed_reports: list[Report]) -> None:
    for report in seed_reports:
        page = render(report)
        rows = [
            [cell.text() for cell in row.all("td")]
            for table in page.all("table", "findings")
            for row in table.one("tbody").all("tr")
        ]
        assert [(row[0], row[1], row[2], row[3], row[5]) for row in rows] == [
            (str(n), told_places(places), places[0].severity, places[0].rule, places[0].message)
            for n, places in enumerate(fold(report.findings), 1)
        ]
        for row, (finding, *_) in zip(rows, fold(report.findings), strict=True):
            assert finding.text.startswith(row[4].removesuffix("…"))


def test_a_fix_shows_what_goes_and_what_comes() -> None:
    page = render(report_on("Recepp spoke.", (0, 6), fix="Recep"))
    assert page.one("p", "fix").words() == "Recepp Recep unsafe fix"
    page = render(report_on("Advertisement", (0, 13), fix=""))
    assert page.one("p", "fix").words() == "Delete it. unsafe fix"
    assert render(report_on("Recepp spoke.", (0, 6))).all("p", "fix") == []


def test_a_fault_that_comes_again_is_one_card_with_its_places() -> None:
    text = "Tayip spoke.\n\nTayip left, and so did Recepp.\n\nThe end of TAYIP."
    spans = [(text.index(w), text.index(w) + len(w)) for w in ("Recepp", "TAYIP")]
    page = render(report_on(text, (0, 5), (14, 19), *spans, fix="Tayyip"))
    assert [card.attributes["id"] for card in page.all("section", "card")] == [
        "finding-1", "finding-2",
    ]  # fmt: skip
    marks = [(a.attributes["id"], a.text(), a.attributes["href"]) for a in page.all("a", "mark")]
    assert marks == [
        ("mark-1", "Tayip1", "#finding-1"),
        ("mark-1-2", "Tayip1", "#finding-1"),
        ("mark-2", "Recepp2", "#finding-2"),
        ("mark-1-3", "TAYIP1", "#finding-1"),
    ]
    card = page.all("section", "card")[0]
    assert "3 places: 1:1, 3:1, 5:12" in card.words()
    links = [a.attributes["href"] for a in card.all("a")]
    assert links == ["#mark-1", "#mark-1", "#mark-1-2", "#mark-1-3"]
    assert [p.words() for p in card.all("p", "fix")] == [
        "Tayip Tayyip unsafe fix", "TAYIP Tayyip unsafe fix",
    ]  # fmt: skip
    assert "4 findings: 4 major" in page.one("article").words()
    assert len(page.one("table", "findings").one("tbody").all("tr")) == 2


def test_a_habit_is_one_card() -> None:
    text = '"We go," he said. “You are brave,” he added, and “the land awaits you.” "Yes."'
    page = render(mtcheck.check(text, language="en", config=Config(select=("mixed-quotes",))))
    card = page.one("section", "card")
    assert "4 places: 1:1, 1:8, 1:73, 1:78" in card.words()
    assert [p.words() for p in card.all("p", "fix")] == ['" “ unsafe fix', '" ” unsafe fix']


def test_verdict_follows_the_gate_of_the_run() -> None:
    report = report_on("Recepp spoke of the bridge.", (0, 6))
    assert report.score.value == 50
    assert verdict(render(report)) == "Fails"
    lenient = Config(fail_level=Severity.CRITICAL)
    assert verdict(render(report, config=lenient)) == "Passes"
    strict = Config(fail_level=Severity.CRITICAL, min_score=50.1)
    page = render(report, config=strict)
    assert verdict(page) == "Fails"
    assert page.one("span", "score").text() == "score 50"
    assert "no finding of severity critical or above, score at least 50.1" in page.words()


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
