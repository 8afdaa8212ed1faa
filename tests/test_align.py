"""The alignment of a text with its source."""

from mtcheck.align import pairs
from mtcheck.document import Document, Pair, Span


def test_the_pairs_of_the_file_come_first() -> None:
    own = (Pair(Span(0, 3), "Ein"),)
    assert pairs(Document("One", source="Ein\n\nZwei", pairs=own)) == own


def test_without_a_source_there_are_none() -> None:
    assert pairs(Document("One")) == ()


def test_paragraphs_are_paired_in_order() -> None:
    doc = Document("One here.\n\nTwo there.", source="Eins hier.\n\nZwei dort.")
    assert [(doc.text[p.target.start : p.target.end], p.source) for p in pairs(doc)] == [
        ("One here.", "Eins hier."),
        ("Two there.", "Zwei dort."),
    ]
