"""The overview of many articles, and the folder that a large report becomes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import RunCli
from page_tree import Element, assert_linked, parse, policy, render, report_on
from report_pages import CONFIG, documents

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Severity
from mtcheck.render.html import render_html, write_report
from mtcheck.render.html.article import article_of
from mtcheck.render.html.heat import heat_map
from mtcheck.render.html.overview import Overview, entry_of
from mtcheck.render.html.recurring import inconsistent_names, similar_names, template_lines
from mtcheck.report import Failure, Report, Unread

TEXT = "The boats wait at the lock of the town until the water is high. "


def overview_of(*reports: Report) -> Overview:
    overview = Overview()
    for number, report in enumerate(reports, 1):
        overview.entries.append(entry_of(article_of(report, Config(), number)))
    return overview


def long(words: int, faults: int, path: str) -> Report:
    """Return a report on a text of about so many words, with so many faults of different words."""
    text = "".join(f"Name{n} spoke. " for n in range(faults)) + TEXT * (words // 13)
    spans = [(at, at + 5) for at in (text.index(f"Name{n}") for n in range(faults))]
    return report_on(text, *spans, path=path)


def table(page: Element, kind: str) -> list[list[str]]:
    rows = page.one("table", kind).one("tbody").all("tr")
    return [[cell.words() for cell in row.walk() if cell.tag in ("th", "td")] for row in rows]


def test_figures_of_a_run() -> None:
    page = render(
        report_on("A bridge opened."),
        report_on("Recepp spoke of it.", (0, 6)),
        Unread("c.txt", "is empty"),
    )
    (figures,) = page.all("ul", "figures")
    assert [li.words() for li in figures.all("li")] == [
        "3 articles", "1 pass", "1 fail", "1 not fully checked", "median score 75", "1 major",
    ]  # fmt: skip


def test_one_article_has_no_overview() -> None:
    page = render(report_on("A bridge opened."))
    assert page.all("section", "overview") == []
    assert render().one("section", "overview").words() == (
        "All articles at a glance 0 articles 0 pass 0 fail"
    )


def test_articles_that_were_not_fully_checked_come_first() -> None:
    good, bad = report_on("A bridge opened.", path="a.txt"), report_on("It shut.", path="b.txt")
    failed = (Failure("name-case", "crashed: KeyError: 'a'"),)
    page = render(good, Report(bad.document, (), bad.score, failed=failed))
    assert [row[:2] for row in table(page, "articles")] == [
        ["b.txt", "Fails 1 rule crashed"],
        ["a.txt", "Passes"],
    ]


def test_histogram_counts_scores_in_tens() -> None:
    reports = [long(1000, faults, f"{faults}.txt") for faults in (0, 0, 1, 3, 5)]
    scores = [report.score.value for report in reports]
    assert [score // 10 for score in scores] == [10, 10, 9, 9 if scores[3] >= 90 else 8, 7]
    rows = table(render(*reports), "histogram")
    assert [row[0] for row in rows][:3] == ["100", "90 to 99.9", "80 to 89.9"]
    assert sum(int(row[2]) for row in rows) == 5
    assert rows[0][2] == "2"
    bars = [e.attributes["width"] for e in render(*reports).one("table", "histogram").all("rect")]
    assert bars[0] == "100.0"


def test_worst_articles_are_ranked_by_penalty_and_lead_to_their_worst_fault() -> None:
    reports = [long(300, n % 6, f"{n:02}.txt") for n in range(30)]
    page = render(*reports)
    ranking = table(page, "ranking")
    assert len(ranking) == 20
    scores = [float(row[1]) for row in ranking]
    assert scores == sorted(scores)
    assert [row[0] for row in ranking[:5]] == ["05.txt", "11.txt", "17.txt", "23.txt", "29.txt"]
    links = [a.attributes["href"] for a in page.one("table", "ranking").all("a")]
    assert links[:2] == ["#article-6", "#finding-6-1"]


def test_heat_map_shades_by_findings_for_each_article() -> None:
    heat = heat_map(
        "folder",
        ["a", "a", "a", "a", "b"],
        [{"x": 1}, {}, {}, {}, {"x": 3, "y": 1}],
        {"x": Severity.MAJOR, "y": Severity.MINOR},
    )
    assert heat.columns == (("a", 4), ("b", 1))
    shown = [
        (line.rule, line.total, [(c.count, c.shade) for c in line.cells]) for line in heat.lines
    ]
    assert shown == [("x", 4, [(1, 1), (3, 5)]), ("y", 1, [(0, 0), (1, 3)])]
    assert heat.left_out == (0, 0)


def test_heat_map_leaves_out_what_nobody_could_read() -> None:
    rules = [{f"rule-{n:02}": n + 1 for n in range(40)}] * 20
    grades = dict.fromkeys(rules[0], Severity.MINOR)
    heat = heat_map("folder", [f"f{n:02}" for n in range(20)], rules, grades)
    assert (len(heat.columns), len(heat.lines), heat.left_out) == (12, 25, (8, 15))
    assert heat.lines[0].rule == "rule-39"


def test_heat_maps_are_by_folder_language_and_article_as_there_are() -> None:
    one = report_on("Recepp spoke of it.", (0, 6), path="a/1.txt")
    two = report_on("Recepp spoke of it.", (0, 6), path="b/2.txt")
    assert [h.what for h in overview_of(one, two).heat_maps] == ["folder", "article"]
    assert [h.what for h in overview_of(*[one, two] * 7).heat_maps] == ["folder"]
    german = mtcheck.check(Document("Die die Brücke.", "a/3.txt"), language="de")
    assert [h.what for h in overview_of(one, german).heat_maps] == ["pair", "article"]
    page = render(one, two)
    head = [th.words() for th in page.all("table", "heat")[0].one("thead").all("th")]
    assert head == ["Rule", "a 1 article", "b 1 article", "All"]


def furniture(path: str, *lines: str) -> Report:
    text = "\n\n".join((*lines, f"The bridge of {path} opened in May."))
    return mtcheck.check(Document(text, path), language="en", config=Config(select=("chrome",)))


def test_lines_that_many_articles_have_are_the_template_s() -> None:
    reports = [furniture(f"{n}.txt", "Skip to content", "Leave a comment") for n in range(3)]
    reports.append(furniture("3.txt", "SKIP  TO CONTENT"))
    lines = [(r.text, r.count) for r in template_lines(overview_of(*reports).entries)]
    assert lines == [("Skip to content", 4), ("Leave a comment", 3)]
    assert template_lines(overview_of(*reports[:2]).entries) == []
    page = render(*reports)
    assert "mend the template or the scraper once" in page.words()


def test_names_that_articles_write_in_several_ways() -> None:
    def article(path: str, name: str) -> Report:
        config = Config(select=("names",))
        return mtcheck.check(Document(f"He met {name}.", path), language="en", config=config)

    reports = [
        article("1.txt", "Recepp Tayip Erdogan"),
        article("2.txt", "Recep Tayip Erdogan"),
        article("3.txt", "Recepp Tayip Erdogan"),
        article("4.txt", "Frantz Klintsevich"),
    ]
    (name,) = inconsistent_names(overview_of(*reports).entries)
    assert (name.text, name.count) == ("Recep Tayyip Erdogan", 3)
    assert name.others == (("Recepp Tayip Erdogan", 2), ("Recep Tayip Erdogan", 1))
    assert [entry.number for entry in name.entries] == [1, 2, 3]
    assert "Recepp Tayip Erdogan (2)" in render(*reports).words()


def test_unknown_names_that_differ_by_a_letter_from_article_to_article() -> None:
    def article(path: str, text: str) -> Report:
        config = Config(select=("names",))
        return mtcheck.check(Document(text, path), language="en", config=config)

    reports = [
        article("1.txt", "The mayor, Ulbert Kravendost, spoke."),
        article("2.txt", "Later Kravendost left with Mr Kravendosts."),
        article("3.txt", "They elected Kravendest in May."),
        article("4.txt", "In May, Zorbelin left; Zorbalin stayed."),
    ]
    (name,) = similar_names(overview_of(*reports).entries)
    assert (name.text, name.count, name.others) == ("Kravendost", 3, (("Kravendest", 1),))
    assert [entry.number for entry in name.entries] == [3]
    assert "Kravendest (1)" in render(*reports).words()


# A folder


def links_of(page: Element) -> Iterator[str]:
    for link in page.all("a"):
        yield link.attributes["href"]


def test_large_report_is_a_folder_with_an_index_and_a_page_each(tmp_path: Path) -> None:
    results = list(documents())
    target = tmp_path / "out" / "report.html"
    write_report(results, target, CONFIG, most_bytes=1)
    folder = tmp_path / "out" / "report-articles"
    reports = [r for r in results if isinstance(r, Report)]
    names = [f"{n:05}.html" for n in range(1, len(reports) + 1)]
    assert sorted(path.name for path in folder.iterdir()) == names
    index = parse(target.read_text(encoding="utf-8"))
    assert index.all("article") == []
    for href in links_of(index):
        place, _, anchor = href.partition("#")
        there = target if not place else target.parent / place
        assert there.is_file(), href
        assert f'id="{anchor}"' in there.read_text(encoding="utf-8"), href
    for n, (name, report) in enumerate(zip(names, reports, strict=True), 1):
        page = parse((folder / name).read_text(encoding="utf-8"))
        assert page.one("h2").words() == report.path
        assert page.one("article").attributes["id"] == f"article-{n}"
        assert "'none'" in policy(page)["default-src"]
        expected = ["../report.html", *names[max(0, n - 2) : n - 1], *names[n : n + 1]]
        assert [a.attributes["href"] for a in page.one("nav", "turn").all("a")] == expected
        page.one("nav", "turn").children.clear()
        assert_linked(page)


def test_report_of_a_folder_names_its_pages_articles(tmp_path: Path) -> None:
    write_report(documents(), tmp_path / "index.html", CONFIG, most_bytes=1)
    assert (tmp_path / "articles" / "00001.html").is_file()


def test_pages_of_a_larger_report_go_and_nothing_else(tmp_path: Path) -> None:
    target, folder = tmp_path / "report.html", tmp_path / "report-articles"
    write_report([report_on("A bridge opened.")] * 4, target, CONFIG, most_bytes=1)
    page = (folder / "00004.html").read_text(encoding="utf-8")
    (folder / "00005.html").write_text(page.replace("../report.html", "../other.html"))
    (folder / "00006.html").symlink_to(tmp_path)
    (folder / "6.html").write_text(page)
    others = ["00005.html", "00006.html", "6.html"]
    write_report([report_on("A bridge opened.")] * 2, target, CONFIG, most_bytes=1)
    assert sorted(p.name for p in folder.iterdir()) == ["00001.html", "00002.html", *others]
    write_report([report_on("A bridge opened.")], target, CONFIG)
    assert sorted(p.name for p in folder.iterdir()) == others


def test_a_report_that_becomes_one_page_leaves_no_folder(tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    write_report([report_on("A bridge opened.")] * 2, target, CONFIG, most_bytes=1)
    write_report([report_on("A bridge opened.")], target, CONFIG)
    assert list(tmp_path.iterdir()) == [target]


def test_one_large_article_stays_one_page(tmp_path: Path) -> None:
    write_report([report_on("A bridge opened.")], tmp_path / "a.html", CONFIG, most_bytes=1)
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_small_report_is_written_as_it_is_rendered(tmp_path: Path) -> None:
    results = list(documents())
    write_report(iter(results), tmp_path / "a.html", CONFIG)
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == render_html(results, CONFIG)
    assert [path.name for path in tmp_path.iterdir()] == ["a.html"]


def test_same_results_give_the_same_folder(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write_report(documents(), tmp_path / name / "index.html", CONFIG, most_bytes=1)
    for path in (tmp_path / "one").rglob("*.html"):
        other = tmp_path / "two" / path.relative_to(tmp_path / "one")
        assert path.read_bytes() == other.read_bytes()


# The command line


def test_report_against_an_earlier_run(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He met Recepp Tayip Erdogan.\n")
    (tmp_path / "b.txt").write_text("They sat near the the lock.\n")
    options = ("--target-lang", "en", "--select", "misspelt-name,doubled-word")
    done = run_cli("check", ".", *options, "--output-format", "json", "-o", "then.json")
    assert done.code == 1
    (tmp_path / "b.txt").write_text("They sat near the lock.\n")
    (tmp_path / "a.txt").write_text(
        "He met Recepp Tayip Erdogan.\n\nShe left the house of of it.\n"
    )
    done = run_cli("report", ".", *options, "--against", "then.json", "-o", "r.html")
    assert done.code == 0
    page = parse((tmp_path / "r.html").read_text(encoding="utf-8"))
    figures = [li.words() for li in page.all("ul", "figures")[1].all("li")]
    assert figures == ["1 new", "1 still there", "1 fixed"]


def test_files_of_then_that_are_not_looked_at_are_counted(run_cli: RunCli, tmp_path: Path) -> None:
    for name in "abcd":
        (tmp_path / f"{name}.txt").write_text("They sat near the lock.\n")
    run_cli("check", ".", "--output-format", "json", "-o", "then.json")
    run_cli("report", "a.txt", "b.txt", "--against", "then.json", "-o", "r.html")
    page = parse((tmp_path / "r.html").read_text(encoding="utf-8"))
    assert "2 files of then were not looked at now." in page.one("section", "overview").words()


def test_report_with_a_baseline_says_what_is_new(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They sat near the the lock.\n")
    options = ("--target-lang", "en", "--select", "doubled-word")
    run_cli("check", "a.txt", *options, "--write-baseline")
    (tmp_path / "a.txt").write_text("They sat near the the lock.\n\nShe left the house of of it.\n")
    done = run_cli("report", "a.txt", *options, "--baseline", "mtcheck-baseline.json")
    assert done.code == 0
    page = parse((tmp_path / "mtcheck-report.html").read_text(encoding="utf-8"))
    assert "mtcheck-baseline.json: 1 new, 1 still there, 0 fixed" in page.words()


@pytest.mark.parametrize("form", ["markdown", "csv", "json"])
def test_report_in_other_shapes_is_what_check_gives(
    run_cli: RunCli, tmp_path: Path, form: str
) -> None:
    (tmp_path / "a.txt").write_text("He met Recepp Tayip Erdogan.\n")
    options = ("--target-lang", "en", "--output-format", form)
    done = run_cli("report", "a.txt", *options)
    suffix = {"markdown": "md"}.get(form, form)
    assert done.stdout == f"mtcheck-report.{suffix}: 1 finding in 1 file (1 major)\n"
    written = (tmp_path / f"mtcheck-report.{suffix}").read_bytes()
    assert written == run_cli("check", "a.txt", *options).stdout.encode()
    refused = run_cli("report", "a.txt", *options, "--against", "x.json")
    assert refused.code == 2
    assert refused.stderr == f"mtcheck: --against goes with html, not with {form}\n"


def test_earlier_run_that_is_none_is_one_line(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("He met him.\n")
    done = run_cli("report", "a.txt", "--against", "then.json")
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr == ("mtcheck: then.json: cannot be read as an earlier run: does not exist\n")
