"""The parts of an article's page: waterfall, evidence, source, reference, names, history, gate."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from page_tree import Element, render, report_on
from report_pages import REFERENCE, TARGET, sourced

import mtcheck
from mtcheck.accepting.earlier import load_earlier
from mtcheck.config import Config
from mtcheck.document import Document, Pair, Span
from mtcheck.errors import ConfigError
from mtcheck.finding import Severity
from mtcheck.render.html.article import article_of
from mtcheck.render.html.direction import direction_of
from mtcheck.render.html.texts import Texts
from mtcheck.render.html.waterfall import band, waterfall
from mtcheck.render.html.word_diff import Change, word_diff
from mtcheck.report import Report, to_json
from mtcheck.score import Account, Part

TWICE = "The bridge over the Seine opened in May to the boats of the town."


def check(text: str, *rules: str, path: str = "a.txt", **more: str) -> Report:
    config = Config(select=rules)
    return mtcheck.check(Document(text, path), language="en", config=config, **more)


def card(report: Report) -> Element:
    return render(report).one("div", "card")


def excerpts(report: Report) -> list[str]:
    return [e.text() for e in card(report).all("p", "excerpt")]


# Why this score


def part(rule: str, counted: int, severity: Severity) -> Part:
    points = {"minor": 1, "major": 5, "critical": 25, "info": 0}[severity]
    return Part(rule, severity, counted, counted, points)


def test_waterfall_steps_down_from_100_to_the_score() -> None:
    account = Account(
        500.0,
        (part("a", 2, Severity.MAJOR), part("b", 3, Severity.MINOR), part("c", 1, Severity.INFO)),
    )
    fall = waterfall(account, {"a": [1, 2], "b": [3], "c": [4]})
    shown = [(s.part.rule, s.before, s.after, s.off, s.x, s.width) for s in fall.steps]
    assert shown == [("a", 100, 80, 20, 80, 20), ("b", 80, 74, 6, 74, 6)]
    assert [step.part.rule for step in fall.free] == ["c"]
    assert account.value == 74
    assert (fall.zero, fall.shortened) == (0, False)


def test_waterfall_goes_on_below_zero_where_the_score_stops() -> None:
    account = Account(50.0, (part("a", 1, Severity.CRITICAL), part("b", 3, Severity.MAJOR)))
    fall = waterfall(account, {"a": [1], "b": [2]})
    shown = [(s.before, s.after, s.x, s.width) for s in fall.steps]
    assert shown == [(100, -150, 37.5, 62.5), (-150, -300, 0, 37.5)]
    assert (fall.zero, fall.shortened) == (75, True)
    assert account.value == 0


@pytest.mark.parametrize(
    ("counted", "name"),
    [(0, "clean"), (10, "light"), (11, "marked"), (30, "marked"), (60, "heavy"), (61, "broken")],
)
def test_band_follows_the_penalty(counted: int, name: str) -> None:
    assert band(Account(1000.0, (part("a", counted, Severity.MINOR),))) == name


def test_waterfall_is_a_table_with_a_bar_that_has_words() -> None:
    page = render(report_on("Recepp spoke of the bridge.", (0, 6)))
    rows = page.one("table", "waterfall").one("tbody").all("tr")
    assert [cell.words() for cell in rows[0].all("td")] == ["", "1 × 5", "−50"]
    assert rows[0].one("svg").attributes["aria-label"] == "from 100 to 50"
    fill = rows[0].one("rect", "fill").attributes
    assert (fill["x"], fill["width"]) == ("50.0", "50.0")


# Evidence


def test_excerpt_shows_a_finding_in_its_place() -> None:
    text = f"First it was said. He met Recepp Tayip Erdogan, {'and so on, ' * 12}."
    assert excerpts(check(text, "misspelt-name")) == [
        "First it was said. He met Recepp Tayip Erdogan, and so on, and so on, and so on, and so"
        " on, and…"
    ]


def test_excerpt_stays_in_its_paragraph() -> None:
    report = check("It rained.\n\nRecepp Tayip Erdogan left.\n\nIt rained.", "misspelt-name")
    assert excerpts(report) == ["Recepp Tayip Erdogan left."]


def test_break_is_marked_where_the_text_breaks() -> None:
    text = "“It is late,” the official said. leader of the party of the town."
    page = render(check(text, "stray-stop"))
    shown = page.one("div", "card").one("p", "excerpt")
    assert shown.text() == "“It is late,” the official said.‖ leader of the party of the town."
    assert shown.one("span", "cut").attributes["aria-label"] == "break"
    assert [m.text() for m in shown.all("mark")] == ["said.", " leader"]
    assert "break" in page.one("a", "mark").attributes["class"].split()


def test_duplicate_stands_beside_its_first_occurrence() -> None:
    report = check(f"{TWICE}\n\nIt rained.\n\n{TWICE}", "duplicate-paragraph")
    shown = card(report)
    assert "Stands first here:" in shown.words()
    link = shown.one("p", "excerpt").one("a")
    assert (link.text(), link.attributes["href"]) == (TWICE, "#block-1-1")


def test_near_duplicate_shows_what_differs() -> None:
    first = (
        "The ferry to the island will not run on Sunday, because the harbour wall is being "
        "repaired, the company said."
    )
    again = first.replace("on Sunday", "Sunday").replace("the company", "company")
    shown = card(check(f"{first}\n\n{again}\n\nBuses run as usual.", "near-duplicate"))
    assert shown.words().count(first) == 2
    assert [e.text() for e in shown.all("del")] == ["on ", "the "]
    assert shown.all("ins") == []


def test_card_says_how_sure_the_checker_is() -> None:
    shown = card(check("He met Recepp Tayip Erdogan.", "misspelt-name"))
    assert "certainty 90 %" in shown.one("details").words()
    assert "certainty" not in card(report_on("Recepp spoke.", (0, 6))).words()


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.md", "<!-- mtcheck: ignore[misspelt-name] -->"),
        ("a.html", "<!-- mtcheck: ignore[misspelt-name] -->"),
        ("a.mdx", "{/* mtcheck: ignore[misspelt-name] */}"),
        ("a.vtt", "NOTE mtcheck: ignore[misspelt-name]"),
        ("a.po", "# mtcheck: ignore[misspelt-name]"),
        ("a.srt", 'per-file-ignores = { "a.srt" = ["misspelt-name"] }'),
        ('b "c"/a.txt', 'per-file-ignores = { "b \\"c\\"/a.txt" = ["misspelt-name"] }'),
    ],
)
def test_card_says_what_silences_it(path: str, text: str) -> None:
    report = check("He met Recepp Tayip Erdogan.", "misspelt-name", path=path)
    assert card(report).one("p", "silence").one("code").text() == text


# Source and reference


def test_source_stands_beside_the_paragraph_that_translates_it() -> None:
    page = render(sourced())
    shown = [
        (row.one("div", "block").text(without="sup").split()[0], row.one("div", "source"))
        for row in page.all("div", "row")
    ]
    assert [(word, source.all("p")[1].text()) for word, source in shown] == [
        ("The", "Le ministre s'est envolé mardi pour Ankara."),
        ("There", "Il y a vu le président."),
        ("He", "Il est rentré."),
    ]
    assert {source.all("p")[1].attributes["lang"] for _, source in shown} == {"fr"}


def test_pairs_of_the_file_stand_beside_each_other_and_omissions_are_told() -> None:
    text = "The lock opens.\n\nBoats wait."
    pairs = (
        Pair(Span(0, 15), "L'écluse ouvre."),
        Pair(Span(15, 15), "Il pleut."),
        Pair(Span(17, 28), "Les bateaux attendent."),
    )
    document = Document(text, "a.txt", source_language="fr", pairs=pairs)
    document.source = "\n\n".join(pair.source for pair in pairs)
    rows = render(mtcheck.check(document, language="en")).all("div", "row")
    first, second = ([p.text() for p in row.one("div", "source").all("p")[1:]] for row in rows)
    assert first == ["L'écluse ouvre.", "Il pleut. Nothing in the article translates this."]
    assert second == ["Les bateaux attendent."]
    assert [p.text()[:9] for p in rows[0].all("p", "missing")] == ["Il pleut."]


def test_whole_source_is_shown_where_nothing_is_paired() -> None:
    document = Document("One.\n\nTwo.\n\nThree.", "a.txt")
    document.pairs = (Pair(Span(0, len(document.text)), "Un deux trois."),)
    document.source = "Un deux trois."
    page = render(mtcheck.check(document, language="en", source_language="fr"))
    assert page.one("details", "whole").one("div", "block").text() == "Un deux trois."
    assert page.all("div", "source") == []


def test_reference_shows_what_would_have_to_change() -> None:
    rows = render(sourced()).all("div", "row")
    first, second = (row.one("div", "reference").all("p")[1] for row in rows[:2])
    assert [e.text() for e in first.all("del")] == ["flew to "]
    assert [e.text() for e in first.all("ins")] == ["left for "]
    assert [e.text().strip() for e in second.all("ins")] == ["President Recep Tayyip"]
    assert [e.text().strip() for e in second.all("del")] == ["Recepp Tayip", ", the president"]


def test_what_a_reference_has_and_lacks_adds_up() -> None:
    changes = word_diff(TARGET, REFERENCE)
    assert changes is not None
    assert "".join(c.text for c in changes if c.kind != "added") == TARGET.lstrip()
    words = "".join(c.text for c in changes if c.kind != "removed").split()
    assert words == REFERENCE.split()
    for change in changes:
        if change.kind != "added":
            assert TARGET[change.at :].startswith(change.text)


@pytest.mark.parametrize(
    ("old", "new", "kinds"),
    [
        ("", "", []),
        ("a b", "a b", [("same", "a b")]),
        ("a b c", "a c", [("same", "a "), ("removed", "b "), ("same", "c")]),
        ("a c", "a b c", [("same", "a "), ("added", "b "), ("same", "c")]),
        ("a x", "a y", [("same", "a "), ("removed", "x"), ("added", "y")]),
        ("新桥开", "新路开", [("same", "新"), ("removed", "桥"), ("added", "路"), ("same", "开")]),
        ("a  b", "a\nb", [("same", "a  b")]),
    ],
)
def test_word_diff(old: str, new: str, kinds: list[tuple[str, str]]) -> None:
    changes = word_diff(old, new)
    assert changes is not None
    assert [(c.kind, c.text) for c in changes] == kinds


def test_word_diff_is_bounded() -> None:
    text = "the the and " * 2_000
    assert word_diff(text, text[:-4]) is not None
    assert word_diff(text * 10, text * 10) is None
    assert word_diff("a", "b") == [Change("removed", "a", 0), Change("added", "b", 0)]


# Names


def test_names_panel_has_all_spellings_and_the_right_form() -> None:
    text = (
        "He met Recepp Tayip Erdogan. Then Recep Tayyip Erdogan left.\n\n"
        "Recepp Tayip Erdogan spoke. President Recepp Tayip Erdogan slept."
    )
    table = render(check(text, "misspelt-name")).one("table", "names")
    cells = [(row.one("th").words(), row.one("td").words()) for row in table.one("tbody").all("tr")]
    assert cells == [("Recep Tayyip Erdogan 1 time", "Recepp Tayip Erdogan 3 times 1")]


def test_names_that_stand_nowhere_right_are_told_so() -> None:
    table = render(check("He met Recepp Tayip Erdogan.", "misspelt-name")).one("table", "names")
    assert "nowhere so" in table.words()


def test_names_panel_is_bounded() -> None:
    text = "".join(f"name{n} spoke. " for n in range(300))
    starts = [text.index(f"name{n} ") for n in range(300)]
    spans = [(at, text.index(" ", at)) for at in starts]
    report = report_on(text, *spans, fix="Fix")
    names = (replace(f, fix=f"Fix{n}") for n, f in enumerate(report.findings))
    page = render(replace(report, findings=tuple(names)))
    assert len(page.one("table", "names").one("tbody").all("tr")) == 100


# Directions, numbers


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [
        ("The minister", "en", "ltr"),
        ("NATO قالت الوزيرة إن الجسر", "ar", "rtl"),
        ("The minister قال", "ar", "ltr"),
        ("שלום", None, "rtl"),
        ("2018", "ar", "rtl"),
        ("2018", "en", "ltr"),
        ("", None, "ltr"),
        ("Ä" * 500, "he", "ltr"),
    ],
)
def test_direction(text: str, language: str | None, direction: str) -> None:
    assert direction_of(text, language) == direction


def test_numbers_and_plurals_are_those_of_the_language() -> None:
    texts = Texts("en")
    assert texts("verdict.findings", count=1) == "1 finding"
    assert texts("verdict.findings", count=12_345) == "12,345 findings"
    assert texts.number(31.25) == "31.25"
    assert texts.number(100.0) == "100"


# Since an earlier run


def findings_of(text: str, path: str = "a.txt") -> Report:
    return check(text, "misspelt-name", "doubled-word", path=path)


def test_findings_since_an_earlier_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    then = findings_of("He met Recepp Tayip Erdogan.\n\nThey sat near the the lock.")
    Path("then.json").write_text(to_json([then], "signature"), encoding="utf-8")
    now = findings_of(
        "It rained.\n\nHe met Recepp Tayip Erdogan.\n\nThey came from the north of of the town."
    )
    page = render(now, earlier=load_earlier(Path("then.json")))
    assert (
        "Against then.json: 1 new, 1 still there, 1 fixed" in page.one("header", "verdict").words()
    )
    flags = {
        c.one("span", "rule").text(): [f.text() for f in c.all("span", "flag")]
        for c in page.all("div", "card")
    }
    assert flags == {"misspelt-name": ["worst fault"], "doubled-word": ["new"]}
    assert "doubled-word: the" in " ".join(li.words() for li in page.all("li"))


def test_a_finding_of_a_rule_that_did_not_run_is_not_fixed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    then = findings_of("They sat near the the lock.")
    Path("then.json").write_text(to_json([then], "signature"), encoding="utf-8")
    config = Config(select=("misspelt-name",))
    now = mtcheck.check(Document("All is well.", "a.txt"), language="en", config=config)
    article = article_of(now, config, earlier=load_earlier(Path("then.json")))
    assert article.history is not None
    assert (article.history.fixed, len(article.history.unjudged)) == ((), 1)


def test_a_file_that_the_earlier_run_had_not_is_new(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("then.json").write_text(to_json([], "signature"), encoding="utf-8")
    page = render(findings_of("the the lock"), earlier=load_earlier(Path("then.json")))
    assert "not in then.json: all findings are new" in page.one("header", "verdict").words()


def test_baseline_is_an_earlier_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    then = findings_of("They sat near the the lock.", path="b/a.txt")
    entry = {"path": "a.txt", "rule": "doubled-word", "text": "the the", "reason": ""}
    Path("b").mkdir()
    Path("b/base.json").write_text(
        json.dumps(
            {"version": 1, "accepted": [entry | {"fingerprint": then.findings[0].fingerprint}]}
        )
    )
    change = load_earlier(Path("b/base.json")).compare(then, frozenset({"doubled-word"}))
    assert (len(change.new), len(change.still), len(change.fixed)) == (0, 1, 0)


@pytest.mark.parametrize(
    "content", ["", "[]", "7", "null", '{"schema": 1}', '{"schema": 1, "documents": [7]}', "{}"]
)
def test_what_is_no_earlier_run_is_refused(tmp_path: Path, content: str) -> None:
    path = tmp_path / "then.json"
    path.write_text(content)
    with pytest.raises(ConfigError, match=r"then\.json: "):
        load_earlier(path)
