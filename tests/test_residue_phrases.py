"""Phrases of engines: which kinds a text can hold, told without their patterns."""

from __future__ import annotations

import pytest

from mtcheck.languages import known_languages, load_language
from mtcheck.residue.phrases import needed_pieces, phrases, possible_kinds
from mtcheck.rule import built_in_rules


@pytest.mark.parametrize(
    ("phrase", "pieces"),
    [
        ("here you go", {"here you go"}),
        ("translations?", {"translation"}),
        ("(re-?)?translat*", {"translat"}),
        ("(this|my) translation", {" translation"}),
        ("i( am|'m) (unable|not able)", {"unable", "not able"}),
        ("(i|i'm)", {"i", "i'm"}),
        ("as (an?|the (whole|rest))?", {"as "}),
        ("…x?", set()),
        ("(a|b?)", set()),
    ],
)
def test_a_phrase_needs_one_of_its_pieces(phrase: str, pieces: set[str]) -> None:
    assert needed_pieces(phrase) == pieces


@pytest.mark.parametrize("code", known_languages())
def test_no_kind_is_ruled_out_that_is_there(code: str) -> None:
    language = load_language(code)
    assert language
    texts = [
        example.text.upper() if number % 2 else example.text
        for rule in built_in_rules()
        if rule.checker == "speech-act"
        for number, example in enumerate((*rule.bad, *rule.good))
        if example.language == code or code == "en"
    ]
    # In these, brackets and what may be missing stand as written; most phrases have neither.
    texts += [phrase for listed in language.residue.values() for phrase in listed]
    found = 0
    for text in texts:
        possible = possible_kinds(code, text)
        for kind in language.residue:
            pattern = phrases(code, kind)
            if pattern and pattern.search(text):
                assert kind in possible, (kind, text)
                found += 1
    assert found > len(language.residue)


def test_half_characters_hold_nothing() -> None:
    assert possible_kinds("en", "\ud800") == frozenset()
    assert "translation" in possible_kinds("en", "\ud800 translat")
