"""Names, titles, spellings and terms that an article or a project keeps to."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.aliases import load_aliases
from mtcheck.config import Config
from mtcheck.varieties import load_varieties

Found = tuple[str, int, str, str | None]


def found(text: str, language: str = "en", **options: object) -> list[Found]:
    config = Config(select=("terms",), **options)  # type: ignore[arg-type]
    report = mtcheck.check(text, language=language, config=config)
    assert report.failed == ()
    return [(f.rule, f.start, f.text, f.fix) for f in report.findings]


# Two names


def test_every_place_of_the_rarer_name_is_found() -> None:
    text = "Myanmar votes. Myanmar's army waits. The border of Burma is shut, but Burma's roads are not."
    text += " Myanmar waits."
    assert found(text) == [
        ("two-names", 51, "Burma", "Myanmar"),
        ("two-names", 70, "Burma", "Myanmar"),
    ]


def test_where_both_stand_as_often_the_preferred_one_stays() -> None:
    assert found("Kiev waited for hours. The mayor of Kyiv had no news.") == [
        ("two-names", 0, "Kiev", "Kyiv")
    ]


def test_the_first_place_of_the_other_name_is_related() -> None:
    text = "The fleet left Bombay. The tugs came from Mumbai, and Mumbai paid."
    report = mtcheck.check(text, language="en", config=Config(select=("two-names",)))
    assert [text[a:b] for a, b in report.findings[0].related] == ["Mumbai"]
    assert report.findings[0].related[0].start == 42


@pytest.mark.parametrize(
    "text",
    [
        "The train from Kyiv was late. Dynamo Kiev won, and the Kiev Symphony played.",
        "The train from Kyiv was late. “Kiev is my home,” she said.",
        "The train from Kyiv was late. «Kiev is my home», she said.",
        "Kyiv (formerly Kiev) has three million people. Old maps say Kiev.",
        "Myanmar, or Burma, votes in May. Then Burma waits.",
        "Turkey exports figs. Roast turkey is sold in Türk cafés.",
        "ISIS, the Islamic State, lost the town.",
        "The keeper has read the Koran.",
    ],
)
def test_what_is_not_two_names(text: str) -> None:
    assert found(text) == []


def test_an_accepted_name_may_stand_beside_the_other() -> None:
    text = "The train from Kyiv was late. The mayor of Kiev had no news of it."
    assert len(found(text)) == 1
    assert found(text, accept=("Kiev",)) == []


def test_lists_are_long_and_every_name_stands_for_one_thing_only() -> None:
    things = {code: load_aliases(code) for code in ("en", "de", "es", "fr", "ru")}
    english = things["en"]
    assert english is not None
    assert len({name.thing for names in english.meanings.values() for name in names}) >= 120
    for code, index in things.items():
        assert index is not None, code
        for spelling, names in index.meanings.items():
            assert len({name.thing for name in names}) == len(names), spelling
    assert load_aliases("xx") is None


# Titles


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mr. Hale sat. Mr Hale stood. Mr. Hale left.", [("title-form", 14, "Mr", "Mr.")]),
        (
            "Mrs Lund, Mrs Bell and Mrs Ray came. Mrs. Cole did not.",
            [("title-form", 37, "Mrs.", "Mrs")],
        ),
        ("Mr Hale sat. Dr. Lund stood.", []),
        ("Mr Hale sat. Mr. Lund stood.", []),
        ("Mr Hale sat. “Mr. Hale is late,” said Mr Hale.", []),
        ("Mr Hale's boat and Mr. Hale’s dog; Mr Hale.", [("title-form", 19, "Mr.", "Mr")]),
    ],
)
def test_titles(text: str, expected: list[Found]) -> None:
    assert found(text) == expected


# Spelling


def test_a_stray_spelling_is_minor_and_a_mixture_is_info() -> None:
    one = "The colour of the harbour, the neighbours, the centre, the rumour and the color."
    report = mtcheck.check(one, language="en", config=Config(select=("terms",)))
    assert [(f.rule, f.severity, f.text) for f in report.findings] == [
        ("stray-spelling", "minor", "color")
    ]
    two = "The colour of the harbour and the neighbours, the color."
    report = mtcheck.check(two, language="en", config=Config(select=("terms",)))
    assert [(f.rule, f.severity, f.text) for f in report.findings] == [
        ("mixed-spelling", "info", "color")
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The colour, the harbour, the neighbours and the centre; Pearl Harbor.",
        "The colour, the harbour, the neighbours and the “color”.",
        "The colour and the color, the harbour and the harbor.",
        "We realize the colour of the harbour, and the neighbours organize it.",
        "The colour, the harbour and the neighbours of `color` at color.org.",
    ],
)
def test_what_is_no_mixture(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("code", ["en", "de", "pt"])
def test_no_word_belongs_to_both_varieties(code: str) -> None:
    for varieties in load_varieties(code):
        assert all(
            varieties.side[other] != varieties.side[word] for word, other in varieties.other.items()
        )
        assert set(varieties.side.values()) == {0, 1}


# Forbidden terms


def test_forbidden_terms_are_whole_words_in_any_form() -> None:
    forbidden = (("utilize", "use"), ("old people's home", "care home"))
    text = "They utilized it. UTILIZE! Utilizing the old people’s home in utilizer."
    assert found(text, forbidden=forbidden) == [
        ("forbidden-term", 5, "utilized", "used"),
        ("forbidden-term", 18, "UTILIZE", None),
        ("forbidden-term", 27, "Utilizing", "Using"),
        ("forbidden-term", 41, "old people’s home", "care home"),
    ]


def test_no_fix_where_an_article_would_be_wrong() -> None:
    forbidden = (("invalid", "disabled person"), ("flat", "apartment"))
    assert found("She is an invalid in a flat; no flat is free.", forbidden=forbidden) == [
        ("forbidden-term", 10, "invalid", None),
        ("forbidden-term", 23, "flat", None),
        ("forbidden-term", 32, "flat", "apartment"),
    ]


def test_names_and_other_languages() -> None:
    forbidden = (("handicap", "disability"), ("Neger-", ""))
    assert found("We met Handicap International.", forbidden=forbidden) == []
    assert found("Ein Handicap, zwei Handicaps.", "de", forbidden=forbidden) == [
        ("forbidden-term", 4, "Handicap", "Disability")
    ]


def test_without_a_glossary_nothing_is_forbidden() -> None:
    assert found("He utilized it.") == []


def test_terms_are_found_beside_the_rules_of_all_groups() -> None:
    text = "Kiev was quiet. Mr. Smith went out. Later Mr Smith sat with friends at the table.\n\n"
    text += (
        "He had seen Kyiv before. The trains were late, and the streets of Kyiv were dark again."
    )
    rules = {f.rule for f in mtcheck.check(text, language="en").findings}
    assert rules >= {"two-names", "title-form"}
