"""Japanese names: how the listed ones are read, and the list itself."""

from __future__ import annotations

import regex

from mtcheck.document import Document
from mtcheck.names.japanese import _FILE, is_given, plain, readings_in
from mtcheck.names.misread import misread


def test_the_longest_listed_name_is_read() -> None:
    found = [
        (name.chars, name.reading, name.is_full) for name in readings_in("久保田美咲課長は小森さん")
    ]
    assert found == [
        ("久保田", "Kubota", True),
        ("美咲", "Misaki", False),
        ("小森", "Komori", False),
    ]


def test_places_and_single_characters_inside_words_are_no_names() -> None:
    assert list(readings_in("小林市の林業と明日")) == []
    assert [name.reading for name in readings_in("長女の葵さん")] == ["Aoi"]
    assert [name.reading for name in readings_in("新潟県山口市")] == ["Niigata", "Yamaguchi"]


def test_all_systems_are_one() -> None:
    assert plain("Ōhtani") == plain("Ohtani") == plain("Otani")
    assert plain("Kenpei") == plain("Kempei")
    assert is_given("Shôhei")


def test_each_row_is_a_reading_with_characters() -> None:
    for line in _FILE.read_text("utf-8").splitlines():
        kind, names = line.split("\t")
        assert kind in ("surname", "given", "place")
        for row in names.split("|"):
            assert regex.fullmatch(r"[A-Z][a-z]+(?: [\p{Han}々ヶさくら]+)+", row), row


def test_a_name_that_is_written_right_somewhere_explains_nothing_else() -> None:
    doc = Document(
        "Komori and Omori spoke; the firm of aoi is small.",
        language="en",
        source="小森さんと大森さんが話した。葵の会社は小さい。",
        source_language="ja",
    )
    assert [(doc.text[slice(*m.span)], m.right, m.kind) for m in misread(doc)] == [
        ("aoi", "Aoi", "small")
    ]
