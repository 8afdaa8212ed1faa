"""Numbers, times and dates of another locale: exact places and fixes, and the ambiguous ones."""

from __future__ import annotations

import pytest
from marks import unmark

import mtcheck
from mtcheck.config import Config


def found(text: str, language: str) -> list[tuple[int, str, str]]:
    report = mtcheck.check(text, language=language, config=Config(select=("numbers",)))
    assert report.failed == ()
    return [(f.start, f.text, f.fix or "") for f in report.findings]


MARKED = [
    ("en", "It rose by ⟦3,5=>3.5⟧ percent, or ⟦12,75=>12.75⟧ %, to €⟦2.500=>2,500⟧."),
    ("en", "The town of ⟦12.400=>12,400⟧ people cost ⟦1.234.567=>1,234,567⟧ and ⟦4.215,50=>4,215.50⟧."),
    ("en", "About ⟦15.000=>15,000⟧ demonstrators came."),
    ("en", "It lost ⟦0,25=>0.25⟧ of its weight, ⟦2,5=>2.5⟧ million tonnes in all."),
    ("de", "Es stieg um ⟦3.5=>3,5⟧ Prozent auf ⟦1,250.75=>1.250,75⟧ in ⟦1,234,567=>1.234.567⟧ Fällen."),
    ("de", "Das ist ⟦2.6=>2,6⟧-mal so viel wie die ⟦12,500=>12.500⟧ Einwohner brauchen."),
    ("fr", "Vendu à ⟦48,500=>48\u00a0500⟧ exemplaires pour ⟦3.5=>3,5⟧ millions."),
    ("it", "Costa ⟦2,300.50=>2.300,50⟧ euro a stagione."),
    ("pl", "Karnet kosztuje ⟦1,250.00=>1\u00a0250,00⟧ zł."),
    ("es", "Cuesta ⟦1,250.75=>1.250,75⟧ euros, un 3,5 % más."),
    ("es", "Subió un 3.5 %, un 2.5 %, y cuesta 1,250 pesos, no ⟦3,5=>3.5⟧ millones."),
    # The other numbers of the text decide what is ambiguous alone.
    ("fr", "Vendu à ⟦48,500=>48\u00a0500⟧ exemplaires, soit ⟦1,234=>1\u00a0234⟧ de plus."),
    ("en", "The line is closed from ⟦1. August=>1 August⟧ to 3 May; doors open at ⟦14h30⟧."),
    ("fr", "Il ouvre à ⟦2:30 p.m.⟧ le lundi."),
    ("de", "Es verkaufte ⟦85,000=>85.000⟧ Stück und ⟦3,692=>3.692⟧ alte Verträge, um ⟦9 h 45⟧ früh."),
    ("ru", "Его средний показатель ⟦101.4=>101,4⟧, коэффициент ⟦0.11=>0,11⟧, рост 3,5 раза."),
    ("en", "The dose (⟦2,7=>2.7⟧ mg, SE = ⟦1,37=>1.37⟧) cured ⟦0,1=>0.1⟧–0.5 per cent."),
    ("en", "He saw ⟦33 150=>33,150⟧ spectators pay $⟦12 500=>12,500⟧ and 1,200 coins."),
    ("ru", "Встреча ⟦Февраля 10, 2023⟧ прошла тихо."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "marked"), MARKED)
def test_numbers_of_another_locale_are_found(language: str, marked: str) -> None:
    text, places = unmark(marked)
    assert found(text, language) == places


RIGHT = [
    ("en", "It measured 1.234 and 2,345 in all; 9.581 seconds; version 2.10.3 at 10.0.255.255."),
    ("en", "See chapters 3,5 and 7,8 or (3,5) or [0,25]; 1,00,000 rupees; ISBN 978.0.14; 6,3 6,4."),
    ("en", "At 7.30 pm on 12.05.2021; 2,5-dimethoxy; route 66,6; #1,5; 3,200 people."),
    ("de", "Um 18.30 Uhr kamen 12.500 Zuschauer, am 3.5. und am 12.05.2021; 3,5 Prozent; 1.234."),
    ("de", "Version 3.5 hat 2.10.3 ersetzt; Abschnitt 4.2 zeigt 1,234 davon."),
    ("ru", "Рост составил 3.5 процента, затем 4.5 процента."),
    ("es", "Creció un 3.5 % y costó 1,250.75 pesos."),
    ("es", "Debian 2.2 tenía 8.500 paquetes, Linux 2.4 y XFree86 4.2 tenían 9.000 clientes."),
    ("fr", "La carte coûte 12,50 € et 1 250 € ; il est 14 h 30 à Paris."),
    ("zh", "增长3.5%，共1,200人。"),
    ("en", "He was number 1. August was hot. It took 2h30. She scored 15.100 before it."),
    ("de", "UKW 101.4 und Chrome 115.3; der Wert ist 0,123, und 1,234 Punkte."),
    ("en", "In 2022 150 people called 555 123 456 from room 12 300 about the Boeing 737 800 times."),
    ("en", "The 1.618 ratio is good after 2 100 boats, 3 400 boats, 4 500 boats and 5 600 boats."),
    ("de", "In Frankfurt a. M. kamen 3 am Montag. Februar 2023 war kalt."),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text"), RIGHT)
def test_ambiguous_and_native_numbers_are_left_alone(language: str, text: str) -> None:
    assert found(text, language) == []


def test_a_number_that_may_be_two_is_not_fixed() -> None:
    (finding,) = mtcheck.check("There were 4.176,000 of them.", language="en").findings
    assert (finding.text, finding.fix) == ("4.176,000", None)
    assert finding.message.endswith("write 4,176,000 or 4,176.000")


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        ("She has 2.340 songs.", "Tiene 2.340 canciones.", [(8, "2.340", "2,340")]),
        ("She sang for 2.340 s in 4.5 m.", "Cantó 2.340 s en 4.5 m.", []),
    ],
)
def test_source_tells_whether_digits_are_thousands(
    text: str, source: str, expected: list[tuple[int, str, str]]
) -> None:
    report = mtcheck.check(text, language="en", source=source, source_language="es")
    assert [(f.start, f.text, f.fix) for f in report.findings] == expected
