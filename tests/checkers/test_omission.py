"""Sentences of the source that are missing."""

from __future__ import annotations

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Pair, Span
from mtcheck.finding import fold
from mtcheck.report import Report

DE = (
    "Die Brücke wurde im März gesperrt.",
    "Ingenieure fanden Risse, die bis zu 40 Zentimeter lang sind, in allen 14 Pfeilern.",
    "Die Bürgermeisterin Jutta Reimann hat das Ministerium in Hannover um Geld gebeten.",
    "Bis dahin müssen täglich 12.000 Autofahrer die Straße durch Kleinhausen nehmen.",
    "Die Fähre nach Borkum fährt zweimal am Tag.",
)
EN = (
    "The bridge was closed in March.",
    "The mayor, Jutta Reimann, has asked the ministry in Hanover for money.",
    "The ferry to Borkum sails twice a day.",
)


def check(text: str, source: str) -> Report:
    return mtcheck.check(
        text,
        language="en",
        source=source,
        source_language="de",
        config=Config(select=("omission", "cut-short")),
    )


def test_each_missing_sentence_is_a_fault_of_its_own() -> None:
    report = check(" ".join(EN), " ".join(DE))
    places = [len(EN[0]), len(f"{EN[0]} {EN[1]}")]
    assert [(f.start, f.end, f.source_text) for f in report.findings] == [
        (places[0], places[0], DE[1]),
        (places[1], places[1], DE[3]),
    ]
    assert len(fold(report.findings)) == 2
    assert report.score.translation.penalty == 10
    assert report.findings[0].message == (
        "a sentence of the source is missing here: “Ingenieure fanden Risse, die bis zu 40 "
        "Zentimeter lang…”: translate what is missing"
    )


def test_what_the_source_says_twice_may_be_left_out_once() -> None:
    assert check(" ".join(EN[:2]), " ".join((DE[0], DE[2], DE[0]))).findings == ()


def test_furniture_of_the_source_may_be_left_out() -> None:
    source = f"{DE[0]}\n\nLesen Sie auch: Die schönsten Brücken des Landes\n\n{DE[2]}"
    assert check("\n\n".join(EN[:2]), source).findings == ()


def test_a_file_of_pairs_is_not_aligned() -> None:
    document = Document(
        EN[0],
        source=" ".join(DE),
        pairs=(Pair(Span(0, len(EN[0])), DE[0]),),
    )
    report = mtcheck.check(document, language="en", config=Config(select=("coverage",)))
    assert report.findings == ()
