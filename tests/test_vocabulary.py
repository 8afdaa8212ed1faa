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


def _text(text: str) -> Document:
    return Document(text, language="xx")


def test_a_class_asks_once_for_each_word_and_only_of_words_of_the_wider_class() -> None:
    asked: list[str] = []

    def is_metal(word: str) -> bool:
        asked.append(word)
        return word != "wood"

    long = WordClass("xx", lambda word: len(word) > 3)
    metal = WordClass("xx", is_metal, long)
    assert metal.of(_text("tin zinc wood")) == {"zinc"}
    assert metal.of(_text("zinc, tin, copper")) == {"zinc", "copper"}
    assert sorted(asked) == ["copper", "wood", "zinc"]
    assert long.of(_text("tin zinc wood")) == {"zinc", "wood"}


def test_a_class_that_is_new_in_the_midst_of_a_text_knows_its_words() -> None:
    document = _text("tin zinc")
    assert WordClass("xx", str.islower).of(document) == {"tin", "zinc"}
    assert WordClass("xx", lambda word: "z" in word).of(document) == {"zinc"}


def test_classes_that_forget_still_know_the_words_at_hand(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_MOST_MET", 2)
    short = WordClass("xx", lambda word: len(word) < 4)
    assert short.of(_text("tin zinc")) == {"tin"}
    assert short.of(_text("tin lead ore")) == {"tin", "ore"}
    assert short.of(_text("tin zinc")) == {"tin"}


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
