"""Titles of another language before a name."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("it", "Il capo, ⟦dr hab.⟧ Agnieszka Nowak, è contento."),
        ("de", "Am Sonntag kam ⟦Secrétaire général⟧ Jean Dupont, und Sra. Rosa Lopez nicht."),
        ("en", "Toulouse, Perpignan and Lacassagne lost, and ⟦Mme⟧ Solène Petit left."),
        ("en", "In Boston, Mme Solène Petit left, and so did Fürstin Street."),
        ("en", "Almirante Brown lost to Técnico Universitario; Kapitan (captain) Petko is here."),
        ("uk", "Його назвав рідкісним ⟦Dr.⟧ Алан Хілл, а не Dr. Alban."),
        ("ja", "Dr. 王が来た。"),
    ],
)
def test_a_title_of_another_language(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=Config(select=("foreign-title",)))
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]
