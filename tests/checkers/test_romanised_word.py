"""Words of the source that were spelt out in Latin letters."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.names.romanisation import romanise


@pytest.mark.parametrize(
    ("language", "pair", "text", "source", "expected"),
    [
        (
            "en",
            "ru",
            "The seam hides under shpaklevka, and the koryaga lies there.",
            "Шов скрывает шпаклёвка или шпаклевка, и там лежит коряга.",
            [(21, "shpaklevka"), (41, "koryaga")],
        ),
        (
            "de",
            "uk",
            "Auf dem Markt verkauft man hrechka und Honig.",
            "На ринку продають гречка та мед.",
            [(27, "hrechka")],
        ),
        (
            "de",
            "ru",
            "Ausgestellt sind ihre Valenki und ein Teekessel von Larisa Nadezhda.",
            "Среди экспонатов её валенки и чайник Ларисы Надежды.",
            [(22, "Valenki")],
        ),
        ("en", "zh", "She sells tusundong outside.", "她在门外卖土笋冻。", [(10, "tusundong")]),
        ("en", "zh", "She sells tusundong (jelly) in Tusundong.", "她在门外卖土笋冻。", []),
        ("en", "zh", "She drinks tea with a mandate outside.", "她在门外喝茶。", []),
        ("en", "ru", "They met at the dacha near Koryaga.", "Встретились на даче под Корягой.", []),
        ("en", "ru", "A “koryaga” lay there.", "Там лежала коряга.", []),
        (
            "en",
            "ru",
            "A koryaga (snag) lay there, and the koryaga moved.",
            "Там коряга, коряга.",
            [],
        ),
        ("en", "ru", "The koryaga lay there.", "Там лежало дерево.", []),
        ("en", "fr", "The koryaga lay there.", "La koryaga était là.", []),
    ],
)
def test_romanised_words(
    language: str, pair: str, text: str, source: str, expected: list[tuple[int, str]]
) -> None:
    report = mtcheck.check(
        text,
        language=language,
        source_language=pair,
        source=source,
        config=Config(select=("romanised-word",)),
    )
    assert report.failed == ()
    assert [(finding.start, finding.text) for finding in report.findings] == expected


@pytest.mark.parametrize(
    ("language", "word", "latin"),
    [("ru", "щавель", "shchavel"), ("uk", "ґречний", "grechny"), ("bg", "щъркел", "shtarkel")],
)
def test_words_are_romanised_as_english_does(language: str, word: str, latin: str) -> None:
    assert romanise(word, language) == latin


@pytest.mark.parametrize(
    ("word", "into", "latin"),
    [
        ("Надежда", "en", "Nadezhda"),
        ("Толстой", "en", "Tolstoy"),
        ("Щербицкий", "en", "Shcherbitsky"),
        ("юля", "en", "yulya"),
        ("Щербицкий", "de", "Schtscherbizky"),
        ("Чехов", "fr", "Tchekhov"),
    ],
)
def test_each_press_has_its_own_way(word: str, into: str, latin: str) -> None:
    assert romanise(word, "ru", into) == latin
