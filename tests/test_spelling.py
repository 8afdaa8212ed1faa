"""Words that sound alike or look alike, and how frequent a word is in a text of several scripts."""

from __future__ import annotations

import time
from itertools import combinations

import pytest
from rapidfuzz.distance import OSA

from mtcheck.compounds import split_compound
from mtcheck.document import Document
from mtcheck.spelling import (
    capitals,
    look_alikes,
    neighbours,
    rare_words,
    rarer_than,
    sound_of,
    written,
    zipf_of,
)
from mtcheck.vocabulary import capital_tokens


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Roglič", "Roglich"),
        ("Kovács", "Kovach"),
        ("Stanković", "Stankovich"),
        ("Tschisekedi", "Tshisekedi"),
        ("Stećko", "Steczko"),
        ("Ōtsuka", "Otsuka"),
        ("Hamdani", "Hamdany"),
        ("Aleksei", "Alexey"),
        ("Wolkow", "Volkov"),
        ("Sergejew", "Sergeyev"),
        ("Dmitri", "Dmitry"),
    ],
)
def test_one_sound_in_two_spellings(one: str, other: str) -> None:
    assert sound_of(one) == sound_of(other)


@pytest.mark.parametrize(
    ("one", "other"), [("Martin", "Marten"), ("Roglič", "Rogla"), ("Kovács", "Kovas")]
)
def test_other_sounds_stay_apart(one: str, other: str) -> None:
    assert sound_of(one) != sound_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Biden", "Bien"),
        ("Queen", "Qeen"),
        ("Bhisham", "Bisham"),
        ("abcde", "abdce"),
        ("Greggs", "Greegs"),
        ("Tarnovat", "Tarnavat"),
    ],
)
def test_words_one_edit_apart_look_alike(one: str, other: str) -> None:
    assert {(one, other), (other, one)} & look_alikes([one, other, "Zzzzz"])


def test_many_look_alikes_take_linear_time() -> None:
    words = [f"Ab{i:05d}en" for i in range(8000)]
    begin = time.process_time()
    assert len(look_alikes(words)) < 200 * len(words)
    assert time.process_time() - begin < 5


def test_latin_words_among_cyrillic_ones_are_english() -> None:
    assert zipf_of("horizon", "ru") > 4 > zipf_of("горизонт", "en") == 0
    assert zipf_of("straße", "de") == zipf_of("strasse", "de") > 4


def test_only_the_capitals_that_are_wanted_are_given() -> None:
    document = Document("Olga met Paul.\n\nPaul left, and paul stayed.", language="en")
    assert capital_tokens(document) == {"Olga", "Paul"}
    assert [c.word.start for c in capitals(document, {"Paul", "Nobody"})] == [9, 16]


def test_capitals_know_their_neighbours() -> None:
    text = "then Olga Tarnowetz-Smith, Paul"
    document = Document(text, language="en")
    first, second, third, _ = capitals(document, capital_tokens(document))
    assert [first.word.text, third.word.text] == ["Olga", "Smith"]
    assert (first.neighbour(text, -1), first.neighbour(text, 1)) == ("", "Tarnowetz")
    assert (second.neighbour(text, 1), second.neighbour(text, 1, (" ",))) == ("Smith", "")
    assert third.neighbour(text, 1) == ""


@pytest.mark.parametrize(
    ("word", "parts"),
    [
        ("schienenersatzverkehr", ("schienen", "ersatz", "verkehr")),
        ("bürgeramt", ("bürger", "amt")),
        ("bundesgartenschau", ("bundes", "garten", "schau")),
        ("fernsehturm", ("fernseh", "turm")),
        ("verkehr", ()),
        ("xyzverkehr", ()),
        ("a" * 60, ()),
        ("", ()),
    ],
)
def test_compounds(word: str, parts: tuple[str, ...]) -> None:
    assert split_compound(word) == parts


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


def test_rare_words_are_unknown_and_not_accepted() -> None:
    document = Document("Ofpatients and krzt’s lock, the wibblet.", language="en")
    document.accepted = frozenset({"wibblet"})
    assert rare_words(document) == {"Ofpatients", "krzt’s"}
    assert rarer_than(0.1, "en").of(Document("Ofpatients lock", language="en")) == {"Ofpatients"}
    assert not rare_words(Document("Ofpatients", language="xx"))
    # A word that one project accepts stays rare for the next text.
    assert rare_words(Document("the wibblet", language="en")) == {"wibblet"}


def test_words_are_found_as_written_and_outside_addresses() -> None:
    document = Document("A Zorb.\n\nno\n\nzorb Zorb www.Zorb.com", language="en")
    assert [word.start for word in written(document, {"Zorb"})] == [2, 18]
