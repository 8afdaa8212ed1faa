"""Words copied from the source: told apart from names, terms of both languages, and quotations."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

UNTRANSLATED = Config(select=("untranslated",))


def found(language: str, pair: str, text: str, source: str) -> list[tuple[str, int, str]]:
    report = mtcheck.check(
        text, language=language, source_language=pair, source=source, config=UNTRANSLATED
    )
    assert report.failed == ()
    return [(finding.rule, finding.start, finding.text) for finding in report.findings]


@pytest.mark.parametrize(
    ("language", "pair", "text", "source", "copied"),
    [
        (
            "en",
            "de",
            "The council will repair the Freibad. A Liegewiese is planned.",
            "Der Rat will das Freibad sanieren. Geplant ist eine Liegewiese.",
            ["Freibad", "Liegewiese"],
        ),
        (
            "en",
            "de",
            "Oberbürgermeister Sönke Harms spoke in Emmendingen, on the Elz. The Allgäu is near.",
            "Oberbürgermeister Sönke Harms sprach in Emmendingen, an der Elz. Das Allgäu ist nah.",
            ["Oberbürgermeister"],
        ),
        (
            "de",
            "en",
            "Sie schlief schlecht mit einem Newborn. Die Marke Tailwind Labs hilft.",
            "She slept badly with a newborn. The brand Tailwind Labs helps.",
            ["Newborn"],
        ),
        (
            "fr",
            "en",
            "En March, le navire est parti. Peggy March chantait à bord.",
            "In March, the ship left. Peggy March sang on board.",
            ["March"],
        ),
        (
            "es",
            "en",
            "Se quejó Mrs Holt, y la señora Bray también.",
            "Mrs Holt complained, and Mrs Bray did, too.",
            ["Mrs"],
        ),
        (
            "de",
            "fr",
            "Der Eintritt kostet fünf Euro, et Kinder zahlen nichts.",
            "L'entrée coûte cinq euros, et les enfants ne paient rien.",
            ["et"],
        ),
        (
            "it",
            "es",
            "Ne vengono duecento, pero nessuna si ferma.",
            "Vienen doscientas, pero ninguna se para.",
            ["pero"],
        ),
        (
            "en",
            "es",
            "She learned her first coplas early. Later she wrote down a copla, and a telaraña.",
            "Aprendió pronto sus primeras coplas. Luego anotó una copla, y una telaraña.",
            ["telaraña"],
        ),
        (
            "en",
            "pl",
            "Farmers from the gmina complain.",
            "Rolnicy z gminy skarżą się.",
            ["gmina"],
        ),
        (
            "fr",
            "it",
            "L'horloge de la piazza Vecchia, et une bottega.",
            "L'orologio di piazza Vecchia, e una bottega.",
            ["bottega"],
        ),
        (
            "en",
            "de",
            "Near Kirchberg an der Jagst, 63 Kinder aus Crailsheim slept well.",
            "Bei Kirchberg an der Jagst schliefen 63 Kinder aus Crailsheim gut.",
            ["Kinder"],
        ),
        (
            "en",
            "fr",
            "Heat the milk to pour it over the flour.",
            "Chauffez le lait pour le verser sur la farine.",
            [],
        ),
        (
            "de",
            "en",
            "Die Ausstellung Memories of Land and Water ist offen, trotz all der Arbeit.",
            "The exhibition Memories of Land and Water is open, despite all the work.",
            [],
        ),
        (
            "es",
            "en",
            "Ivory llevaba un kilt y abrió la puerta.",
            "Ivory wore a kilt and opened the door.",
            [],
        ),
    ],
)
def test_a_copy_in_the_passage_that_is_translated(
    language: str, pair: str, text: str, source: str, copied: list[str]
) -> None:
    report = mtcheck.check(
        text,
        language=language,
        source_language=pair,
        source=source,
        config=Config(select=("copied-word",)),
    )
    assert [finding.text for finding in report.findings] == copied


@pytest.mark.parametrize(
    ("language", "pair", "text", "source", "expected"),
    [
        (
            "en",
            "fr",
            "The verrière of the station was restored by hand.",
            "La verrière de la gare a été restaurée à la main.",
            [("copied-word", 4, "verrière")],
        ),
        (
            "en",
            "it",
            "Nobody here remembers such a siccitosa summer.",
            "Qui nessuno ricorda un'estate così siccitosa.",
            [("copied-word", 29, "siccitosa")],
        ),
        (
            "fr",
            "en",
            "Les règles de password restent faibles.",
            "The password rules remain weak.",
            [("copied-word", 14, "password")],
        ),
        (
            "de",
            "en",
            "Sie erschien in einer peer-reviewed Zeitschrift.",
            "It appeared in a peer-reviewed journal.",
            [("copied-word", 22, "peer-reviewed")],
        ),
        (
            "fr",
            "en",
            "Les piggeries ferment, et les tanneries suivront.",
            "The piggeries are closing, and the tanneries will follow.",
            [("copied-word", 4, "piggeries")],
        ),
        (
            "en",
            "de",
            "The klinikum was closed for a week.",
            "Das Krankenhaus war eine Woche geschlossen.",
            [],
        ),
        (
            "en",
            "fr",
            "The “verrière” of the station was restored.",
            "La verrière de la gare a été restaurée.",
            [],
        ),
        (
            "en",
            "es",
            "Samples of Lactobacillus reuteri were taken in the hospital.",
            "Se tomaron muestras de Lactobacillus reuteri en el hospital.",
            [],
        ),
        (
            "en",
            "fr",
            "Verrière lies south of the town.",
            "Verrière est au sud de la ville.",
            [],
        ),
    ],
)
def test_a_copy_of_a_word_that_only_the_source_language_knows(
    language: str, pair: str, text: str, source: str, expected: list[tuple[str, int, str]]
) -> None:
    assert found(language, pair, text, source) == expected


def test_words_side_by_side_are_one_finding() -> None:
    report = mtcheck.check(
        "Every point of the conjunto aberto was drawn on paper.",
        language="en",
        source_language="pt",
        source="Cada ponto do conjunto aberto foi desenhado em papel.",
        config=Config(select=("copied-word",)),
    )
    assert [(finding.start, finding.text) for finding in report.findings] == [
        (19, "conjunto aberto")
    ]


def test_a_common_foreign_word_is_found_once() -> None:
    text = "Around 40,000 ménages were still without power on Sunday evening."
    source = "Quelque 40 000 ménages étaient encore sans courant dimanche soir."
    assert found("en", "fr", text, source) == [("foreign-word", 14, "ménages")]


def test_an_accepted_word_is_left_alone() -> None:
    report = mtcheck.check(
        "The almazara of the village pressed less.",
        language="en",
        source_language="es",
        source="La almazara del pueblo molió menos.",
        config=Config(select=("copied-word",), accept=("almazara",)),
    )
    assert report.findings == ()


def test_without_the_source_the_rule_says_what_it_needs() -> None:
    report = mtcheck.check(
        "The almazara of the village pressed less.",
        language="en",
        config=Config(select=("copied-word",)),
    )
    assert [(skip.rule, skip.reason) for skip in report.skipped] == [
        ("copied-word", "needs the source (give --source)")
    ]
