"""Fixed pieces of text: none that stands there is overlooked; what cannot stand is not looked for."""

from __future__ import annotations

import random
import re

import pytest
import regex

from mtcheck.document import Document
from mtcheck.occurrences import (
    blocks_with,
    follows_digit,
    held,
    matches,
    occurrences,
    possible,
)
from mtcheck.rule import built_in_rules

PIECES = tuple(
    dict.fromkeys(
        piece
        for rule in built_in_rules()
        for key in ("pieces", "gate")
        for piece in rule.options.get(key, ())
    )
)


@pytest.mark.parametrize("piece", PIECES)
def test_a_piece_that_stands_there_is_possible(piece: str) -> None:
    rng = random.Random(piece)  # noqa: S311
    for _ in range(20):
        before, after = ("".join(rng.choices("aB1 .,“”\"'(«»-\n\u00a0", k=6)) for _ in "ab")
        assert possible(Document(before + piece + after), (piece,)) == [piece]


def test_usual_punctuation_makes_no_piece_possible() -> None:
    usual = Document("The lock, built in 1901, was closed. A keeper lives there; he is old.")
    assert possible(usual, (" ,", ",,", " ;", " .", "..", "“", "« ", "( ", "()")) == []


def test_places_are_in_order_and_in_prose() -> None:
    doc = Document("a ,b ;c ,d")
    assert [at for _, at in occurrences(doc, (" ,", " ;"))] == [1, 4, 7]


@pytest.mark.parametrize(
    ("text", "pieces", "expected"),
    [
        ("At 14h30.", ("h", " h"), True),
        ("At 14 H 30.", ("h", " h"), True),
        ("On 1. August", (". a",), True),
        ("With 20 men and 3 huts", ("h", ". h"), False),
        ("It cost 3,500.", (",\n",), True),
        ("It cost 3, 500.", (",\n",), False),
        ("h", ("h",), False),
    ],
)
def test_what_follows_a_digit(text: str, pieces: tuple[str, ...], expected: bool) -> None:
    assert follows_digit(Document(text), pieces) is expected


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
