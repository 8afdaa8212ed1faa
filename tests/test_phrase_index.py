"""The phrase index: its notation, what it takes for one place, and that it is quick."""

from __future__ import annotations

import time

import pytest

from mtcheck.document import Document
from mtcheck.phrase_index import PhraseIndex, folded
from mtcheck.vocabulary import lower_vocabulary


def found(phrase: str, text: str, language: str = "en") -> list[str]:
    doc = Document(text, language=language)
    return [doc.text[a:b] for (a, b), _ in PhraseIndex({phrase: 0}, language).find(doc)]


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("mill race", "The Mill  race and a mill-race.", ["Mill  race"]),
        ("mill/lock race", "A lock race, a mill race, a boat race.", ["lock race", "mill race"]),
        ("take~ the word", "He took the word. Taking the word! Takers the word.", [
            "took the word", "Taking the word",
        ]),
        ("realis- que", "Ils réalisent que; on realisait que.", ["realisait que"]),
        ("in (the) measure where", "In measure where, in the measure where, in a measure where.", [
            "In measure where", "in the measure where",
        ]),
        ("take~ * as the core", "We take the port people as the core, take as the core.", [
            "take the port people as the core",
        ]),
        ("keep *", "They keep two old, small boats and more.", ["keep two"]),
        ("since # years", "Since 12 years and since 1,200 years; since two years.", [
            "Since 12 years", "since 1,200 years",
        ]),
        ("the # edition", "The 3rd edition.", ["The 3rd edition"]),
        ("c'est l'/la fin", "C’est l’ fin, c'est la fin.", ["C’est l’ fin", "c'est la fin"]),
        ("besides this/that, he", "Besides this, he left. Besides that he left.", [
            "Besides this, he",
        ]),
        ("all-small", "The all-small; the all small.", ["all-small"]),
        ("für die stadt", "FÜR DIE STADT", ["FÜR DIE STADT"]),
    ],
)  # fmt: skip
def test_notation(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


def test_stems_alone_are_found_too() -> None:
    assert found("handicapé-", "Les handicapés, une handicapée.") == ["handicapés", "handicapée"]


@pytest.mark.parametrize("phrase", ["", "*", "# *", "()"])
def test_a_phrase_without_words_is_refused(phrase: str) -> None:
    with pytest.raises(ValueError, match="holds no word"):
        PhraseIndex({phrase: 0})


def test_lines_may_break_in_any_way_but_paragraphs_end_a_phrase() -> None:
    assert found("mill race", "a mill\nrace, a mill\r\nrace") == ["mill\nrace", "mill\r\nrace"]
    assert found("mill race", "a mill\n\nrace, a mill\r\n\r\nrace") == []


def test_offsets_hold_where_lower_case_is_longer() -> None:
    assert found("mill race", "İİİ the mill race") == ["mill race"]


def test_vocabulary_is_cut_at_hyphens_and_apostrophes() -> None:
    assert lower_vocabulary(Document("L’eau, (the) mill-race; “Ö”")) == {
        "l", "eau", "the", "mill", "race", "ö",
    }  # fmt: skip


def test_vocabulary_is_cut_at_digits_as_well() -> None:
    assert lower_vocabulary(Document("120Einheiten, 1900s, naïve")) == {"einheiten", "s", "naïve"}


def test_folded_text_keeps_its_length() -> None:
    text = "İ’A\r\nb\n\nc\u00a0d"
    assert len(folded(Document(text))) == len(text)


@pytest.mark.parametrize("word", ["take ", "one as the ", "take one as "])
def test_repetition_does_not_hang(word: str) -> None:
    start = time.process_time()
    found("take~ * as the core *", word * 20_000)
    assert time.process_time() - start < 5
