"""Words of the source's language in a text whose source is not at hand."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


@pytest.mark.parametrize(
    ("language", "pair", "marked"),
    [
        ("en", "fr", "The ⟦verrière⟧ was damaged by hail."),
        ("es", "en", "No las ⟦rinse⟧ bajo el grifo, y añada sal al caldo."),
        ("en", "fr", "They waited ⟦dans⟧ the rain, and it was cold."),
        ("en", "fr", "They had to pour the water, and the atelier was cold."),
        ("en", "fr", "The glass roof (verrière) and Verrière itself, by Jean verrière."),
        ("de", "en", "Das Baby schläft im Kinderzimmer, und all die Mühe war umsonst."),
    ],
)
def test_words_unheard_of(language: str, pair: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(
        text, language=language, source_language=pair, config=Config(select=("source-word",))
    )
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "In the ⟦vestiaires⟧ they laughed, and then they went home."),
        ("en", "The vestiaires opened, and in the vestiaires they laughed."),
        ("en", "The changing rooms (vestiaires) and the vestiaires (changing rooms) are one."),
        ("es", "Los casos de malária aumentaron en la costa."),
        ("en", "Regulars order quenelles, cervelle de canut and tablier de sapeur here."),
        (
            "de",
            "Lampaul, Ouessant und Le Conquet liegen in Bretagne; der alte ⟦matelot⟧ fischt noch.",
        ),
    ],
)
def test_words_unheard_of_where_nobody_names_the_source(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=Config(select=("source-word",)))
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]
