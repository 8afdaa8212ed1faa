"""Calques and false friends: where they stand, for which languages, and what is no calque."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

TRANSLATIONESE = Config(select=("translationese",))


def found(text: str, language: str, source: str | None) -> list[tuple[str, int, str]]:
    report = mtcheck.check(text, language=language, source_language=source, config=TRANSLATIONESE)
    assert report.failed == ()
    return [(finding.rule, finding.start, finding.text) for finding in report.findings]


@pytest.mark.parametrize(
    ("text", "language", "source", "expected"),
    [
        ("The play was put in scene by Ana.", "en", "fr", [("calque", 13, "put in scene")]),
        ("She puts in scene a storm.", "en", "fr", [("calque", 4, "puts in scene")]),
        ("They counted with\nthe support of all.", "en", "es", [
            ("calque", 5, "counted with\nthe support"),
        ]),
        ("It came to an accident on the A7.", "en", "de", [("calque", 0, "It came to an accident")]),
        ("He assisted to the mass.", "en", "fr", [("false-friend", 3, "assisted to")]),
        ("Ils ont pris\u00a0avantage de la pluie.", "fr", "en", [
            ("calque", 4, "ont pris\u00a0avantage de"),
        ]),
        ("El plan hace sentido.", "es", "en", [("calque", 8, "hace sentido")]),
        ("Das ist die zweite größte Stadt.", "de", "en", [
            ("calque", 8, "die zweite größte"),
        ]),
    ],
)  # fmt: skip
def test_phrases_of_the_pack_are_found(
    text: str, language: str, source: str, expected: list[tuple[str, int, str]]
) -> None:
    assert found(text, language, source) == expected


@pytest.mark.parametrize("source", ["es", "ja", "en", None])
def test_a_pack_is_for_its_source_language_alone(source: str | None) -> None:
    assert found("The play was put in scene by Ana.", "en", source) == []


def test_a_phrase_does_not_reach_into_the_next_paragraph_nor_into_words() -> None:
    assert found("What was put\n\nin scene two was lit.", "en", "fr") == []
    assert found("What was input in scenery.", "en", "fr") == []


def test_code_and_addresses_are_left_alone() -> None:
    assert found("See `put in scene` and https://a.org/put in scenes.", "en", "fr") == []


def test_of_phrases_that_overlap_the_longest_is_found() -> None:
    text = "A fair is planned, and this within the framework of the plan."
    assert found(text, "en", "fr") == [("calque", 19, "and this within the framework of")]


def test_the_guessed_language_serves_where_none_is_given() -> None:
    text = "The play was put in scene by Ana.\n\nThe hall « du Port » is in full summer heat."
    assert found(text, "en", None)[0] == ("calque", 13, "put in scene")


def test_findings_say_what_to_write_and_do_not_count() -> None:
    report = mtcheck.check(
        "The play was put in scene.", language="en", source_language="fr", config=TRANSLATIONESE
    )
    assert report.findings[0].message == "'put in scene' is French word by word: stage, direct"
    assert (report.findings[0].severity, report.score.value) == ("info", 100.0)
