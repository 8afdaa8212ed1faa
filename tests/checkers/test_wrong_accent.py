"""Known names with accents that are not theirs."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config

RULE = Config(select=("wrong-accent",))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "She flew to ⟦Bogóta=>Bogotá⟧ and saw ⟦Gdánsk=>Gdańsk⟧."),
        ("en", "Wimbledon was won by Björn ⟦Börg=>Borg⟧ again."),
        (
            "en",
            "Bogota, Bogotá, Malmö and Malmo are right; so are Frau Börg and Mr Bórdeaux Smith.",
        ),
        ("fr", "De Bogotá à Málaga, de Gérone à Gdańsk."),
        ("ru", "Из города Bogóta пришло письмо."),
    ],
)
def test_accents(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=RULE)
    assert report.failed == ()
    assert [(f.start, f.text, f.fix) for f in report.findings] == places
