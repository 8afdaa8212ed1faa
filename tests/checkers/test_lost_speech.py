"""Questions and quotations of the source that an article lost."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

RULES = Config(select=("lost-question", "lost-quotation"))
BEFORE = ["The mayor was silent for a long time.", "Most people went home by tram."]
DAVOR = ["Der Bürgermeister schwieg lange.", "Die meisten fuhren mit der Straßenbahn nach Hause."]


def found(text: list[str], source: list[str], language: str = "de") -> list[tuple[str, str]]:
    report = mtcheck.check(
        " ".join(text),
        language=language,
        source=" ".join(source),
        source_language="en",
        config=RULES,
    )
    return [(finding.rule, finding.text) for finding in report.findings]


def test_a_question_that_is_none_is_flagged_at_its_mark() -> None:
    text = [*DAVOR, "„Wer bezahlt die neue Brücke am Hafen.“"]
    assert found(text, [*BEFORE, "“Who pays for the new bridge at the harbour?”"]) == [
        ("lost-question", ".")
    ]


@pytest.mark.parametrize(
    "ours",
    [
        "„Wer bezahlt die neue Brücke?“, fragte sie am Hafen.",
        "„Bezahlt endlich die neue Brücke am Hafen!“",
    ],
)
def test_a_question_inside_the_sentence_and_a_call_will_do(ours: str) -> None:
    assert found([*DAVOR, ours], [*BEFORE, "“Would you pay for the new bridge, then?”"]) == []


def test_a_greek_question_mark_is_one() -> None:
    text = ["Ο δήμαρχος σώπασε για πολλή ώρα.", "Ποιος πληρώνει τη νέα γέφυρα;"]
    source = [BEFORE[0], "Who pays for the new bridge?"]
    assert found(text, source, "el") == []


def test_a_lost_quotation_is_flagged() -> None:
    lost = "Wir bauen die neue Brücke noch in diesem Jahr, sagte Anna Berger."
    source = [*BEFORE, "“We will build the new bridge this year,” said Anna Berger."]
    assert found([*DAVOR, lost], source) == [("lost-quotation", lost)]


def test_a_text_that_does_without_quotation_marks_has_its_style() -> None:
    source, text = [], []
    for name in ("Anna Berger", "Peter Novak", "Maria Keller"):
        source += [*BEFORE, f"“We will build the new bridge this year,” said {name}."]
        text += [*DAVOR, f"Wir bauen die neue Brücke noch in diesem Jahr, sagte {name}."]
    assert found(text, source) == []
