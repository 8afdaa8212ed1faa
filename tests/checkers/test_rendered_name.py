"""Known names of the source, in any script, and what the text makes of them."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config

RULES = Config(select=("misrendered-name", "unadapted-name"))


def found(pair: str, source: str, text: str) -> list[tuple[str, str, str | None, str | None]]:
    theirs, _, ours = pair.partition("-")
    report = mtcheck.check(text, language=ours, source=source, source_language=theirs, config=RULES)
    assert (report.skipped, report.failed) == ((), ())
    return [(f.rule, f.text, f.fix, f.source_text) for f in report.findings]


@pytest.mark.parametrize(
    ("pair", "source", "text", "expected"),
    [
        ("uk-en", "У Відні дощить.", "It is raining in Vyenna.", ("Vyenna", "Vienna", "Відні")),
        ("zh-en", "慕尼黑下雨了。", "It is raining in Munixh.", ("Munixh", "Munich", "慕尼黑")),
        ("ja-en", "ミュンヘンは雨だ。", "It is raining in Munixh.", ("Munixh", "Munich", "ミュンヘン")),
        ("ko-de", "독일에서 왔다.", "Er kam aus Deutchland.", ("Deutchland", "Deutschland", "독일에서")),
        ("ar-en", "جاء من ألمانيا.", "He is from Germanny.", ("Germanny", "Germany", "ألمانيا")),
        ("hi-en", "वह जर्मनी से आया।", "He is from Germanny.", ("Germanny", "Germany", "जर्मनी")),
        ("en-uk", "It rained in Munich.", "У Мюнцені йшов дощ.", ("Мюнцені", "Мюнхені", "Munich")),
    ],
)  # fmt: skip
def test_a_slip_in_a_known_name(
    pair: str, source: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert found(pair, source, text) == [("misrendered-name", *expected)]


@pytest.mark.parametrize(
    ("pair", "source", "text", "expected"),
    [
        ("zh-en", "周一他飞往维也纳。", "On Monday he flew to Wien.", ("Wien", "Vienna", "维也纳")),
        ("en-fr", "NATO met in June.", "La NATO s’est réunie en juin.", ("NATO", "OTAN", "NATO")),
        ("fr-en", "L’OTAN s’est réunie.", "The OTAN met.", ("OTAN", "NATO", "OTAN")),
        ("ru-de", "ООН молчит.", "Die ONU schweigt.", ("ONU", "UNO", "ООН")),
        ("it-en", "Fu l’Onu a dirlo a Parigi.", "He said so in Parigi.", ("Parigi", "Paris", "Parigi")),
    ],
)  # fmt: skip
def test_another_languages_form(
    pair: str, source: str, text: str, expected: tuple[str, str, str]
) -> None:
    assert found(pair, source, text) == [("unadapted-name", *expected)]


@pytest.mark.parametrize(
    ("pair", "source", "text"),
    [
        # A legitimate system for a name that is at home in Cyrillic letters.
        ("ru-en", "Зеленский был в Киеве.", "Zelenskii was in Kiiv."),
        ("ru-de", "Зеленский был в Киеве.", "Selenskyj war in Kiew."),
        # Regular in Cyrillic letters, though the list has another one.
        ("en-ru", "Tottenham and Norwich drew.", "Тоттенхем и Норвич сыграли вничью."),
        # Another bearer of the sound: Haley is the known one.
        ("ru-en", "Хейли пришла.", "Hailey came."),
        # Adjectives and what is made from a name.
        ("cs-uk", "České republice", "У Чеській Республіці"),
        ("en-cs", "Venice is old.", "Benátské město je staré."),
        ("ru-en", "Лондонец любит Лондон.", "A Londoner loves his town."),
        # The right form stands beside it.
        ("de-en", "Wien ist schön.", "Vienna (in German: Wien) is nice."),
        # A name within a name.
        ("en-de", "He reads The Elders of Ireland.", "Er liest The Elders of Ireland."),
        ("en-de", "He reads RT Russia Today.", "Er liest RT Russia Today."),
        # Shouted words are no acronyms.
        ("en-de", "IS IT TWO AGAINST ONE?", "SIND ES ZWEI GEGEN EINEN?"),
        ("it-en", "Giovanni Strauss II compose valzer.", "Federico II composed waltzes."),
    ],
)  # fmt: skip
def test_what_may_be_right_is_spared(pair: str, source: str, text: str) -> None:
    assert found(pair, source, text) == []


def test_a_reference_vouches_for_a_name() -> None:
    report = mtcheck.check(
        "It is raining in Munixh.",
        language="en",
        source="周一慕尼黑下雨了。",
        source_language="zh",
        references=("It rains in Munixh.",),
        config=RULES,
    )
    assert report.findings == ()
