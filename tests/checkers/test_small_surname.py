"""Surnames without their capital, and words in lower case that are none."""

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config

SMALL = Config(select=("small-surname",))


def found(language: str, text: str) -> list[tuple[int, str, str]]:
    report = mtcheck.check(text, language=language, config=SMALL)
    assert report.failed == ()
    return [(f.start, f.text, f.fix or "") for f in report.findings]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        (
            "en",
            "The referee, Mme Solène ⟦petitjean=>Petitjean⟧, left with Jarosław ⟦nowak=>Nowak⟧.",
        ),
        ("fr", "Wendy et Eric ⟦schmidt=>Schmidt⟧ étaient là."),
        (
            "de",
            "Ein Bild von Umberto Brasconi; später malte Umberto ⟦brasconi=>Brasconi⟧ nicht mehr.",
        ),
        ("ru", "Филип Гудвинс молчал. Потом Филип ⟦гудвинс=>Гудвинс⟧ ушёл."),
    ],
)
def test_surnames_without_their_capital(language: str, marked: str) -> None:
    text, places = unmark(marked)
    assert found(language, text) == places


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Solène sang, Eric danced, Mark cook-booked and Noémie vs Wendy was a draw."),
        ("en", "I have a German telefonnummer; he said, “Con eso alcanza.”"),
        ("de", "Der Film „Le facteur de la mer“ lief; Maria radelte, Jörg überflügelte ihn."),
        ("uk", "Банк видаляє George klíč."),
        ("pl", "Jan podziękował, a Anna zrecenzowała książkę."),
    ],
)
def test_words_in_lower_case_are_no_surnames(language: str, text: str) -> None:
    assert found(language, text) == []
