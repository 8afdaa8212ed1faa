"""What the source refutes is recorded with its reason, and counted nowhere."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from conftest import RunCli

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Pair, Span

TWICE = (
    "The lock was closed in March because of deep cracks.\n\nShips wait for two days or more.\n\n"
    "The lock was closed in March because of deep cracks."
)
DE = "Die Schleuse wurde im März wegen tiefer Risse geschlossen."
OPEN = (
    "The lock was closed in March. Engineers found cracks in both gates.\n\n"
    "The council will meet again on Thursday, and the mayor has asked the ministry for the money"
)


@pytest.mark.parametrize(
    ("source", "refuted"),
    [
        (
            f"{DE}\n\nSchiffe warten zwei Tage oder länger.\n\n{DE}",
            ["the source says it twice, too"],
        ),
        (f"{DE}\n\nSchiffe warten zwei Tage oder länger.", []),
    ],
)
def test_a_paragraph_that_the_source_has_twice_is_no_fault(source: str, refuted: list[str]) -> None:
    report = mtcheck.check(
        TWICE,
        language="en",
        source=source,
        source_language="de",
        config=Config(select=("duplicate-paragraph",)),
    )
    start = TWICE.rindex("The lock")
    found = [(f.rule, f.start, f.end) for f in report.findings]
    assert [s.reason for s in report.silenced] == refuted
    assert [(s.finding.rule, s.finding.start, s.finding.end) for s in report.silenced] + found == [
        ("duplicate-paragraph", start, len(TWICE))
    ]
    assert report.score.value == (100 if refuted else 50)


def test_messages_of_one_source_are_refuted_by_the_pairs_of_their_file() -> None:
    start = TWICE.rindex("The lock")
    spans = (Span(0, 52), Span(54, 86), Span(start, len(TWICE)))
    sources = (DE, "Schiffe warten zwei Tage oder länger.", DE)
    document = Document(TWICE, source="\n\n".join(sources), pairs=tuple(map(Pair, spans, sources)))
    report = mtcheck.check(
        document,
        language="en",
        source_language="de",
        config=Config(select=("duplicate-paragraph",)),
    )
    assert (report.findings, [s.by_source for s in report.silenced]) == ((), [True])


@pytest.mark.parametrize(
    ("end", "refuted"),
    [("um das Geld", True), ("um das Geld gebeten, das der Umbau kosten wird.", False)],
)
def test_a_text_that_ends_as_its_source_does_is_no_fault(end: str, refuted: bool) -> None:
    source = (
        "Die Schleuse wurde im März geschlossen. Ingenieure fanden Risse in beiden Toren.\n\n"
        f"Der Rat tagt am Donnerstag wieder, und der Bürgermeister hat das Ministerium {end}"
    )
    config = Config(select=("truncated-text",))
    report = mtcheck.check(OPEN, language="en", source=source, source_language="de", config=config)
    assert [s.reason for s in report.silenced] == ["the source breaks off here, too"] * refuted
    assert [f.text for f in report.findings] == ["money"] * (not refuted)


def test_outputs_tell_what_the_source_refutes(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TWICE, encoding="utf-8")
    (tmp_path / "de.txt").write_text(f"{DE}\n\nSchiffe warten.\n\n{DE}", encoding="utf-8")
    options = ("check", "a.txt", "--source", "de.txt", "--target-lang", "en", "--source-lang", "de",
               "--select", "duplicate-paragraph", "--output-format")  # fmt: skip
    shown = run_cli(*options, "concise")
    assert (shown.code, shown.stdout) == (0, "0 findings in 1 file, 1 refuted by the source\n")
    for _ in range(2):  # the second time from the cache
        silenced = json.loads(run_cli(*options, "json").stdout)["documents"][0]["silenced"]
        assert [(s["by"], s["reason"]) for s in silenced] == [
            ("source", "the source says it twice, too")
        ]
    sarif = json.loads(run_cli(*options, "sarif").stdout)
    assert [r["suppressions"] for r in sarif["runs"][0]["results"]] == [
        [{"kind": "external", "justification": "the source says it twice, too"}]
    ]
    note = "1 finding refuted by the source: duplicate-paragraph"
    assert note in run_cli(*options, "github").stdout


@pytest.mark.parametrize(
    ("rule", "text", "source", "found", "refuted"),
    [
        ("orphan-bracket", "[ The gate is shut.", "[ Das Tor ist zu.", [], ["["]),
        ("orphan-bracket", "（The gate is shut.", "(Das Tor ist zu.", [], ["（"]),
        ("orphan-bracket", "( The gate is shut.", "Das Tor (1962) ist zu.", ["("], []),
        ("orphan-bracket", "( The gate is shut.", "Das Tor ist zu).", ["("], []),
        ("orphan-bracket", "(", "(", [], ["("]),
        ("foreign-words", "The audience shouted il faut bien le faire pour les enfants and went home.",
         "Das Publikum rief il faut bien le faire pour les enfants und ging nach Hause.",
         [], ["il faut bien le faire pour les enfants"]),
        ("foreign-words", "The audience shouted il faut bien le faire pour les enfants and went home.",
         "Das Publikum rief laut und ging nach Hause.",
         ["il faut bien le faire pour les enfants"], []),
        ("foreign-words", "The audience shouted das muss man für die Kinder tun and went home.",
         "Das Publikum rief das muss man für die Kinder tun und ging nach Hause.",
         ["das muss man für die Kinder tun"], []),
        ("repeated-conjunct", "The law on packaging and packaging waste.",
         "Das Gesetz über Verpackungen und Verpackungen im Müll.", [], ["packaging and packaging"]),
        ("repeated-conjunct", "The law on packaging and packaging waste.",
         "Das Gesetz über Verpackungen und Müll.", ["packaging and packaging"], []),
        ("empty-text", "(", "(", [], ["("]),
        ("empty-text", "📉", "📉", [], ["📉"]),
        ("empty-text", "…", "Das Tor ist zu.", ["…"], []),
        ("empty-quotes", 'He said "" and left.', 'Er sagte "" und ging.', [], ['""']),
        ("empty-quotes", 'He said "" and left.', 'Er sagte „Tor“ und ging.', ['""'], []),
    ],
)  # fmt: skip
def test_what_the_source_lacks_too_is_no_fault(
    rule: str, text: str, source: str, found: list[str], refuted: list[str]
) -> None:
    config = Config(select=(rule,))
    report = mtcheck.check(text, language="en", source=source, source_language="de", config=config)
    assert [f.text for f in report.findings] == found
    assert [s.finding.text for s in report.silenced] == refuted


@pytest.mark.parametrize(
    ("rule", "language", "source", "text", "refuted"),
    [
        # Two people, whose names differ by a letter in the source, too.
        (
            "name-variant",
            "ru",
            "Приморский лесник Вуглар открыл собрание. Вуглар говорил. Потом Вуглер ушёл.",
            "The head, Primož Vuglar, opened the race. Vuglar spoke first. Later Vugler left.",
            True,
        ),
        (
            "name-variant",
            "de",
            "Primož Vuglar eröffnete. Vuglar sprach zuerst. Später ging Vugler.",
            "The head, Primož Vuglar, opened the race. Vuglar spoke first. Later Vugler left.",
            True,
        ),
        # One name in the source.
        (
            "name-variant",
            "ru",
            "Лесник Вуглар открыл собрание. Вуглар говорил первым. Потом Вуглар ушёл.",
            "The head, Primož Vuglar, opened the race. Vuglar spoke first. Later Vugler left.",
            False,
        ),
        # A person who is called so, and no misspelt town.
        (
            "near-name",
            "ru",
            "Парламент в Канберре открыт. Там висят рисунки Вашингттона.",
            "The parliament in Canberra is open. There hang drawings by Washingtton.",
            True,
        ),
        (
            "near-name",
            "zh",
            "堪培拉的议会开门了。那里挂着华盛顿的画。",
            "The parliament in Canberra is open. There hang drawings by Washingtton.",
            False,
        ),
    ],
)
def test_a_name_that_the_source_spells_so_is_no_slip(
    rule: str, language: str, source: str, text: str, refuted: bool
) -> None:
    report = mtcheck.check(
        text, language="en", source=source, source_language=language, config=Config(select=(rule,))
    )
    silenced = [(s.finding.rule, s.reason) for s in report.silenced]
    found = [f.rule for f in report.findings]
    assert (silenced, found) == (
        ([(rule, "the name of the source is spelt so")], []) if refuted else ([], [rule])
    )
