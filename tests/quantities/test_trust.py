"""Numbers are compared only in passages that are translations of one another for sure."""

from __future__ import annotations

from mtcheck.document import Document
from mtcheck.quantities.differences import differences

SOURCE = [
    "The committee met in Vienna on a cold evening.",
    "Anna Berger opened the session with a short speech.",
    "She thanked the drivers of the night buses.",
    "The new line to the harbour opens in spring.",
    "Peter Novak asked who would pay for all this.",
    "Nobody in the hall had an answer to that.",
    "The mayor promised to come back with a plan.",
    "Most people went home by tram after the meeting.",
    "The next session will be held at the town hall.",
]
TEXT = [
    "Das Komitee traf sich an einem kalten Abend in Wien.",
    "Anna Berger eröffnete die Sitzung mit einer kurzen Rede.",
    "Sie dankte den Fahrern der Nachtbusse.",
    "Die neue Linie zum Hafen wird im Frühling eröffnet.",
    "Peter Novak fragte, wer das alles bezahlen werde.",
    "Niemand im Saal hatte darauf eine Antwort.",
    "Der Bürgermeister versprach, mit einem Plan wiederzukommen.",
    "Die meisten fuhren nach der Sitzung mit der Straßenbahn nach Hause.",
    "Die nächste Sitzung findet im Rathaus statt.",
]


def found(text: list[str], source: list[str]) -> list[tuple[str, str, str]]:
    ours = " ".join(text)
    doc = Document(ours, language="de", source=" ".join(source), source_language="en")
    return [
        (str(d.mistake), ours[d.place.start : d.place.end], d.source_text) for d in differences(doc)
    ]


def put(sentences: list[str], at: int, *new: str) -> list[str]:
    return [*sentences[:at], *new, *sentences[at:]]


def test_a_wrong_number_keeps_no_sentence_from_being_a_translation() -> None:
    source = put(SOURCE, 4, "The works cost 1,250 pounds and took 47 days.")
    text = put(TEXT, 4, "Die Arbeiten kosteten 1.520 Pfund und dauerten 47 Tage.")
    assert found(text, source) == [("number", "1.520", "1,250 pounds")]


def test_what_was_left_out_and_what_was_added_are_not_compared() -> None:
    source = put(
        SOURCE,
        4,
        "In total 1,350 adults from all parts of the city answered the many questions that the two"
        " offices had sent to them by post, and most of them said that they liked the idea.",
    )
    assert found(put(TEXT, 4, "Davon aßen 46 % mehr als sonst."), source) == []


def test_what_was_made_up_in_a_translation_is_added() -> None:
    text = [*TEXT[:4], "Peter Novak fragte, wer die 900 Euro bezahlen werde.", *TEXT[5:]]
    assert found(text, SOURCE) == [("added", "900", "")]


def test_a_sentence_that_stands_elsewhere_rightly_is_not_compared() -> None:
    moved = "Of the 98 houses 41 are empty."
    source = [*SOURCE[:3], moved, *SOURCE[3:6], "A tram with 66 seats was shown, too.", *SOURCE[6:]]
    copy = "Von den 98 Häusern stehen 41 leer."
    text = [*TEXT[:3], copy, *TEXT[3:6], copy, *TEXT[6:]]
    assert found(text, source) == []


def test_a_wrong_number_in_a_sentence_that_stands_twice_is_found() -> None:
    twice = "Of the 98 houses 41 are empty."
    source = [*SOURCE[:3], twice, *SOURCE[3:6], twice, *SOURCE[6:]]
    text = [
        *TEXT[:3],
        "Von den 98 Häusern stehen 41 leer.",
        *TEXT[3:6],
        "Von den 98 Häusern stehen 47 leer.",
        *TEXT[6:],
    ]
    assert found(text, source) == [("number", "47", "41")]
