"""Towns in Latin letters in texts of another script."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("ru", "Поезд из ⟦Wrexham⟧ опоздал, а из ⟦Leeds⟧, говорят, не вышел."),
        ("ru", "Он живёт на Leeds Road, 12, и читает «Cardiff» (Leeds, 1990)."),
        ("ru", "Команда Leeds United и фирма Nokia из Лидса."),
        ("en", "The train from Wrexham was late."),
    ],
)
def test_latin_places(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=Config(select=("latin-place",)))
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]
