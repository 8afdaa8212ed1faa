"""Words one slip apart."""

from __future__ import annotations

from itertools import combinations

from rapidfuzz.distance import OSA

from mtcheck.spelling import neighbours


def test_neighbours_differ_in_one_letter_that_is_not_the_first() -> None:
    words = ["Anna", "Anne", "Ana", "Hanna", "Maria", "Mario", "Marina"]
    assert neighbours(words, 4) == {
        ("Anna", "Anne"), ("Anna", "Ana"), ("Maria", "Mario"), ("Maria", "Marina")
    }  # fmt: skip


def test_the_longer_word_has_the_letters_asked_for() -> None:
    assert neighbours(["Ana", "Anna", "Marina", "Maria"], 5) == {("Marina", "Maria")}


def test_many_words_have_the_neighbours_that_a_comparison_of_all_finds() -> None:
    words = [f"b{a}{b}{c}" for a in "aeiou" for b in "kl" for c in ("ra", "ro", "rta", "stri")]
    assert len(words) == 40
    words += ["bakron", "bokran"]
    near = {(a, b) for a, b in combinations(words, 2) if OSA.distance(a, b) == 1}
    found = neighbours(words, 1)
    assert {frozenset(pair) for pair in found} == {frozenset(pair) for pair in near}
