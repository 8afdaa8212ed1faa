"""What numbers, dates, times and measures are worth, in each language."""

from __future__ import annotations

from decimal import Decimal
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.quantities import Kind, Quantity, read_quantities
from mtcheck.quantities.words import FOLDER, load_number_words

LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


def read(text: str, language: str, *, strict: bool = True) -> list[Quantity]:
    return [q for q in read_quantities(text, language, strict=strict) if q.firm]


def value(text: str, language: str) -> Decimal:
    """Return the value of the one firm quantity of a text."""
    (q,) = read(text, language)
    (only,) = q.values
    return only


@pytest.mark.parametrize(
    ("language", "text", "worth"),
    [
        ("en", "one hundred and twenty-three", 123),
        ("en", "nineteen thousand two hundred and six", 19206),
        ("en", "the ninety-second fair", 92),
        ("en", "twenty seconds", 20),
        ("de", "dreiundzwanzig", 23),
        ("de", "zweitausenddreihundertfünf", 2305),
        ("de", "am fünfundzwanzigsten", 25),
        ("fr", "quatre-vingt-dix-sept", 97),
        ("fr", "soixante et onze", 71),
        ("fr", "deux cent quatre-vingt-onze", 291),
        ("es", "treinta y cinco", 35),
        ("it", "la novantaduesima fiera", 92),
        ("it", "ventitré", 23),
        ("pt", "trinta e cinco", 35),
        ("nl", "drieëntwintig", 23),
        ("sv", "tjugotre", 23),
        ("ru", "двадцать пять", 25),
        ("ru", "девяносто шестой", 96),
        ("uk", "двадцять п’ять", 25),
        ("cs", "pětadvacet", 25),
        ("cs", "dvacet pět", 25),
        ("pl", "dwadzieścia pięć tysięcy", 25000),
        ("tr", "yirmi beş", 25),
        ("hi", "पच्चीस", 25),
        ("ar", "عشرين", 20),
        ("zh", "二百五十三人", 253),
        ("ja", "三十五人", 35),
        ("zh", "二〇二四", 2024),
    ],
)
def test_number_words(language: str, text: str, worth: int) -> None:
    assert value(text, language) == worth


@pytest.mark.parametrize(
    ("language", "text", "worth"),
    [
        ("en", "1,234,567.5", "1234567.5"),
        ("de", "1.234.567,5", "1234567.5"),
        ("fr", "65 000", "65000"),
        ("fr", "65\u202f000,5", "65000.5"),
        ("de", "12’500", "12500"),
        ("hi", "1,00,000", "100000"),
        ("hi", "१२३", "123"),
        ("ar", "١٬٢٣٤٫٥", "1234.5"),
        ("ja", "１２３", "123"),
        ("en", "2.5 billion", "2.5E9"),
        ("de", "2,5 Billionen", "2.5E12"),
        ("de", "3 Mrd. Euro", "3E9"),
        ("es", "4.200 mil millones", "4.2E12"),
        ("ru", "200 тысяч", "200000"),
        ("ru", "2,5 млрд рублей", "2.5E9"),
        ("zh", "5200万人次", "52000000"),
        ("zh", "29 万", "290000"),
        ("ja", "１億2000万円", "120000000"),
        ("hi", "5 लाख", "500000"),
        ("ko", "30만", "300000"),
        ("en", "½", "0.5"),
    ],
)
def test_figures(language: str, text: str, worth: str) -> None:
    assert Decimal(worth) in read(text, language)[0].values
    if language not in ("es", "ar"):
        assert value(text, language) == Decimal(worth)


@pytest.mark.parametrize(
    ("language", "text", "times"),
    [
        ("en", "at 11:30 pm", [(23, 30)]),
        ("en", "at 9 a.m.", [(9, 0)]),
        ("en", "at 12 p.m.", [(12, 0)]),
        ("de", "um 23.30 Uhr", [(23, 30)]),
        ("fr", "à 14 h 30", [(14, 30)]),
        ("fr", "à 21 heures", [(21, 0)]),
        ("zh", "晚上11点30分", [(11, 30), (23, 30)]),
        ("ja", "午後7時半", [(7, 30), (19, 30)]),
        ("en", "at 0500", [(5, 0), (17, 0)]),
    ],
)
def test_times(language: str, text: str, times: list[tuple[int, int]]) -> None:
    (q,) = read(text, language)
    assert sorted(q.clocks) == [hour * 60 + minute for hour, minute in times]


@pytest.mark.parametrize(
    ("language", "text", "month"),
    [
        ("en", "September 8", 9),
        ("en", "8 Sept. 2020", 9),
        ("de", "8. März", 3),
        ("ru", "8 сентября", 9),
        ("cs", "12. července", 7),
        ("cs", "12. června", 6),
        ("pl", "3 października", 10),
        ("zh", "9月8日", 9),
    ],
)
def test_months(language: str, text: str, month: int) -> None:
    (q,) = (q for q in read(text, language) if q.kind is Kind.MONTH)
    assert q.values == {month}


@pytest.mark.parametrize(
    ("language", "text", "unit"),
    [
        ("en", "80 feet", "foot"),
        ("de", "25 Metern", "meter"),
        ("ru", "15 километрами", "kilometer"),
        ("en", "US$ 10 million", "$"),
        ("es", "1.300 millones de euros", "EUR"),
        ("zh", "百分之50", "percent"),
        ("de", "5 Prozent", "percent"),
        ("cs", "3 miliony korun", "kr"),
        ("en", "5 to 6 miles", "mile"),
    ],
)
def test_units(language: str, text: str, unit: str) -> None:
    assert unit in read(text, language)[0].units


def test_places_are_exact() -> None:
    text = "On 8 September some 1,234.5 million people paid US$ 5."
    found = read_quantities(text, "en")
    assert [text[q.start : q.end] for q in found] == ["8", "September", "1,234.5 million", "5"]
    million = found[2]
    assert text[million.magnitude_start : million.end] == "million"
    assert text[found[3].unit_start : found[3].unit_end] == "US$ "


def test_what_is_no_quantity_is_not_firm() -> None:
    text = "1. See https://example.org/2023/11, @user5, M4P4 and 24/7 for one second."
    assert read(text, "en") == []


def test_names_with_digits_are_named() -> None:
    assert [q.named for q in read("COVID-19, the A320, 5G and 20 people", "en")] == [
        True,
        True,
        True,
        False,
    ]


def test_a_mark_before_three_digits_has_two_readings_unless_strict() -> None:
    (loose,) = read("1.234", "de", strict=False)
    assert loose.values == {Decimal("1.234"), Decimal(1234)}
    assert value("1.234", "de") == 1234
    assert value("1.234", "en") == Decimal("1.234")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_has_one_meaning_in_each_table(language: str) -> None:
    words = load_number_words(language)
    stems = [*words.values, *words.soft, *words.magnitudes, *words.idioms, *words.months]
    assert [stem for stem in stems if stem != stem.lower().strip() or "’" in stem] == []
    assert all(0 <= value < 10**16 for value in words.values.values())
    assert set(words.months.values()) <= set(range(1, 13))


@given(st.text(alphabet="019 .,:/-hmp%$€'万一年月IVX\u00a0abe\n½²१", max_size=60))
@pytest.mark.parametrize("language", ["en", "de", "ru", "zh", "is"])
def test_any_text_is_read_and_all_places_lie_inside(language: str, text: str) -> None:
    for q in read_quantities(text, language):
        assert 0 <= q.start < q.number_end <= q.end <= len(text)
        assert 0 <= q.unit_start <= q.unit_end <= len(text)


@pytest.mark.parametrize(
    "piece", ["1.", "1-", "$1 ", "zwei", "九", "hundred and ", "1 億", "1 May "]
)
def test_reading_is_linear(piece: str) -> None:
    def cost(size: int) -> float:
        text = piece * (size // len(piece))
        start = process_time()
        read_quantities(text, "en" if piece.isascii() else "zh")
        return process_time() - start

    cost(1000)
    small, large = min(cost(6000) for _ in range(3)), min(cost(48000) for _ in range(2))
    assert large < 40 * small + 0.2
