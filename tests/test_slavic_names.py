"""Slavic surnames that no list has: a slip is what no system of rendering explains."""

from __future__ import annotations

import pytest

from mtcheck.document import Document
from mtcheck.names.slavic import slavic_slips


def slips(
    pair: str, source: str, text: str, references: tuple[str, ...] = ()
) -> list[tuple[str, ...]]:
    theirs, _, ours = pair.partition("-")
    doc = Document(
        text, language=ours, source=source, source_language=theirs, references=references
    )
    return [(slip.word.text, slip.source, slip.right) for slip in slavic_slips(doc)]


@pytest.mark.parametrize(
    ("pair", "source", "text", "expected"),
    [
        # Letters swapped, changed, doubled, left out; in the system of the text.
        ("ru-en", "Пришёл Жиганов.", "Zhignaov came.", ("Zhignaov", "Жиганов", "Zhiganov")),
        ("ru-en", "Пришёл Жиганов.", "Zhigunov came.", ("Zhigunov", "Жиганов", "Zhiganov")),
        ("ru-de", "Пришёл Жиганов.", "Schigannow kam.", ("Schigannow", "Жиганов", "Schiganow")),
        ("uk-en", "Прийшла Вишневецька.", "Vyshnevska came.", None),
        # In another case.
        ("ru-en", "С Жигановым и Крутицкой.", "With Zhiganov and Krutitksaya.",
         ("Krutitksaya", "Крутицкой", "Krutitskaya")),
    ],
)  # fmt: skip
def test_slips(pair: str, source: str, text: str, expected: tuple[str, ...] | None) -> None:
    assert slips(pair, source, text) == ([expected] if expected else [])


@pytest.mark.parametrize(
    ("pair", "source", "text"),
    [
        ("ru-en", "Жиганов, Щербаков и Крутицкий.", "Zhiganow, Scherbakoff and Krutitskii."),
        ("ru-en", "Он из Набережных Челнов.", "He is from Naberezhnye Chelny."),
        # The right one stands there as well.
        ("ru-en", "Жиганов.", "Zhiganov, or Zhigunov."),
        # A known word, another surname, a name that is no Slavic one.
        ("ru-en", "Пришёл Жиганов.", "Washington came."),
        ("ru-en", "Пришёл Жиганов.", "Zhidakov came."),
        ("ru-en", "Пришла Олуватоин.", "Oluwatoyin came."),
        ("en-ru", "Zhiganov came.", "Пришёл Жигунов."),
    ],
)
def test_what_may_be_right_is_spared(pair: str, source: str, text: str) -> None:
    assert slips(pair, source, text) == []


def test_a_reference_vouches_for_a_rendering() -> None:
    assert slips("ru-en", "Жиганов.", "Zhigunov.", ("Zhigunov came.",)) == []
