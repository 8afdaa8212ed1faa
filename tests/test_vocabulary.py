"""The words of a text, and classes of words."""

from __future__ import annotations

import pytest

from mtcheck import vocabulary as module
from mtcheck.document import Block, Document, Role
from mtcheck.vocabulary import (
    WordClass,
    blocks_with_tokens,
    capital_tokens,
    lower_vocabulary,
    prose_tokens,
    tokens,
    vocabulary,
)


def test_a_class_asks_once_for_each_word() -> None:
    asked: list[str] = []

    def is_long(word: str) -> bool:
        asked.append(word)
        return len(word) > 3

    long = WordClass(is_long)
    assert long.among({"tin", "zinc"}) == {"zinc"}
    assert long.among({"zinc", "tin", "copper"}) == {"zinc", "copper"}
    assert sorted(asked) == ["copper", "tin", "zinc"]


def test_a_class_that_forgets_still_knows_the_words_at_hand(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "_MOST_MET", 2)
    short = WordClass(lambda word: len(word) < 4)
    assert short.among({"tin", "zinc"}) == {"tin"}
    assert short.among({"tin", "lead", "ore"}) == {"tin", "ore"}
    assert short.among({"tin", "zinc"}) == {"tin"}


def test_words_of_the_text_and_of_its_prose() -> None:
    text = "Anna’s code\n\nrun it"
    document = Document(text, blocks=(Block(0, 11), Block(13, 19, Role.CODE)))
    assert tokens(document) == {"Anna’s", "code", "run", "it"}
    assert prose_tokens(document) == {"Anna’s", "code"}
    assert capital_tokens(document) == {"Anna’s"}
    assert vocabulary(document) == {"Anna", "s", "code", "run", "it"}
    assert lower_vocabulary(document) == {"anna", "s", "code", "run", "it"}


def test_blocks_with_a_word_are_those_in_which_it_stands_so() -> None:
    document = Document("Tin and ore.\n\ntin.\n\nTint.\n\nNo Tin here.")
    first, *_, last = document.blocks
    assert [*blocks_with_tokens(document, {"Tin", "Zinc"})] == [first, last]
    assert not [*blocks_with_tokens(document, set())]
