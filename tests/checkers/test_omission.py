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


def test_sentences_of_one_that_is_long_enough_for_them_are_not_added() -> None:
    source = (
        "镇上的老桥去年夏天因为裂缝关闭，镇长已经向交通部申请修缮资金，工程师检查了两座闸门，"
        "渔船和渡轮只好停在港口等候，居民每天要绕行二十公里的山路。"
    )
    text = (
        "The old bridge of the town was closed last summer because of cracks. The mayor has asked the "
        "Ministry of Transport for funds, engineers have inspected both gates, fishing boats and "
        "ferries have to wait in the port, and the residents drive 20 kilometres of mountain roads."
    )
    assert _rules(text, source) == []
    cut = "The old bridge of the town was closed last summer."
    assert _rules(cut, source) == [("length-ratio", 0, len(cut))]


def _rules(text: str, source: str) -> list[tuple[str, int, int]]:
    config = Config(select=("addition", "length-ratio"))
    report = mtcheck.check(text, language="en", source=source, source_language="zh", config=config)
    return [(f.rule, f.start, f.end) for f in report.findings]


def test_a_headline_that_the_lead_says_again_is_missing() -> None:
    headline = "Reimann bittet Ministerium um Geld"
    why = (
        ", weil das Hochwasser im Winter an beiden Ufern alles zerstört hat, was sie baute.",
        ", because the flood in winter destroyed everything on both banks that the city had built.",
    )
    source = "\n\n".join([headline, DE[2][:-1] + why[0], DE[3], DE[4]])
    then = "Until then 12,000 drivers a day will have to take the road through Kleinhausen."
    text = "\n\n".join([EN[1][:-1] + why[1], then, EN[2]])
    assert [(f.start, f.end, f.source_text) for f in check(text, source).findings] == [
        (0, 0, headline)
    ]


def test_the_first_sentence_of_a_paragraph_is_missing() -> None:
    first = "Das ist teuer."
    source = f"{DE[0]} {DE[2]}\n\n{first} {DE[3]}\n\n{DE[4]}"
    rest = "Until then 12,000 drivers a day will have to take the road through Kleinhausen."
    text = f"{EN[0]} {EN[1]}\n\n{rest}\n\n{EN[2]}"
    place = len(f"{EN[0]} {EN[1]}")
    assert [(f.start, f.end, f.source_text) for f in check(text, source).findings] == [
        (place, place, first)
    ]
