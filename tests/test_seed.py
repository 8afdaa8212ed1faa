"""The sample articles: what is found in them, and that it is what was labelled."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
import regex

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Span
from mtcheck.report import Report

SEEDS = Path(__file__).parent.parent / "seeds"
ARTICLE = "000_3a21dc28efb05b9a"
ALL = sorted(path.stem for path in SEEDS.glob("*.txt"))
CLEAN = ["17-clean-football", "18-clean-lyon-tables"]

STANDFIRST = (
    "The Russian president made a stopover on Monday at the Hmeimim base in Syria, where he claimed "
    "complete victory over the Islamic State."
)
FRAGMENT = (
    "The opportunity for the Russian president to claim a complete victory over the Islamic State "
    "and to order the start of the withdrawal of the Russian contingent from the country."
)
IRAQ = (
    "»READ ALSO - After three years of fighting, Iraq declares 'the end of the war' against the "
    "Islamic State"
)
SOURCE = (
    "Source: Putin announces the withdrawal of a “significant part” of the Russian forces in Syria"
)

FOUND = [
    (1, 1, "skip-link", "Skip to content skip to sidebar Skip to footer", ""),
    (5, 1, "duplicate-paragraph", STANDFIRST, ""),
    (7, 199, "nominal-fragment", FRAGMENT, None),
    (7, 377, "mixed-quotes", '"', "“"),
    (7, 381, "calque", "two good years", None),
    (7, 599, "mixed-quotes", '"', "”"),
    (7, 614, "stray-stop", "said. leader", None),
    (7, 752, "foreign-utterance", "Bon voyage", None),
    (7, 922, "calque", "Council of the Federation", None),
    (7, 949, "foreign-name-form", "Frantz", "Frants"),
    (9, 1, "teaser", "»READ ALSO - Is Russia the new master of the Arab world?", None),
    (11, 214, "repeated-conjunct", "Casualties and casualties", None),
    (11, 464, "quote-stop-order", "”.", ".”"),
    (13, 1, "teaser", IRAQ, None),
    (15, 98, "foreign-name-form", "Sissi", "Sisi"),
    (15, 202, "misspelt-name", "Recepp Tayip", "Recep Tayyip"),
    (15, 238, "calque", "and this within the framework of", None),
    (17, 1, "teaser", "»READ ALSO - Russia: Putin candidate for a fourth term in 2018", None),
    (19, 83, "name-case", "le Drian", "Le Drian"),
    (19, 246, "two-names", "Daesh", None),
    (19, 361, "mixed-quotes", '"', "“"),
    (19, 379, "mixed-quotes", '"', "”"),
    (19, 386, "two-names", "Daesh", None),
    (22, 1, "credit-line", SOURCE, None),
    (24, 1, "comment-form", "Leave a comment", ""),
    (26, 1, "copyright-line", "CJFAI © 2023. All Rights Reserved.", ""),
]

ITEMS = {
    1: [(1, "Skip to content skip to sidebar Skip to footer")],
    2: [(5, STANDFIRST)],
    3: [(7, "said. leader")],
    4: [(7, FRAGMENT)],
    6: [(7, "Bon voyage")],
    7: [(7, '"'), (7, '"'), (19, '"'), (19, '"')],
    8: [(7, "Frantz")],
    9: [(9, FOUND[10][3]), (13, IRAQ), (17, FOUND[17][3])],
    10: [(11, "Casualties and casualties")],
    11: [(11, "”.")],
    12: [(15, "Sissi")],
    13: [(15, "Recepp Tayip")],
    16: [(19, "le Drian")],
    19: [(22, SOURCE)],
    20: [(24, "Leave a comment")],
    21: [(26, "CJFAI © 2023. All Rights Reserved.")],
}
"""The list of the article's faults that was made by hand before the program: number, line, text."""

BESIDES = [
    (7, "two good years"),
    (7, "Council of the Federation"),
    (15, "and this within the framework of"),
    (19, "Daesh"),
    (19, "Daesh"),
]
"""What the list and the labels leave out: turns of phrase, and the second name of Islamic State."""

CLASSES = {
    "encoding": {"encoding", "markup"},
    "residue": {"llm-chatter"},
    "untranslated": {"untranslated", "wrong-language", "wrong-script"},
    "names": {"name", "name-inconsistent", "name-case"},
    "joins": {"join", "fragment", "truncated"},
    "repetition": {
        "duplicate-paragraph", "near-duplicate", "duplicate-sentence", "doubled-word", "conjunct",
        "loop",
    },
    "chrome": {"chrome"},
    "typography": {"quote", "punctuation", "case"},
    "numbers": {"number-format"},
    "terms": {"term-inconsistent"},
    "translationese": {"calque", "false-friend"},
}  # fmt: skip
"""The classes of labels that the rules of each group are about."""


@cache
def gold(name: str) -> tuple[dict[str, str], str, tuple[tuple[Span, str], ...]]:
    """Return the header of a labelled article, its text, and its labels with their classes."""
    content = (SEEDS / "labels" / f"{name}.gold").read_text(encoding="utf-8")
    head, rest = content.split("--- source\n")
    marked = rest.split("--- target\n")[1]
    text, labels = "", []
    for i, part in enumerate(regex.split(r"⟦(.*?)⟧", marked, flags=regex.DOTALL)):
        if i % 2:
            kind, _, fault = part.partition("|")
            fault = fault.partition("=>")[0]
            labels.append((Span(len(text), len(text) + len(fault)), kind))
            text += fault
        else:
            text += part
    fields = dict(line.split(": ", 1) for line in head.splitlines())
    return fields, text, tuple(labels)


@cache
def checked(name: str) -> Report:
    language = gold(name)[0]["target"]
    return mtcheck.check(mtcheck.read(SEEDS / f"{name}.txt"), language=language)


def test_there_are_sample_articles() -> None:
    assert ALL[0] == ARTICLE
    assert set(CLEAN) < set(ALL)
    assert sorted(path.stem for path in (SEEDS / "labels").glob("*.gold")) == ALL


def test_faults_of_the_article_are_exactly_these() -> None:
    found = [(f.line, f.column, f.rule, f.text, f.fix) for f in checked(ARTICLE).findings]
    assert found == FOUND


@pytest.mark.parametrize("number", ITEMS)
def test_faults_listed_by_hand_are_found_once_each(number: int) -> None:
    found = [(f.line, f.text) for f in checked(ARTICLE).findings]
    for place in ITEMS[number]:
        assert found.count(place) == ITEMS[number].count(place)


def test_nothing_else_is_found_than_what_is_listed_by_hand() -> None:
    listed = sorted(BESIDES + [place for places in ITEMS.values() for place in places])
    assert sorted((f.line, f.text) for f in checked(ARTICLE).findings) == listed


def test_language_of_the_article_is_detected() -> None:
    report = mtcheck.check(mtcheck.read(SEEDS / f"{ARTICLE}.txt"))
    assert report.language == "en"
    assert report.findings == checked(ARTICLE).findings
    skipped = {s.rule for s in report.skipped if "works in" not in s.reason}
    assert skipped == {rule.name for rule in Config().rules() if "source" in rule.needs}
    assert report.failed == ()


def test_copy_points_to_the_first_paragraph() -> None:
    report = checked(ARTICLE)
    copy = report.findings[1]
    assert [report.document.text[a:b] for a, b in copy.related] == [STANDFIRST]
    assert copy.related[0].start == 48


@pytest.mark.parametrize("name", CLEAN)
def test_clean_articles_give_no_finding(name: str) -> None:
    report = checked(name)
    assert (report.findings, report.failed) == ((), ())
    assert (report.score.value, report.score.extraction.value) == (100.0, 100.0)


@pytest.mark.parametrize("name", ALL)
def test_article_is_its_label_file_without_the_markers(name: str) -> None:
    text = gold(name)[1]
    article = (SEEDS / f"{name}.txt").read_text(encoding="utf-8")
    assert article.rstrip("\n") == text.rstrip("\n")


@pytest.mark.parametrize("name", ALL)
def test_findings_lie_on_labels_of_their_kind(name: str) -> None:
    labels = gold(name)[2]
    stray = [
        (finding.line, finding.rule, finding.text)
        for finding in checked(name).findings
        if finding.rule != "quote-stop-order"
        and (name != ARTICLE or (finding.line, finding.text) not in BESIDES)
        and not any(
            kind in CLASSES[finding.group] and span.overlaps(Span(finding.start, finding.end))
            for span, kind in labels
        )
    ]
    assert stray == []


@pytest.mark.parametrize("name", [name for name in ALL if name not in CLEAN])
def test_faulty_articles_give_findings_and_a_lower_score(name: str) -> None:
    report = checked(name)
    assert len(report.findings) >= 2
    assert report.score.value < 100
    assert report.score.extraction.value < 100
