"""Surnames translated as words behind foreign given names, and names that are right."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config

SURNAMES = Config(select=("translated-surname",))


def found(language: str, text: str) -> list[tuple[int, str]]:
    report = mtcheck.check(text, language=language, config=SURNAMES)
    assert report.failed == ()
    return [(f.start, f.text) for f in report.findings]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "The vet Joaquim ⟦Rabbit⟧ calmed the horses."),
        ("en", "Professor Hannelore ⟦Curly⟧, 61, and her aide Wojciech ⟦Cuckoo⟧’s brother left."),
        ("en", "The carpenter was called Thierry ⟦The Cross⟧."),
        ("en", "Mayor Ettore ⟦Of The Valley⟧ waved."),
        ("en", "In Lyon, Nantes and Rennes, Ghislain ⟦Baker⟧ sold his farm."),
        ("en", "The engineer Manuel J. Castilla ⟦Grandson⟧ drew it."),
        ("de", "Die Försterin Jadwiga ⟦Specht⟧ zählt Vögel in Danzig, Posen und Warschau."),
        ("fr", "La biologiste Waltraud ⟦Pivert⟧ habite ici."),
        ("it", "Il parroco Rodrigo ⟦Coniglio⟧ vive a Burgos con Iker e Inés, nati a Sevilla."),
        ("es", "La juez Fiona ⟦Pimienta⟧ no habló."),
        ("en", "Head coach ⟦Summer⟧ Xuanze was pleased, and so was the potter ⟦Horse⟧ Baoqun."),
        ("de", "Der Trainer ⟦Sommer⟧ Xuanze war zufrieden."),
        ("ru", "Тренер Найджел ⟦Воробей⟧ молчал."),
    ],
)
def test_translated_surnames(language: str, text: str) -> None:
    plain, places = unmark(text)
    assert found(language, plain) == [(start, fault) for start, fault, _ in places]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "Ghislain Baker sold his farm near Leeds."),
        ("en", "Jack Black, Maria Rabbit and John Pedro Curly are other people."),
        ("en", "The Ettore Tower, the Joaquim Bridge and Wojciech Square were built in 1900."),
        ("en", "He saw Joaquim Rabbit Wins Again in the cinema."),
        ("en", "# Joaquim Rabbit\n\nJoaquim is fond of rabbits."),
        ("en", "“Where is Joaquim?” Rabbit asked. King Frost came with Joaquim; Curly stayed."),
        ("en", "Bruno Mars and Hans Zimmer played for Chance the Rapper and Sitting Bull."),
        ("en", "Summer Palace, White Guangdong and King Xuanze; the Yellow Huanghe ran dry."),
        ("de", "Gestern gab Jadwiga Milch in den Kaffee, und Wojciech Brot in die Suppe."),
        ("es", "El Rey Hielo y Marina Flor llegaron."),
        ("fr", "Mauro Martin et Beppe Petit ; Gennaro a vu la couronne."),
    ],
)
def test_right_names_stay_silent(language: str, text: str) -> None:
    assert found(language, text) == []


def test_message_shows_surnames_of_the_country_that_the_text_names() -> None:
    text = "The vet Joaquim Rabbit came from Lisbon."
    (finding,) = mtcheck.check(text, language="en", config=SURNAMES).findings
    assert finding.message.endswith("such as Coelho")


def test_reference_vouches_for_a_surname() -> None:
    text = "The vet Joaquim Rabbit came."
    assert mtcheck.check(text, language="en", references=[text], config=SURNAMES).findings == ()
