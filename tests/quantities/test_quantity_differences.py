"""How the quantities of a text differ from those of its source."""

from __future__ import annotations

import pytest

from mtcheck import check
from mtcheck.document import Document, Pair, Span
from mtcheck.quantities.differences import differences
from mtcheck.quantities.writing import written_right


def found(text: str, source: str, pair: str = "en-de") -> list[tuple[str, str, str]]:
    """Return what is wrong, where, and how the source has it; `text` translates `source`."""
    source_language, language = pair.split("-")
    pairs, at = [], 0
    for ours, theirs in zip(text.split("\n"), source.split("\n"), strict=True):
        pairs.append(Pair(Span(at, at + len(ours)), theirs))
        at += len(ours) + 1
    doc = Document(
        text,
        language=language,
        source=source,
        source_language=source_language,
        pairs=tuple(pairs),
    )
    return [
        (str(d.mistake), text[d.place.start : d.place.end], d.source_text) for d in differences(doc)
    ]


@pytest.mark.parametrize(
    ("pair", "source", "text"),
    [
        ("en-de", "It leaves at 11:30 pm.", "Er fährt um 23.30 Uhr."),
        ("en-fr", "It leaves at 11:30 pm.", "Il part à 23 h 30."),
        ("en-cs", "At 0500 sharp.", "Přesně v 05:00."),
        ("en-de", "80 feet high", "25 Meter hoch"),
        ("en-es", "27 miles away", "a más de 40 kilómetros"),
        ("en-de", "at 68 °F", "bei 20 °C"),
        ("en-de", "10 times as expensive", "zehnfach teurer"),
        ("en-de", "thirty-one people", "31 Leute"),
        ("en-zh", "in July 2023", "2023年七月"),
        ("en-zh", "450 million years", "4.5亿年"),
        ("en-zh", "3 to 5 million cases", "300 万 - 500 万病例"),
        ("en-de", "on 9/11", "am 11. September"),
        ("en-ru", "in the 1990s", "в 90-х"),
        ("en-ru", "in the 19th century", "в XIX веке"),
        ("en-de", "in the 1800s", "im 19. Jahrhundert"),
        ("en-de", "half of them", "50 Prozent von ihnen"),
        ("en-de", "COVID-19 and 5G", "COVID-19 und 5G"),
        ("zh-en", "可享受七五折", "a 25% discount"),
        ("de-en", "von 18 bis 21 Uhr", "from 6 to 9 p.m."),
        ("de-en", "rund 1,2 Millionen Euro", "around €1.2m"),
        ("cs-uk", "z 97 na 215 milionů", "з 97 млн до 215 млн"),
        ("en-fr", "ninety-seven", "97"),
        ("en-es", "a dozen of 1,340.50 euros", "12 de 1340,50 euros"),
        ("hi-en", "5 लाख", "500,000"),
        ("ar-en", "١٢٣", "123"),
        ("en-de", "2015-16", "2015/2016"),
        ("en-de", "300 yards out", "300 Meter entfernt"),
        ("en-de", "161 feet (49 meters) high", "49 Meter hoch"),
        ("zh-en", "当天14时40分", "at around 14: 40 that day"),
        ("zh-en", "有六成是男性", "60% are men"),
        ("ja-en", "漁師が戻れば10割になる", "When they come back, it will be 100%"),
        ("zh-en", "五一档票房冠军", "the box office of May 1st"),
        ("ru-en", "18:10 000", "18:10,000"),
        ("en-de", "for 2.5 hours", "zweieinhalb Stunden lang"),
        ("en-zh", "for 2.5 hours", "两个半小时"),
        ("en-fr", "2½ hours", "deux heures et demie"),
        ("en-ja", "18 months ago", "約1年半前"),
        ("en-es", "half a million people", "500.000 personas"),
        (
            "en-de",
            "450,000 and more than 2.5 million",
            "450 000 und mehr als zweieinhalb Millionen",
        ),
        ("en-ja", "$3.74", "3ドル74セント"),
        ("en-zh", "1.85 m tall", "身高1米85"),
        ("en-de", "5 feet 11 inches", "1,80 Meter"),
        ("en-de", "from 4.25-.35", "von 4,25-4,35"),
        ("en-fr", "in 1998-99", "en 1998-1999"),
        ("en-ja", "585 million", "5億8千5百万"),
        ("en-es", "an 80 year old", "un octogenario"),
        ("en-es", "40-ish", "un cuarentón"),
        ("en-de", "in his mid 40s", "ein Mittvierziger"),
        ("cs-uk", "jedenašedesátiletý", "61 рік"),
        ("cs-uk", "dvou milionů", "2 млн"),
        ("en-it", "One hundred one people", "101 persone"),
        ("es-en", "treinta y un porciento", "thirty-one percent"),
    ],
)
def test_says_the_same(pair: str, source: str, text: str) -> None:
    assert found(text, source, pair) == []


@pytest.mark.parametrize(
    ("pair", "source", "text", "expected"),
    [
        ("fr-en", "65 000 voyageurs", "6,500 passengers", ("number", "6,500", "65 000")),
        ("en-pt", "up from 61 in 2015", "contra 16 em 2015", ("number", "16", "61")),
        ("it-en", "ogni quindici anni", "every fifty years", ("number", "fifty", "quindici anni")),
        ("en-de", "two pages", "7 Seiten", ("number", "7", "two")),
        ("en-de", "27 km", "28 km", ("number", "28", "27 km")),
        (
            "de-en",
            "2,5 Milliarden Euro",
            "2.5 million euros",
            ("magnitude", "million", "2,5 Milliarden Euro"),
        ),
        ("es-en", "1.300 millones", "1,300 billion", ("magnitude", "billion", "1.300 millones")),
        ("ru-en", "200 тысяч человек", "200 people", ("magnitude", "200", "200 тысяч")),
        ("zh-en", "5200万人次", "5,200 million", ("number", "5,200 million", "5200万")),
        ("zh-en", "2.16万张门票", "2.16 million tickets", ("number", "2.16 million", "2.16万")),
        ("fr-en", "le 30 juillet", "on July 31", ("date", "31", "30")),
        ("en-cs", "on 18 December", "18. května", ("date", "května", "December")),
        ("fr-en", "à 21 heures", "at 9 a.m.", ("time", "9 a.m.", "21 heures")),
        ("en-de", "12 miles", "12 Kilometer", ("unit", "Kilometer", "12 miles")),
        ("en-de", "90mph in some areas", "90 km/h in Teilen", ("unit", "km/h", "90mph")),
        ("en-de", "£12 million", "12 Millionen Euro", ("currency", "Euro", "£12 million")),
        ("de-en", "viele, davon 25", "4,000, 25 of them", ("added", "4,000", "")),
        ("de-en", "4.000 kamen.", "Many came.", ("missing", "Many came", "4.000")),
        ("en-de", "42.195 km", "42.195 km", ("format", "42.195", "42.195 km")),
        ("en-de", "2½ hours", "3,5 Stunden", ("number", "3,5", "2½ hours")),
        ("en-ja", "$3.74", "3ドル75セント", ("number", "3ドル75", "$3.74")),
    ],
)
def test_says_something_else(
    pair: str, source: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert found(text, source, pair) == [expected]


def test_what_stands_in_the_neighbouring_passage_is_not_missing() -> None:
    assert found("Es waren viele.\nEs kamen 4.000.", "There were 4,000.\nMany came.") == []


def test_of_two_equal_numbers_the_wrong_one_is_flagged() -> None:
    text = "Die 737 MAX 6 blieb am 6. Januar am Boden."
    assert found(text, "The 737 MAX 9 was grounded on Jan. 6.") == [("number", "6", "9")]


def test_another_text_is_no_matter_of_numbers() -> None:
    assert found("Von 98 kamen 217 aus 41 und 12.", "Iron deficiency is common.") == []


def test_small_numbers_alone_are_left_to_the_language() -> None:
    assert found("Beide kamen an.", "They arrived in 2 of 3 places.") == []


@pytest.mark.parametrize(
    ("pair", "source", "text", "right"),
    [
        ("fr-en", "65 000 voyageurs", "6,500 passengers", "65,000"),
        ("en-de", "1,234.5 km", "1.243,5 km", "1.234,5"),
        ("en-fr", "12,500 people", "15\u202f200 personnes", None),
        ("de-en", "2,5 Milliarden", "2.5 million", "billion"),
        ("en-de", "2.4 billion years", "2,4 Billionen Jahre", "Milliarden"),
        ("en-de", "on 4 August", "am 4. September", "August"),
        ("it-en", "quindici", "fifty", None),
    ],
)
def test_the_right_form_is_that_of_the_language(
    pair: str, source: str, text: str, right: str | None
) -> None:
    source_language, language = pair.split("-")
    doc = Document(text, language=language, source=source, source_language=source_language)
    (difference,) = differences(doc)
    assert written_right(doc, difference) == right


@pytest.mark.parametrize("first", ["added", "missing"])
def test_what_is_missing_beside_what_is_added_is_one_passage(first: str) -> None:
    text = "Es kamen 12 Leute. Dann 70 Busse."
    added = Pair(Span(19, 33), "")
    missing = Pair(Span(19, 19), "Then 40 buses.")
    both = (added, missing) if first == "added" else (missing, added)
    doc = Document(
        text,
        language="de",
        source="12 people came. Then 40 buses.",
        source_language="en",
        pairs=(Pair(Span(0, 18), "12 people came."), *both),
    )
    assert [(str(d.mistake), d.place, d.source_text) for d in differences(doc)] == [
        ("number", Span(24, 26), "40")
    ]


def test_digits_too_many_for_a_number_do_not_stop_the_rules() -> None:
    text, source = "1234567890" * 5_000, "0987654321" * 5_000
    assert check(text, language="ru", source=source, source_language="en").failed == ()
