"""English forms: the rules of spelling, the irregular ones, and one word in another's form."""

from __future__ import annotations

import pytest

from mtcheck.inflection import english_forms, inflect_like


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("walk", "walk walks walking walked walked"),
        ("use", "use uses using used used"),
        ("carry", "carry carries carrying carried carried"),
        ("play", "play plays playing played played"),
        ("stop", "stop stops stopping stopped stopped"),
        ("handicap", "handicap handicaps handicapping handicapped handicapped"),
        ("need", "need needs needing needed needed"),
        ("fix", "fix fixes fixing fixed fixed"),
        ("take", "take takes taking took taken"),
        ("be", "be is are am was were being been"),
        ("child", "child children"),
        ("chairman", "chairman chairmen"),
    ],
)
def test_forms(word: str, forms: str) -> None:
    assert english_forms(word) == tuple(forms.split())


@pytest.mark.parametrize(
    ("word", "form", "model", "expected"),
    [
        ("use", "utilized", "utilize", "used"),
        ("chair", "chairmen", "chairman", "chairs"),
        ("take", "grabbed", "grab", "took"),
        ("person", "childless", "child", "person"),
        ("person", "using", "use", "person"),
    ],
)
def test_a_word_takes_the_form_of_another(word: str, form: str, model: str, expected: str) -> None:
    assert inflect_like(word, form, model) == expected
