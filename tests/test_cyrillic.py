"""Renderings of Cyrillic names: every system in use is right, a slip is counted."""

from __future__ import annotations

import pytest

from mtcheck.names.cyrillic import Name, between, distance, is_cyrillic


@pytest.mark.parametrize(
    ("name", "renderings"),
    [
        ("Зеленский", "Zelenskii Zelensky Zelenskij Zelenskiy Selenskyj"),
        ("Зеленський", "Zelenskyi Zelenskyy Selenskyj"),
        ("Хрущёв", "Khrushchev Khrushchyov Chruschtschow Khrouchtchev Hruŝëv"),
        ("Чайковский", "Tchaikovsky Chaykovskiy Tschaikowski Čajkovskij"),
        ("Ковалёв", "Kovalyov Kovalev Kovaljow Kowaljow"),
        ("Путин", "Putin Poutine"),
    ],
)
def test_each_system_is_right(name: str, renderings: str) -> None:
    distances = {word: distance(name, word, western=False) for word in renderings.split()}
    assert distances == dict.fromkeys(renderings.split(), 0)


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        ("Шумахер", "Schumacher", 0),
        ("Джонсон", "Johnson", 0),
        ("Гёте", "Goethe", 0),
        ("Шумахер", "Shumaker", 1),
        ("Ковалёв", "Kuvalyov", 1),
        ("Ковалёв", "Kovlayov", 2),
        ("Петров", "Pavlov", 2),
    ],
)
def test_slips_are_counted(name: str, written: str, expected: int) -> None:
    assert distance(name, written) == expected


def test_what_is_at_home_in_latin_letters_has_more_renderings() -> None:
    assert distance("Джонни", "Johnny") == 0
    assert distance("Зеленский", "Zelennsky", western=False) == 1


@pytest.mark.parametrize(
    ("cyrillic", "latin"),
    [
        ("Керенскому", "Kerensky"),
        ("Крупскую", "Krupskaya"),
        ("Ковалёвым", "Kovalyov"),
    ],
)
def test_names_in_any_case(cyrillic: str, latin: str) -> None:
    assert between(Name(cyrillic, "ru"), Name(latin, "en")) == 0
    assert between(Name(latin, "en"), Name(cyrillic, "ru")) == 0


def test_names_in_one_script_or_of_other_sounds_are_far() -> None:
    assert between(Name("Kovalyov", "en"), Name("Kovalyov", "de")) > 20
    assert between(Name("Ковалёв", "ru"), Name("Petrov", "de")) > 20


def test_long_words_are_not_compared() -> None:
    assert distance("с" * 30, "s" * 30) > 20


def test_letters() -> None:
    assert is_cyrillic("Київ")
    assert not is_cyrillic("Kyiv")
    assert not is_cyrillic("Kиїв")
