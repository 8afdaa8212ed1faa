"""Remarks of an engine in words of their own, told by what the words mean."""

from __future__ import annotations

import pytest

from mtcheck.checkers.engine_remark import check
from mtcheck.document import Document
from mtcheck.lines.remark import may_be_remark, remark_pull, remark_score
from mtcheck.lines.words import line_words
from mtcheck.quotation import without_quotations

STORIES = {
    "en": "The town council met on Tuesday to discuss the repair of the old bridge.",
    "de": "Der Stadtrat hat am Dienstag über die Reparatur der alten Brücke beraten.",
    "fr": "Le conseil municipal s'est réuni mardi pour débattre de la réparation du vieux pont.",
    "es": "El ayuntamiento se reunió el martes para debatir la reparación del puente viejo.",
    "ru": "Во вторник городской совет обсудил ремонт старого моста.",
    "it": "Il consiglio comunale si è riunito martedì per discutere la riparazione del vecchio ponte.",
    "pt": "A câmara reuniu-se na terça-feira para discutir a reparação da ponte velha.",
}
REMARKS = [
    ("en", "Quotations were translated freely rather than word for word."),
    ("en", "There is no tidy English word for this, so I explained it."),
    ("de", "Zitate habe ich eher frei als wörtlich übersetzt."),
    ("fr", "La plaisanterie du deuxième paragraphe ne passe pas en français."),
    ("es", "El chiste del segundo párrafo no se puede traducir al español."),
    ("ru", "Шутка во втором абзаце по-русски не работает."),
    ("it", "La battuta del secondo paragrafo non funziona in italiano."),
    ("pt", "Optei por um registro mais formal do que o do original."),
    ("en", 'Other options: "spoilsport", "killjoy", "wet blanket".'),
    ("fr", "« Gardien » comme « surveillant » conviendrait ici."),
    ("de", "Konfidenz: 0,82"),
    ("en", "My apologies for the mix-up! The corrected version is below."),
    ("es", "[Se omite el resto del artículo por brevedad]"),
]
TALES = [
    ("en", "The treaty was signed in a tent by the river."),
    ("en", "“I cannot translate that for you,” she wrote in English."),
    ("de", "Die Dolmetscherin schlief im Zug nach Kiel."),
    ("fr", "L'interprète a dormi dans le train de nuit."),
    ("es", "La carta llegó con el tren de la noche."),
    ("ru", "Письмо пришло с ночным поездом."),
    ("it", "La lettera arrivò con il treno della notte."),
    ("pt", "O intérprete dormiu no comboio da noite."),
    ("en", "What do I do if the link has expired?"),
    ("de", "Allgemeine Sicherheitsvorgaben müssen beachtet werden."),
    ("en", "SUMMARY:"),
]


def found(language: str, *lines: str) -> list[str]:
    doc = Document("\n\n".join(lines), language=language)
    return [doc.text[hit.start : hit.end] for hit in check(doc)]


@pytest.mark.parametrize(("language", "line"), REMARKS)
def test_a_remark_is_found_as_a_whole_line(language: str, line: str) -> None:
    assert found(language, STORIES[language], line) == [line]


@pytest.mark.parametrize(("language", "line"), TALES)
def test_a_tale_is_left_alone(language: str, line: str) -> None:
    assert found(language, STORIES[language], line) == []


def test_a_remark_after_the_story_is_found_in_its_paragraph() -> None:
    remark = "I translated the quotations freely and kept the original spelling of the names."
    assert found("en", f"{STORIES['en']} {remark}") == [remark]


def test_a_sentence_in_a_paragraph_is_its_authors() -> None:
    sentence = "The German word has no equivalent."
    assert found("en", STORIES["en"], sentence) == [sentence]
    assert found("en", STORIES["en"], f"{sentence} The old man laughed and shut the door.") == []


def test_english_remarks_are_found_in_other_languages() -> None:
    line = "I translated the text into plain German and kept the original paragraphs."
    assert found("de", line, STORIES["de"]) == [line]


def test_what_the_story_is_about_tells_nothing() -> None:
    line = "The German translation keeps the original wording."
    story = "The German translation of the poem keeps the wording of the original, critics say."
    assert found("en", STORIES["en"], line) == [line]
    assert found("en", story, STORIES["en"], line) == []


def test_what_gates_may_be_no_closer_than_the_score() -> None:
    """Lines are looked at only where their words can add up to it: that loses none that scores."""
    lost = []
    for language, line in REMARKS:
        words = line_words(language)
        assert words is not None
        told = words.sum(without_quotations(line), remark_pull)
        score = remark_score(line, words.of(without_quotations(line)), ())
        if score > 0 and not may_be_remark(line, told):
            lost.append(line)
    assert lost == []


def test_a_text_without_a_story_is_not_judged() -> None:
    assert found("en", "Quotations were translated freely rather than word for word.") == []
