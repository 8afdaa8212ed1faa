"""Months and weekdays of another language, and the names that are none."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The festival runs from 3 ⟦lipca⟧ to ⟦ağustos⟧ 2021, and opens on ⟦samedi⟧."),
        ("es", "El festival sigue hasta el 27 ⟦Eylül⟧ y vuelve en ⟦Aylul⟧ 2022."),
        ("ru", "Матч прошёл 12 ⟦June⟧ в Лондоне."),
        ("en", "On 14 Juillet, in Avenida 9 Julio, they read “27 Aylul” by Juni Sabato."),
        ("de", "Am 3. Mai und im August spielte Juni Kim; Mars und März sind nah."),
        ("en", "They arrived with Juni, and Domenica came in Sabato's car."),
    ],
)
def test_a_date_in_another_language(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=Config(select=("foreign-date",)))
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]
