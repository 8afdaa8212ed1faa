"""Word frequencies: their values, and the compiled files in the cache that hold them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import wordfreq

from mtcheck import cache
from mtcheck.languages import known_languages
from mtcheck.lexicon import FREQUENT, WHOLE, Lexicon, load_lexicon

LIMIT = 1 / 50 + 0.005 + 1e-9
"""Half a step of the lexicon, and half a step of the rounding of wordfreq."""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder of a cache that is empty and that this test has for itself."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    load_lexicon.cache_clear()
    yield tmp_path / "cache"
    load_lexicon.cache_clear()


def lexicon(language: str, least: float = FREQUENT) -> Lexicon:
    found = load_lexicon(language, least)
    assert found is not None
    return found


def load_again(language: str = "tr") -> Lexicon:
    load_lexicon.cache_clear()
    return lexicon(language)


def values(words: str = "istanbul için ve türkiye xyzzyq") -> list[float]:
    """Return the values of some Turkish words, read anew from the cache."""
    turkish = load_again()
    return [turkish.zipf(word) for word in words.split()]


def cached(folder: Path) -> list[Path]:
    return sorted(path for path in folder.rglob("*") if path.is_file())


# Values


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "the translation of lighthouse minister don't naïve"),
        ("de", "und schleuse straße für minister"),
        ("fr", "le écluse été l'eau ministre"),
        ("ru", "и москва министр ёлка"),
        ("uk", "і київ міністр"),
        ("tr", "ve için istanbul"),
        ("ar", "في من"),
        ("zh", "的 中国"),
        ("ja", "の 日本"),
        ("ko", "이 한국"),
    ],
)
def test_values_are_those_of_wordfreq(language: str, words: str) -> None:
    known = wordfreq.get_frequency_dict(language, wordlist="best")
    for word in words.split():
        listed = word.replace("ß", "ss")  # as wordfreq writes it
        zipf = wordfreq.freq_to_zipf(known[listed]) if listed in known else 0.0
        assert abs(lexicon(language, WHOLE).zipf(word) - zipf) <= LIMIT, word


def test_a_common_word_is_common() -> None:
    english = lexicon("en")
    assert english.zipf("the") > 7.5
    assert 4 < english.zipf("translation") < 5
    assert english.zipf("the") > english.zipf("minister") > english.zipf("lighthouse") > FREQUENT


@pytest.mark.parametrize("word", ["", "xyzzyq", "The", "the ", " ", "\ud800", "\x00", "a" * 10_000])
def test_what_is_no_word_has_no_value(word: str) -> None:
    assert lexicon("en").zipf(word) == 0


@pytest.mark.parametrize(("language", "word"), [("ru", "the"), ("en", "и"), ("de", "москва")])
def test_words_in_another_script_are_left_out(language: str, word: str) -> None:
    assert lexicon(language, WHOLE).zipf(word) == 0


def test_the_frequent_words_are_part_of_the_whole_list() -> None:
    whole, frequent = lexicon("en", WHOLE), lexicon("en", FREQUENT)
    listed = list(wordfreq.get_frequency_dict("en", wordlist="best"))
    for word in listed[:: len(listed) // 2000]:
        value = whole.zipf(word)
        assert frequent.zipf(word) in ((value,) if value > FREQUENT + 0.05 else (value, 0)), word
    rare = [word for word in listed[-2000:] if whole.zipf(word) > 0]
    assert rare != []
    assert [word for word in rare if frequent.zipf(word) > 0] == []


def test_every_word_of_a_list_is_found() -> None:
    listed = wordfreq.get_frequency_dict("ko", wordlist="best")
    korean = lexicon("ko", WHOLE)
    lost = [
        word
        for word, frequency in listed.items()
        if abs(korean.zipf(word) - wordfreq.freq_to_zipf(frequency)) > LIMIT
    ]
    assert lost == []


@pytest.mark.parametrize("code", known_languages())
def test_every_language_with_data_has_a_lexicon(code: str) -> None:
    assert load_lexicon(code) is not None


@pytest.mark.parametrize("code", ["xx", "la", "", "EN", "../en", "large_en"])
def test_an_unknown_language_has_none(code: str) -> None:
    assert load_lexicon(code) is None
    assert load_lexicon(code, WHOLE) is None


# The compiled files


def test_a_lexicon_is_compiled_once(folder: Path) -> None:
    first = values()
    (path,) = cached(folder)
    assert path.parent == folder / "lexicon"
    inode = path.stat().st_ino
    assert values() == first
    assert [found.stat().st_ino for found in cached(folder)] == [inode]


def test_each_list_has_a_file_of_its_own(folder: Path) -> None:
    lexicon("ko", WHOLE)
    lexicon("ko", FREQUENT)
    lexicon("tr", FREQUENT)
    assert len(cached(folder)) == 3
    assert {path.name.split("-")[0] for path in cached(folder)} == {"ko", "tr"}


@pytest.mark.parametrize(
    "damage", ["empty", "garbage", "zeros", "header", "short", "cut", "longer", "first", "last"]
)
def test_a_damaged_file_is_made_anew(folder: Path, damage: str) -> None:
    first = values()
    assert first[0] > 0
    (path,) = cached(folder)
    sound = path.read_bytes()
    damaged = {
        "empty": b"",
        "garbage": b"garbage\n" * 10_000,
        "zeros": bytes(len(sound)),
        "header": sound[: cache.HEADER],
        "short": sound[: cache.HEADER - 1],
        "cut": sound[:-1],
        "longer": sound + b"\0",
        "first": bytes([sound[0] ^ 1]) + sound[1:],
        "last": sound[:-1] + bytes([sound[-1] ^ 1]),
    }
    path.write_bytes(damaged[damage])
    assert values() == first
    assert cached(folder) == [path]
    assert path.read_bytes() == sound


@pytest.mark.parametrize("place", range(0, 100, 9))
def test_a_single_wrong_bit_is_noticed(folder: Path, place: int) -> None:
    first = values()
    (path,) = cached(folder)
    sound = path.read_bytes()
    at = len(sound) * place // 100
    path.write_bytes(sound[:at] + bytes([sound[at] ^ 0x80]) + sound[at + 1 :])
    assert values() == first
    assert path.read_bytes() == sound


def test_a_file_that_was_deleted_is_made_anew(folder: Path) -> None:
    first = values()
    (path,) = cached(folder)
    path.unlink()
    assert values() == first
    assert cached(folder) == [path]


def test_a_lexicon_in_use_outlives_its_file(folder: Path) -> None:
    first = values()
    turkish = lexicon("tr")
    (path,) = cached(folder)
    path.unlink()
    assert turkish.zipf("istanbul") == first[0]


def test_a_lexicon_in_use_outlives_a_new_file(folder: Path) -> None:
    turkish = load_again()
    first = turkish.zipf("istanbul")
    (path,) = cached(folder)
    cache.store(f"lexicon/{path.name}", cache.seal(b"new"))
    assert turkish.zipf("istanbul") == first > 0


@pytest.mark.parametrize("where", ["file", "below a file", "proc", "taken"])
def test_a_cache_that_cannot_be_written_is_done_without(
    folder: Path, where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = values()
    (path,) = cached(folder)
    other = tmp_path / "other"
    if where == "taken":
        (other / "lexicon" / path.name).mkdir(parents=True)
    elif where != "proc":
        other.write_text("not a folder", encoding="utf-8")
    place = {"proc": Path("/proc/none"), "below a file": other / "a" / "b"}.get(where, other)
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(place))
    assert values() == expected
    left = [found for found in other.rglob("*") if found.is_file()]
    assert left == []


def test_the_cache_is_where_the_environment_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "here"))
    assert cache.cache_dir() == tmp_path / "here"
    monkeypatch.setenv("MTCHECK_CACHE_DIR", "")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    assert cache.cache_dir().name == "mtcheck"


def test_what_others_could_write_is_not_loaded(folder: Path) -> None:
    cache.store("a.bin", cache.seal(b"payload"))
    (folder / "a.bin").chmod(0o620)
    assert cache.load("a.bin") is None
    cache.store("a.bin", cache.seal(b"payload"))
    assert cache.load("a.bin") is not None


def test_what_is_stored_can_be_loaded(folder: Path) -> None:
    assert cache.load("a/b.bin") is None
    cache.store("a/b.bin", cache.seal(b"payload"))
    found = cache.load("a/b.bin")
    assert found is not None
    assert found[cache.HEADER :] == b"payload"
    cache.store("a/b.bin", cache.seal(b"other"))
    assert found[cache.HEADER :] == b"payload"
    again = cache.load("a/b.bin")
    assert again is not None
    assert again[cache.HEADER :] == b"other"


# Processes


def test_processes_that_compile_at_once_agree(folder: Path) -> None:
    code = (
        "from mtcheck.lexicon import load_lexicon\n"
        "lexicon = load_lexicon('tr')\n"
        "print([lexicon.zipf(word) for word in ('istanbul', 'için', 've', 'türkiye', 'xyzzyq')])\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, env={**os.environ})
        for _ in range(4)
    ]
    outputs = [process.communicate()[0].decode() for process in running]
    assert [process.returncode for process in running] == [0] * 4
    (path,) = cached(folder)
    sound = path.read_bytes()
    assert outputs == [f"{values()}\n"] * 4
    assert path.read_bytes() == sound
