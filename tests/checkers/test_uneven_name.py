"""One name of the source in two renderings: whichever systems they follow, both are for one word."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

RULES = Config(select=("uneven-name",))


def found(
    pair: str, source: str, text: str, references: tuple[str, ...] = ()
) -> list[tuple[str, str | None]]:
    theirs, _, ours = pair.partition("-")
    report = mtcheck.check(
        text,
        language=ours,
        source=source,
        source_language=theirs,
        references=references,
        config=RULES,
    )
    assert (report.skipped, report.failed) == ((), ())
    return [(f.text, f.fix) for f in report.findings]


@pytest.mark.parametrize(
    ("pair", "source", "text", "expected"),
    [
        (
            "ru-en",
            "Семён Ковальчук встал. Потом говорили о Ковальчуке.",
            "Semyon Kovalchuk rose. Then they spoke of Kowaltschuk.",
            [("Kowaltschuk", "Kovalchuk")],
        ),
        # The one that stands more often is right.
        (
            "ru-de",
            "Жиганов ушёл. Жиганов пришёл. Жиганов спит.",
            "Zhiganov ging. Schiganow kam. Schiganow schläft.",
            [("Zhiganov", "Schiganow")],
        ),
        # The one that the language writes is right, though it stands later.
        (
            "ru-de",
            "Полина Ланцева пришла. Ланцева спит.",
            "Polina Lantseva kam. Lanzewa schläft.",
            [("Lantseva", "Lanzewa")],
        ),
        # In the case that the text needs.
        (
            "en-uk",
            "Kilcoyne fell. They helped Kilcoyne.",
            "Кілкойн упав. Вони допомогли Килькойну.",
            [("Килькойну", "Кілкойну")],
        ),
    ],
)
def test_two_renderings(pair: str, source: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(pair, source, text) == expected


@pytest.mark.parametrize(
    ("pair", "source", "text"),
    [
        # Two names in the source.
        ("ru-en", "Жиганов ушёл. Зиганов пришёл.", "Zhiganov left. Ziganov came."),
        # Cases, and what is made from a name.
        ("en-ru", "Kilcoyne fell. They helped Kilcoyne.", "Килкойн упал. Они помогли Килкойну."),
        ("uk-cs", "Дайери чули. Дайери жили.", "Dyerovi slyšeli. Dyerových bylo pět."),
        ("ru-en", "Иванов встал. Иван ушёл.", "Ivanov rose. Ivan left."),
        # Scripts that are one.
        (
            "fr-en",
            "Kovaltchouk est parti. Kovaltchouk dort.",
            "Kovalchuk left. Kowaltschuk sleeps.",
        ),
    ],
)
def test_what_is_no_second_rendering(pair: str, source: str, text: str) -> None:
    assert found(pair, source, text) == []


def test_a_reference_vouches_for_a_rendering() -> None:
    source, text = "Жиганов ушёл. Жиганов спит.", "Zhiganov left. Schiganow sleeps."
    assert found("ru-en", source, text) == [("Schiganow", "Zhiganov")]
    assert found("ru-en", source, text, references=("Schiganow sleeps.",)) == []


def test_long_passages_are_left_alone() -> None:
    source, text = "Жиганов Ковальчук " * 3000, "Zhiganov Schiganow Kovalchuk " * 3000
    assert found("ru-en", source, text) == []
