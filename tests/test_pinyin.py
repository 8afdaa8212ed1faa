"""Chinese names in Latin letters are told by their syllables."""

from __future__ import annotations

import pytest

import mtcheck
from mtcheck.config import Config
from mtcheck.names.pinyin import is_pinyin


@pytest.mark.parametrize("word", ["Wang", "Huning", "Jining", "Zhongnan", "Xi"])
def test_syllables(word: str) -> None:
    assert is_pinyin(word)


@pytest.mark.parametrize("word", ["", "Hospital", "Ausralian", "Schmidt", "Mark", "Anhuiningbei"])
def test_other_words(word: str) -> None:
    assert not is_pinyin(word)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("en", "He met Wang Huning in Beijing.", []),
        ("en", "He met the Ausralian minister.", [("Ausralian", "Australian")]),
        ("de", "Eisenmangel und Anmie sind hufige Befunde bei CED.", [("Anmie", "Anämie")]),
        ("es", "Las nuevas Directrices sobre Deteccin y Diagnstico del Cncer fueron "
         "preparadas por un panel que las escribi con la informacin de todos los pases miembros.", []),
    ],
)  # fmt: skip
def test_neither_chinese_names_nor_words_without_accents_are_misspelt(
    language: str, text: str, found: list[tuple[str, str]]
) -> None:
    report = mtcheck.check(text, language=language, config=Config(select=("near-name",)))
    assert [(f.text, f.fix) for f in report.findings] == found
