"""Names in a case of their own language."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("de", "Das Treffen in ⟦Warszawę⟧ endete, und ⟦Ankara’dan=>Ankara⟧ kam niemand."),
        ("fr", "Selon le ⟦Bayerischem Rundfunk⟧, il pleut à Harlem et à Bethlehem."),
        ("en", "He read “Nad Biebrzą” (in Biebrzą) by Lech Wałęsa; Ca'de is no suffix."),
        ("tr", "Toplantı İstanbul'da yapıldı."),
        ("pl", "Bagna nad Biebrzą są mokre."),
        ("ru", "Он был в Biebrzą."),
    ],
)
def test_a_case_ending_of_another_language(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=Config(select=("foreign-case",)))
    assert report.failed == ()
    assert [(f.start, f.text, f.fix or "") for f in report.findings] == places
