"""German nouns in other languages, and the names that look like them."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config

RULE = Config(select=("german-noun",))


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "Ask the ⟦Einwohnermeldeamt⟧ for a form, or the ⟦Stromversorgung⟧ for light."),
        ("fr", "Le bus remplace le ⟦Schienenersatzverkehr⟧ jusqu'en mai."),
        ("es", "Cada excursionista lleva su ⟦Hüttenschlafsack⟧ propio."),
        (
            "en",
            "Max lives in Oberwiesen; the Tagesspiegel, the Nationaltheater and Frau Zimmermann too.",
        ),
        (
            "en",
            "He came from Wasserlieferung. The film 'Arbeitslosengeld' won, and Nextcloud paid.",
        ),
        ("en", "The Bürgeramt (citizens' office) is closed. Stromversorgung Nord paid for it."),
        ("en", "The park has a slide and a ⟦Liegewiese⟧, and the Liegewiese of Rombach is old."),
        ("en", "⟦Oberbürgermeister⟧ Sönke Harms came, and so did Feuerwehrmann Otto."),
        ("en", "The Freibad has closed, and a Freibad it was."),
        ("de", "Der Schienenersatzverkehr und das Bürgeramt haben geöffnet."),
        ("ru", "Автобусы ходят как Schienenersatzverkehr до мая."),
    ],
)
def test_german_nouns(language: str, marked: str) -> None:
    text, places = unmark(marked)
    report = mtcheck.check(text, language=language, config=RULE)
    assert report.failed == ()
    assert [(f.start, f.text) for f in report.findings] == [place[:2] for place in places]


def test_text_from_german() -> None:
    text = "They repaired the Freibad at last. The Wutach rose, and so did the Neckar and Elz."
    report = mtcheck.check(text, language="en", source_language="de", config=RULE)
    assert [(f.start, f.text) for f in report.findings] == [(18, "Freibad")]


def test_term_of_the_article_is_spared() -> None:
    text = "The Bürgeramt opens. Ask the Bürgeramt. Nobody else than the Bürgeramt knows."
    assert mtcheck.check(text, language="en", config=RULE).findings == ()
