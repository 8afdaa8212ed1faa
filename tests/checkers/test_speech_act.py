"""An engine's own words, told from articles that say the like; sets of lines in tests/residue.

Each set was written before the rules could pass it, the later ones to see whether they generalise. A
line begins with `+` where an engine speaks and with `-` where a person does.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document

RESIDUE = Config(select=("residue",))
SETS = Path(__file__).parents[1] / "residue"
LEAST = 0.9


def found(text: str, language: str = "en") -> list[tuple[str, str]]:
    report = mtcheck.check(text, language=language, config=RESIDUE)
    assert report.failed == ()
    return [(finding.rule, finding.text) for finding in report.findings]


def lines(sign: str) -> Iterator[tuple[str, list[str]]]:
    """Yield (language, lines with this sign)."""
    by_language: dict[str, list[str]] = defaultdict(list)
    language = ""
    for path in sorted(SETS.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            mark, _, text = line.partition(" ")
            if mark == "=":
                language = text
            elif mark == sign:
                by_language[language].append(text)
    yield from by_language.items()


@pytest.mark.parametrize(("language", "texts"), [*lines("+")])
def test_engines_are_heard(language: str, texts: list[str]) -> None:
    missed = [text for text in texts if not found(text, language)]
    assert len(missed) <= (1 - LEAST) * len(texts), missed


@pytest.mark.parametrize(("language", "texts"), [*lines("-")])
def test_people_are_left_alone(language: str, texts: list[str]) -> None:
    assert [text for text in texts if found(text, language)] == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "Sure! Here is the translation: The lock opens in May.",
            [("announcement", "Sure! Here is the translation:")],
        ),
        (
            "de",
            "Die Schleuse öffnet im Mai. Let me know if you'd like a more formal version.",
            [("offer", "Let me know if you'd like a more formal version.")],
        ),
        (
            "fr",
            "Le pont rouvre (note : le nom a été laissé en langue originale) en mai.",
            [("inline-note", "(note : le nom a été laissé en langue originale)")],
        ),
        (
            "en",
            "**I'm sorry, but I can't translate this text.**",
            [("refusal", "**I'm sorry, but I can't translate this text.**")],
        ),
        (
            "uk",
            "Міст відкриють у травні. This translation keeps the tone of the original text.",
            [("translator-note", "This translation keeps the tone of the original text.")],
        ),
    ],
)
def test_places(language: str, text: str, expected: list[tuple[str, str]]) -> None:
    assert found(text, language) == expected


def test_quotations_are_not_the_engine() -> None:
    assert found("The bot wrote: \"I'm sorry, but I can't translate this text.\"") == []
    assert found("The bot wrote: “As an AI language model, I cannot translate this text.”") == []


def test_farewells_stand_at_the_edges() -> None:
    story = [f"The lock opens at {hour} and the boats wait." for hour in range(9)]
    offer = "Let me know if you would like a shorter version."
    assert found("\n\n".join([*story, offer])) == [("offer", offer)]
    assert "offer" not in dict(found("\n\n".join([*story, offer, *story])))


@pytest.mark.parametrize(
    "piece", ["(note: translat", "sorry. ", "“translate ", "as an ai ", "Sure! ", "[note "]
)
def test_long_repetitions_do_not_hang(piece: str) -> None:
    start = time.process_time()
    found(piece * (100_000 // len(piece)))
    assert time.process_time() - start < 5


def test_a_text_of_unknown_language_is_searched_in_english() -> None:
    report = mtcheck.check(Document("Here is the translation:\n\nXyz."), config=RESIDUE)
    assert [finding.rule for finding in report.findings] == ["announcement"]
