"""Fixed pieces of text: which of them a text holds, in which blocks, and where patterns begin."""

from __future__ import annotations

import re

import pytest
import regex

from mtcheck.document import Document
from mtcheck.occurrences import blocks_with, held, matches


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
