"""Fixed pieces of text: none that stands there is overlooked; what cannot stand is not looked for."""

from __future__ import annotations

import random
import re

import pytest
import regex

from mtcheck.document import Document
from mtcheck.occurrences import (
    Gates,
    after_digits,
    blocks_with,
    held,
    matches,
    occurrences,
    places,
)
from mtcheck.rule import built_in_rules, needed_pieces

PIECES = tuple(
    dict.fromkeys(
        piece
        for rule in built_in_rules()
        for key in ("pieces", "gate")
        for piece in rule.options.get(key, ())
    )
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_that_stands_there_is_held(piece: str) -> None:
    rng = random.Random(piece)  # noqa: S311
    for _ in range(20):
        before, after = ("".join(rng.choices("aB1 .,“”\"'(«»-\n\u00a0", k=6)) for _ in "ab")
        document = Document(before + piece.upper() + after, language="en")
        assert held(document, (piece,)) == ([piece] if len(piece.upper()) == len(piece) else [])
        assert 6 in places(document, piece)


def test_a_later_text_is_scanned_for_what_an_earlier_one_was_searched_for() -> None:
    pieces = ("tin", "ink")
    for _ in range(3):
        document = Document("Tinkers tinker. İ tink", language="xx")
        assert held(document, pieces) == ["tin", "ink"]
        assert held(document, ("zinc",)) == []
        assert [*places(document, "tin")] == [0, 8, 18]
        assert [*places(document, "ink")] == [1, 9, 19]


def test_gates_are_closed_where_the_text_holds_none_of_their_pieces() -> None:
    gates = Gates([("gold", "tin"), (), ("lead", "ore"), ("ink",)])
    for _ in range(3):
        assert gates.closed(Document("Tinkers", language="xy")) == {2}
        assert gates.closed(Document("none", language="xy")) == {0, 2, 3}


def test_a_rule_finds_nothing_where_its_gate_is_closed() -> None:
    gated = [(rule, pieces) for rule in built_in_rules() if (pieces := needed_pieces(rule))]
    assert len({rule.checker for rule, _ in gated}) > 2
    for rule, pieces in gated:
        for example in rule.bad:
            assert any(piece in Document(example.text).lower for piece in pieces), rule.name


def test_places_are_in_order_and_in_prose() -> None:
    doc = Document("a ,b ;c ,d")
    assert [at for _, at in occurrences(doc, (" ,", " ;"))] == [1, 4, 7]


def test_places_across_the_slices_of_a_long_text_are_found_once() -> None:
    text = "\ud800" + "x" * 65530 + "tinker" + "x" * 65530 + "tin \udfff"
    for _ in range(2):
        document = Document(text, language="xy")
        assert held(document, ("tink", "tin", "nk", "\ue001")) == ["tink", "tin", "nk"]
        assert [*places(document, "tin")] == [65531, 131067]
        assert [*places(document, "tink")] == [65531]
        assert [*places(document, "nk")] == [65533]
        assert held(document, ("", "zz")) == [""]


def test_pieces_after_a_digit() -> None:
    pieces = after_digits(("h", ". a"))
    assert held(Document("At 14 H 30, or 3h and on 1. August."), pieces) == ["1. a", "3h"]


def test_pieces_are_held_in_either_case() -> None:
    document = Document("The Café is OPEN.\n\nIt closes late.")
    assert held(document, ("café", "open", "closed", "…", "e.\x00")) == ["café", "open"]
    assert held(document, ("[[", "{")) == []


# "İ" becomes two characters in lower case, and shifts what follows.
@pytest.mark.parametrize("before", ["", "İİİ\n\n"])
def test_blocks_with_a_piece_come_once_and_in_order(before: str) -> None:
    document = Document(before + "one b A\n\nnone\n\na and A\n\nlast b")
    blocks = blocks_with(document, ["a", "b"], document.prose)
    found = [document.text[block.start : block.end] for block in blocks]
    assert found == ["one b A", "a and A", "last b"]


def test_a_piece_across_two_blocks_is_in_neither() -> None:
    document = Document("ends\n\nbegins")
    assert list(blocks_with(document, ["s\n\nb"], document.prose)) == []


def test_matches_are_those_of_the_pattern_alone() -> None:
    text = "ab abab xab aab ab"
    pattern = regex.compile(r"(?<![a-z])(?:ab)++(?: a)?")
    found = [m.span() for m in matches(pattern, re.compile("a"), text)]
    assert found == [m.span() for m in pattern.finditer(text)]
    assert len(found) == 2
