"""The table of concepts: what its cells must hold, and how they are found in sentences."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
import regex
from hypothesis import given
from hypothesis import strategies as st

from mtcheck.concepts import TABLE, languages, marks
from mtcheck.gazetteer import fold
from mtcheck.languages import known_languages, load_language
from mtcheck.scripts import SCRIPTS

HEAD, *ROWS = (line.split("\t") for line in TABLE.read_text(encoding="utf-8").splitlines())
WHOLE = ("zh", "ja", "ko")
"""Languages whose words are not folded."""
each_language = pytest.mark.parametrize("code", HEAD)


def cells(code: str) -> list[list[str]]:
    return [row[HEAD.index(code)].split("|") for row in ROWS if row[HEAD.index(code)]]


def test_the_columns_are_languages_that_are_known() -> None:
    assert languages() == tuple(HEAD)
    assert set(HEAD) == set(known_languages())


def test_every_row_has_all_cells_and_none_says_nothing() -> None:
    assert {len(row) for row in ROWS} == {len(HEAD)}
    assert all(row[0] and sum(map(bool, row)) > len(HEAD) / 2 for row in ROWS)


def test_rows_are_in_order_and_none_stands_twice() -> None:
    assert all(a[0].split("|")[0] < b[0].split("|")[0] for a, b in pairwise(ROWS))


@each_language
def test_words_are_in_the_script_of_their_language(code: str) -> None:
    language = load_language(code)
    assert language is not None
    script = language.script
    letters = SCRIPTS["Han" if script == "Kana" else script]
    word = regex.compile(
        rf"[{letters}\p{{M}}]+|[0-9]+[{letters}]+" if code in WHOLE else rf"[{letters}\p{{M}}]+"
    )
    assert [w for cell in cells(code) for w in cell if not word.fullmatch(w)] == []


@each_language
def test_words_are_folded_and_none_stands_twice_in_a_cell(code: str) -> None:
    for cell in cells(code):
        assert len(cell) == len(set(cell))
        assert cell == [w.lower() if code in WHOLE else fold(w) for w in cell]


@each_language
def test_what_a_cell_holds_is_found(code: str) -> None:
    for row in ROWS:
        for word in filter(None, row[HEAD.index(code)].split("|")):
            assert f"={row[0].split('|')[0]}" in marks(word, code), word


@pytest.mark.parametrize(
    ("code", "sentence"),
    [
        ("en", "The bridges were closed in winter."),
        ("de", "Die Hängebrücke war im Winter geschlossen."),
        ("fr", "Les ponts ont été fermés l'hiver."),
        ("cs", "Mosty byly v zimě zavřeny."),
        ("ru", "Мосты зимой были закрыты."),
        ("ar", "أغلقت الجسور في الشتاء، والجسر"),
        ("zh", "桥在冬天关闭了。"),
        ("ja", "橋は冬に閉鎖された。"),
    ],
)
def test_a_sentence_means_the_same_in_all_languages(code: str, sentence: str) -> None:
    assert {"=road", "=close", "=winter"} <= marks(sentence, code)


def test_a_longer_word_is_not_taken_for_its_beginning() -> None:
    assert "=art" in marks("art", "en")
    assert "=art" not in marks("article", "en")
    assert "=sea" not in marks("Merlin", "fr")


def test_nothing_is_found_in_nothing() -> None:
    assert marks("", "en") == marks("", "zh") == frozenset()


@given(st.text(max_size=60), st.sampled_from(HEAD))
def test_any_text_can_be_asked(text: str, code: str) -> None:
    assert all(mark.startswith("=") for mark in marks(text, code))


def test_the_table_is_not_read_without_a_source() -> None:
    program = (
        "import mtcheck; mtcheck.check('The lock is shut.', language='en');"
        "import sys; m = sys.modules.get('mtcheck.concepts');"
        "print(m._stems.cache_info().currsize if m else 0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout == b"0\n"
