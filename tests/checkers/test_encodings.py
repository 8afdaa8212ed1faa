"""Mojibake, code pages, lost accents, references and escapes: exact places, fixes, and traps."""

from __future__ import annotations

import time

import pytest

import mtcheck
from mtcheck.config import Config

ENCODING = Config(select=("encoding",))


def found(text: str, language: str = "en") -> list[tuple[str, int, str, str | None]]:
    report = mtcheck.check(text, language=language, config=ENCODING)
    assert report.failed == ()
    return [(f.rule, f.start, f.text, f.fix) for f in report.findings]


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("de", "Die BrÃ¼cke ist zu.", ("mojibake", 4, "BrÃ¼cke", "Brücke")),
        ("fr", "On va Ã\u00a0 Paris.", ("mojibake", 6, "Ã\u00a0", "à")),
        ("fr", "On va Ã Paris.", ("mojibake", 6, "Ã", "à")),
        ("pl", "Kurs do GdaÅ„ska wraca.", ("mojibake", 8, "GdaÅ„ska", "Gdańska")),
        ("pl", "To PociÄ…g do domu.", ("mojibake", 3, "PociÄ…g", "Pociąg")),
        ("en", "She saidâ€\u0099 yes.", ("mojibake", 4, "saidâ€\u0099", "said’")),
        ("pl", "Koncert w pi±tek.", ("code-page", 10, "pi±tek", "piątek")),
        ("cs", "Konec pøíští týden.", ("code-page", 6, "pøíští", "příští")),
        ("tr", "Bu akþam geldi.", ("code-page", 3, "akþam", "akşam")),
        ("en", "We canít go.", ("code-page", 3, "canít", "can’t")),
        ("en", "OSLO (AP) ó The road", ("code-page", 10, "ó", "—")),
        ("fr", "Il est trčs grand.", ("code-page", 7, "trčs", "très")),
        ("en", "a &quot; b", ("html-entity", 2, "&quot;", '"')),
        ("en", "a &amp;amp; b", ("html-entity", 2, "&amp;amp;", "&")),
        ("en", "a & rdquor; b", ("html-entity", 2, "& rdquor;", "”")),
        ("en", "It&#39;s", ("html-entity", 2, "&#39;", "'")),
        ("en", "M\\u00fcller", ("escape-sequence", 1, "\\u00fc", "ü")),
        ("en", "caf\\xc3\\xa9", ("escape-sequence", 3, "\\xc3\\xa9", "é")),
        ("en", "caf%C3%A9", ("escape-sequence", 3, "%C3%A9", "é")),
        ("en", "caf=C3=A9", ("escape-sequence", 3, "=C3=A9", "é")),
        ("en", "The end.\\nNew", ("escape-sequence", 8, "\\n", "\n")),
        ("en", "pri\u200bce", ("invisible-character", 3, "\u200b", "")),
        ("en", "the\u0092 end", ("control-character", 3, "\u0092", "")),
    ],
)
def test_faults(language: str, text: str, expected: tuple[str, int, str, str | None]) -> None:
    assert found(text, language) == [expected]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "AT&T, R&D; salt &pepper; https://example.org/?a=1&amp;b=2 and `&nbsp;`"),
        ("en", "The HTML reference &amp; stands for an ampersand."),
        ("en", "C:\\users\\nina and D:\\temp, 100%, a=b, x=C3"),
        ("pt", "A MANHÃ… e o NÃO de São Paulo."),
        ("en", "María, Martín and Ó Briain; naïve façade; 5 ± 2 m³"),
        ("pl", "Müller, Çelik, 30 m³ i 5 ± 2"),
        ("ru", "Müller и São Paulo"),
        ("de", "Ä, sagte er, „Ä…“, und ging."),
        ("es", "He said that the lock opens in May, and nobody was there to see it."),
    ],
)
def test_traps(language: str, text: str) -> None:
    assert found(text, language) == []


def test_what_is_left_of_a_character_is_found_without_a_fix() -> None:
    assert found("She said â€ yes.") == [("mojibake", 9, "â€", None)]


def test_one_finding_says_that_accents_are_lost() -> None:
    text = (
        "La capacitacin de los maestros empieza en otoo, y tambin habr clases de msica para los "
        "nios de la ciudad, dijo la concejala en una reunin."
    )
    assert [(rule, start, word) for rule, start, word, _ in found(text, "es")] == [
        ("lost-accents", 3, "capacitacin")
    ]
    assert found(text.replace("reunin", "reunión"), "es") == []


PIECES = (
    "Ã¼", "Ã ", "&amp;", "&", "\\x41", "%C3%A9", "=C3", "\\", "**a", "[a](", "<a ", "{{", "±a",
    '[a b="', "__a", "<!--", """'''a""", "{% ", "\u200b",
)  # fmt: skip


@pytest.mark.parametrize("piece", PIECES)
def test_long_repetitions_do_not_hang(piece: str) -> None:
    start = time.process_time()
    report = mtcheck.check(piece * (100_000 // len(piece)), language="pl", config=ENCODING)
    assert report.failed == ()
    assert time.process_time() - start < 5
