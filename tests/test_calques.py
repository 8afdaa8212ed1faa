"""The packs of calques: what each must hold, and that every entry can be found."""

from __future__ import annotations

from collections import Counter

import pytest
import regex

from mtcheck.calques import known_pairs, load_pack, load_sources
from mtcheck.document import Document
from mtcheck.inflection import english_forms

PAIRS = [
    *((source, "en") for source in ("fr", "es", "de", "it", "ru", "zh")),
    *(("en", target) for target in ("fr", "es", "de")),
]
FEWEST = {"calque": 60, "false-friend": 20}


def example(phrase: str) -> str:
    """Return a text that a phrase stands for: the first of its alternatives, gaps filled."""
    words = []
    for part in phrase.split():
        word = part.strip("()").split("/")[0]
        if word.endswith("~"):
            word = english_forms(word[:-1])[1]
        word = {"*": "one two", "#": "12"}.get(word, word)
        words.append(word + ("," if part.endswith(",") and not word.endswith(",") else ""))
    return regex.sub("' ", "'", " ".join(words))


def test_there_is_a_pack_for_each_pair() -> None:
    assert set(PAIRS) <= set(known_pairs())


@pytest.mark.parametrize("pair", known_pairs(), ids="-".join)
def test_a_pack_holds_enough_of_both_kinds(pair: tuple[str, str]) -> None:
    pack = load_pack(*pair)
    assert pack is not None
    counts = Counter(entry.kind for entry in pack.meanings.values())
    assert all(counts[kind] >= fewest for kind, fewest in FEWEST.items()), counts


@pytest.mark.parametrize("pair", known_pairs(), ids="-".join)
def test_every_entry_is_found_in_its_own_words(pair: tuple[str, str]) -> None:
    pack = load_pack(*pair)
    assert pack is not None
    for phrase, entry in pack.meanings.items():
        text = example(phrase)
        places = list(pack.find(Document(f"So {text} then.", language=pair[1])))
        assert places, phrase
        assert entry.write, phrase
        assert phrase == phrase.lower(), phrase


def test_there_is_no_pack_for_other_pairs() -> None:
    assert load_pack("en", "en") is None
    assert load_pack("", "en") is None


def test_sources_of_a_phrase_are_all_the_packs_that_hold_it() -> None:
    assert load_sources("en").meanings["council of the federation"] == (
        "de",
        "es",
        "fr",
        "it",
        "ru",
    )
    assert load_sources("sv").meanings == {}
