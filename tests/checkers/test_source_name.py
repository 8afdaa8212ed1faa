"""Names held against the source: slips told apart from exonyms, endings and known words."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "other", "text", "source", "expected"),
    [
        (
            "en",
            "fr",
            "The tram reached Villeurbenne before noon.",
            "Le tram a atteint Villeurbanne avant midi.",
            [(17, "Villeurbenne", "Villeurbanne")],
        ),
        (
            "es",
            "en",
            "El pianista Bredenfald tocó dos veces.",
            "The pianist Bredenfeld played twice.",
            [(12, "Bredenfald", "Bredenfeld")],
        ),
        # An exonym is a known word; an accent and an ending are no slip.
        ("en", "fr", "The mayor of Moscow spoke.", "Le maire de Moscou a parlé.", []),
        ("en", "es", "The mayor Belmundez spoke.", "El alcalde Belmúndez habló.", []),
        ("cs", "de", "Hovořil s Bredenfeldem.", "Er sprach mit Bredenfelder.", []),
        # Another script is no spelling.
        ("ru", "en", "Приехал Бреденфалд.", "Bredenfeld has come.", []),
        # As the source has it, it is right.
        ("en", "de", "The pianist Bredenfald played.", "Bredenfald spielte.", []),
    ],
)
def test_a_name_one_letter_from_the_source(
    language: str, other: str, text: str, source: str, expected: list[tuple[int, str, str]]
) -> None:
    report = mtcheck.check(
        text,
        language=language,
        source_language=other,
        source=source,
        config=Config(select=("source-name",)),
    )
    assert (report.skipped, report.failed) == ((), ())
    assert [(f.start, f.text, f.fix) for f in report.findings] == expected
