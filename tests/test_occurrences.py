"""Fixed pieces of text: none that stands there is overlooked; what cannot stand is not looked for."""

from __future__ import annotations

import random

import pytest

from mtcheck.document import Document
from mtcheck.occurrences import follows_digit, occurrences, possible
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
