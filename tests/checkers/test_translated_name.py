"""Names translated as words, with and without the source, and words that are right."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config
from mtcheck.names.meanings import name_words

NAMES = Config(select=("translated-name", "source-translated-name"))


def found(
    language: str, text: str, pair: str | None = None, source: str | None = None
) -> list[object]:
    report = mtcheck.check(
        text, language=language, source_language=pair, source=source, config=NAMES
    )
    assert report.failed == ()
    return [(f.start, f.text, f.fix or "") for f in report.findings]


@pytest.mark.parametrize(
    ("language", "marked"),
    [
        ("en", "The goalkeeper Iker ⟦Squares=>Casillas⟧ saved it."),
        ("en", "The coach Antonio ⟦Count=>Conte⟧ changed three players."),
        ("en", "Prime Minister Giorgia ⟦Melons=>Meloni⟧ spoke."),
        ("en", "The ⟦High-of=>Hauts-de⟧-France council met."),
        ("en", "He comes from ⟦Embankment=>Naberezhnye⟧ Chelny."),
        ("en", "A triptych by ⟦Stone=>Pierre⟧ Paul Rubens was restored."),
        ("es", "El gigante del soul Stevie ⟦Maravilla=>Wonder⟧ cantó."),
        ("it", "Il film con Will ⟦Fabbro=>Smith⟧ è gratuito."),
        ("de", "Der Stürmer Fernando ⟦Türme=>Torres⟧ traf."),
        ("en", "Chen ⟦Zhi Far=>Zhiyuan⟧, a geologist, agreed."),
    ],
)
def test_translated_parts_of_known_names(language: str, marked: str) -> None:
    text, places = unmark(marked)
    expected = [(start, fault, fix) for start, fault, fix in places]
    if "Rubens" in text:  # Peter is as good as Pierre
        expected = [(start, fault, "Peter") for start, fault, _ in expected]
    assert found(language, text) == expected


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "en",
            "Fernando Torres and Iker Casillas met Antonio Conte; the towers and squares are old.",
        ),
        ("en", "Emma Stone, Jack Black, Stevie Wonder and Kate Bush came; so did Robert Baker."),
        (
            "en",
            "The High Peak, the Red Square, Black Mountain and the Upper Rhine; Count Antonio sang.",
        ),
        ("en", "Li Ning Sports and Chen Zhi left. Wang Wei Bright Ltd was sold."),
        ("fr", "La tour Eiffel et les Hauts-de-France ; le comte Antonio est venu."),
        ("de", "Fernando Torres bestieg die Türme; Steffi Graf lachte."),
    ],
)
def test_right_names_stay_silent(language: str, text: str) -> None:
    assert found(language, text) == []


def test_reference_vouches_for_a_translated_name() -> None:
    text = "The goalkeeper Iker Squares saved it."
    assert mtcheck.check(text, language="en", references=[text], config=NAMES).findings == ()


@pytest.mark.parametrize(
    ("language", "pair", "marked", "source"),
    [
        ("en", "fr", "Trams stop at ⟦Trade=>Commerce⟧ again.", "Les trams s'arrêtent à Commerce."),
        (
            "en",
            "it",
            "⟦Dawn=>Alba⟧, the fair opens today.",
            "La fiera apre oggi ad Alba, come ogni anno.",
        ),
        ("en", "de", "In ⟦Karls Ruhe=>Karlsruhe⟧ it rains.", "In Karlsruhe regnet es."),
        (
            "en",
            "it",
            "Ettore ⟦Of The Valley=>Dellavalle⟧ agreed.",
            "Ettore Dellavalle ha accettato.",
        ),
        ("fr", "de", "Dörte Kühnast-⟦Prairie=>Wiese⟧ a parlé.", "Dörte Kühnast-Wiese sprach."),
        (
            "es",
            "fr",
            "El pintor ⟦Piedra=>Pierre⟧ Levaux murió.",
            "Le peintre Pierre Levaux est mort.",
        ),
    ],
)
def test_names_of_the_source(language: str, pair: str, marked: str, source: str) -> None:
    text, places = unmark(marked)
    assert found(language, text, pair, source) == places


@pytest.mark.parametrize(
    ("language", "pair", "text", "source"),
    [
        ("en", "fr", "The Ministry of Trade agreed.", "Le ministère du Commerce est d'accord."),
        ("en", "fr", "Trade fell by half.", "Le commerce a baissé de moitié."),
        ("en", "it", "At Dawn the boats left.", "All'alba le barche partirono."),
        ("en", "es", "Count Ugolino crossed the Red Sea.", "El Conde Ugolino cruzó el Mar Rojo."),
        (
            "en",
            "de",
            "The New Town and Alexander Bridge.",
            "Die Neue Stadt und die Alexanderbrücke.",
        ),
        ("en", "it", "We met Ettore Of The Valley.", "C'era Ettore dellavalle."),
        ("en", "de", "Ludwig Lust came to Ludwigslust.", "Ludwig Lust kam nach Ludwigslust."),
    ],
)
def test_what_is_rightly_translated(language: str, pair: str, text: str, source: str) -> None:
    assert found(language, text, pair, source) == []


def test_words_of_names() -> None:
    towers = name_words("en")["towers"]
    assert not towers.is_name
    assert any("torres" in meaning.all_but("en") for meaning in towers.meanings)
    assert name_words("en")["stone"].is_name
    assert name_words("xx") == name_words("zh") == {}
