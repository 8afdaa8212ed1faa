"""Data files from the cache: what TOML says, read anew where the file has changed."""

from __future__ import annotations

import os
import tomllib
from pathlib import Path

import pytest

from mtcheck import calques, languages
from mtcheck.cache import cache_dir
from mtcheck.cache.data_file import load_data

FILES = sorted((*calques.FOLDER.glob("*.toml"), *languages.FOLDER.glob("*.toml")))


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A data file, and a cache of its own."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    path = tmp_path / "words" / "xx.toml"
    path.parent.mkdir()
    path.write_text('words = ["ä", "b"]\n[t]\nn = 1.5\n', encoding="utf-8")
    return path


def kept() -> list[str]:
    return sorted(path.name for path in (cache_dir() / "data").iterdir())


def test_a_file_is_parsed_once_and_anew_when_it_changes(path: Path) -> None:
    assert load_data(path) == load_data(path) == {"words": ["ä", "b"], "t": {"n": 1.5}}
    (name,) = kept()
    assert name.startswith("words-xx-")
    path.write_text('words = ["ä", "c"]\n[t]\nn = 1.5\n', encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert load_data(path)["words"] == ["ä", "c"]
    assert len(kept()) == 2


def test_a_damaged_file_of_the_cache_is_made_anew(path: Path) -> None:
    load_data(path)
    (name,) = kept()
    file = cache_dir() / "data" / name
    sound = file.read_bytes()
    file.write_bytes(sound.replace(b"1.5", b"2.5"))
    assert load_data(path)["t"] == {"n": 1.5}
    assert file.read_bytes() == sound


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_the_data_are_those_of_the_file(file: Path) -> None:
    load_data(file)
    assert load_data(file) == tomllib.loads(file.read_text(encoding="utf-8"))
