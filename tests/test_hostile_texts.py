"""No text stops a rule, whatever it holds: what a hostile tester found that once did."""

from __future__ import annotations

from typing import NamedTuple

import pytest

import mtcheck


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


@pytest.mark.parametrize("name", CRASHED)
def test_no_rule_crashes(name: str) -> None:
    text, language, source, source_language = CRASHED[name]
    report = mtcheck.check(text, language=language, source=source, source_language=source_language)
    assert report.failed == ()
