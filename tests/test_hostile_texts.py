"""No text stops a rule, whatever it holds: what a hostile tester found that once did."""

from __future__ import annotations

import time
from typing import NamedTuple

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.report import Report


class Pair(NamedTuple):
    """A text with its source, and their languages."""

    text: str
    language: str
    source: str
    source_language: str


CRASHED = {
    "a given name at the end of its passage": Pair(
        'President "Recep" said so.', "en", "Cumhurbaşkanı Recep Tayyip Erdoğan konuştu.", "tr"
    ),
    "a word of combining marks alone": Pair(
        "The president \u0301\u0302 met Kadhafix there.", "en", "Президент встретил Путина там.", "ru"
    ),
    "half a character in a language without spaces": Pair(
        "The water of the year was \ud83d cold.", "en", "今年の水は\ud83d冷たかった。", "ja"
    ),
}  # fmt: skip


def check(pair: Pair, *rules: str) -> Report:
    return mtcheck.check(
        pair.text,
        language=pair.language,
        source=pair.source or None,
        source_language=pair.source_language or None,
        config=Config(select=rules),
    )


@pytest.mark.parametrize("name", CRASHED)
def test_no_rule_crashes(name: str) -> None:
    assert check(CRASHED[name]).failed == ()


SENTENCE = "President Recep Tayyip Erdogan said that the meeting in New York would be held. "
GERMAN = "Präsident Frank-Walter Steinmeier sagte, dass das Treffen in Berlin stattfindet. "
ENGLISH = "“the “meeting “in “New York “on “12 “May “2024 “with “1,250 “guests “said "
RUSSIAN = "“встреча “в “Москве “12 “мая “2024 “года “с “участием “1 “250 “гостей "
LONG = {
    "names in one paragraph": ("names", Pair(SENTENCE * 1_800, "en", "", "")),
    "copies beside a source": (
        "duplicate-paragraph",
        Pair(f"{SENTENCE}\n\n" * 1_200, "en", f"{GERMAN}\n\n" * 1_200, "de"),
    ),
    "surnames in one paragraph": (
        "changed-surname",
        Pair("Tayyip Plugh " * 3_000, "en", "Tayyip Zxcvb. " * 4_000, "de"),
    ),
    "one word without an end": ("omission", Pair("Ba" * 60_000, "de", "Ba" * 60_000, "fr")),
    "numbers in one sentence": (
        "number-missing", Pair(ENGLISH * 400, "en", RUSSIAN * 400, "ru"),
    ),
}  # fmt: skip
"""What took time that grew with the square of the length, with the rule or group that did."""


@pytest.mark.parametrize("name", LONG)
def test_long_texts_take_linear_time(name: str) -> None:
    rule, pair = LONG[name]
    check(pair._replace(text=pair.text[:100], source=pair.source[:100]), rule)  # reads the lists
    start = time.process_time()
    assert check(pair, rule).failed == ()
    assert time.process_time() - start < 5  # below 2 s on the machine this was written on
