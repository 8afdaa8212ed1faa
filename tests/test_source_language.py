"""The guess of the source's language: what speaks for which, and when nothing is said."""

from __future__ import annotations

import json

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.render.html import render_html
from mtcheck.render.text import score_line
from mtcheck.report import to_json
from mtcheck.source_language import SAMPLE, guess_source_language

CALQUES = "The crowd assisted to the mass after two good years, and the all-small sang."
PLAIN = "The keeper of the lock waved at every boat that passed. "


def guess(text: str, language: str = "en") -> str | None:
    found = guess_source_language(Document(text, language=language))
    return found.language if found else None


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (CALQUES, "en", "fr"),
        ("« We stay », she said. The works began after the verrière fell in pendant travaux.", "en",
         "fr"),
        ("The council will draw a positive balance. »It works«, said the mayor at 20.15 Uhr.", "en",
         "de"),
        ("¿Who pays? The fair will count with the support of the town and start in 12.000 homes.",
         "en", "es"),
        ("Leading cadres must implement the spirit of the speech.", "en", "zh"),
        ("La banque fait du sens, à partir de rayures.", "fr", "en"),
        ("El plan hace sentido y tomó lugar en la plaza.", "es", "en"),
        ("Poutine and Choïgou flew to Moscou. « Come », they said, and took the word.", "en", "fr"),
    ],
)  # fmt: skip
def test_fingerprints_tell_the_language(text: str, language: str, expected: str) -> None:
    assert guess(text, language) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        PLAIN,
        "She called it « le Port ».",
        "The play was put in scene by Ana.",
        "Poutine and Choïgou flew to Moscou.",
        "The title is “À la recherche du temps perdu”, and it is long.",
        "The fair will draw a positive balance, and the all-small were put in scene.",
    ],
    ids=["empty", "plain", "marks", "one-calque", "names-alone", "title", "two-languages"],
)
def test_little_evidence_tells_nothing(text: str) -> None:
    assert guess(text) is None


def test_marks_of_the_own_language_are_none() -> None:
    assert guess("Er sagt: „Es gibt 12.000 Boote.“ »So ist es.«", "de") is None


def test_a_guess_says_what_it_rests_on() -> None:
    found = guess_source_language(Document(CALQUES, language="en"))
    assert str(found) == (
        "probably French (evidence: “the all-small”; “two good years”; “assisted to the”)"
    )


def test_only_the_beginning_is_looked_at() -> None:
    filler = PLAIN * (SAMPLE // len(PLAIN) + 1)
    assert guess(f"{CALQUES} {filler}") == "fr"
    assert guess(f"{filler}{CALQUES}") is None


def test_every_output_shows_the_guess() -> None:
    report = mtcheck.check(CALQUES, language="en", config=Config(select=("translationese",)))
    shown = "probably French (evidence: “the all-small”; “two good years”; “assisted to the”)"
    assert score_line(report).splitlines()[1] == f"  source language: {shown}"
    assert shown in render_html([report], Config())
    document = json.loads(to_json([report], ""))["documents"][0]
    assert document["source_language"] is None
    assert document["source_language_guess"] == {
        "language": "fr",
        "evidence": ["“the all-small”", "“two good years”", "“assisted to the”"],
    }


def test_a_given_language_leaves_no_room_for_a_guess() -> None:
    report = mtcheck.check(CALQUES, language="en", source_language="ja")
    assert report.source_language_guess is None
    assert "source language" not in score_line(report)
    assert not any(finding.group == "translationese" for finding in report.findings)
