"""Skeletons of names: renderings have the same one in every script, other names have not."""

from __future__ import annotations

import pytest

from mtcheck.names.consonants import begin_alike, difference
from mtcheck.names.cyrillic import Name
from mtcheck.names.sounding import are_compared, may_render, renders


@pytest.mark.parametrize(
    ("name", "rendering"),
    [
        ("قصّاب", "Qassab"),
        ("تشارلز", "Charles"),
        ("シュワルツェネッガー", "Schwarzenegger"),
        ("ワシントン", "Washington"),
        ("きしだ", "Kishida"),
        ("슈워제네거", "Schwarzenegger"),
        ("नरेंद्र", "Narendra"),
        ("נתניהו", "Netanyahu"),
        ("Νίκος", "Nikos"),
        ("拉斯姆斯", "Rasmus"),
    ],
)
def test_a_rendering_has_the_consonants_of_the_name(name: str, rendering: str) -> None:
    assert difference(name, rendering) == 0


@pytest.mark.parametrize(
    ("name", "other", "expected"),
    [("قصّاب", "Butcher", 2), ("صباح", "Morning", 3), ("ジョンソン", "Peterson", 2)],
)
def test_consonants_that_do_not_answer_are_counted(name: str, other: str, expected: int) -> None:
    assert difference(name, other) == expected


def test_silent_letters_and_particles_may_follow() -> None:
    assert begin_alike("푸코", "Foucault")
    assert not begin_alike("푸코", "Miller")
    assert renders(Name("스미스에게", "ko"), Name("Smith", "en"))
    assert renders(Name("والبرازيلي", "ar"), Name("Brazil", "en"))


def test_too_few_consonants_prove_nothing() -> None:
    assert not renders(Name("علي", "ar"), Name("Ali", "en"))
    assert may_render(Name("علي", "ar"), Name("Ali", "en"))


def test_one_of_the_languages_writes_latin_letters() -> None:
    assert are_compared("en", "he")
    assert are_compared("ja", "en")
    assert not are_compared("ja", "zh")
    assert not are_compared("en", "fr")
    assert not are_compared("en", "xx")
