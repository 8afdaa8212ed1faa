"""Rules from the cache: the same ones, made anew where a file has changed or the cache is damaged."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from mtcheck.cache import cache_dir
from mtcheck.cache.rules import load_rules
from mtcheck.errors import RuleError
from mtcheck.rule import rules_folder
from mtcheck.rule_file import load_folder


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the rules of one group, and a cache of its own."""
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(tmp_path / "cache"))
    shutil.copytree(rules_folder() / "terms", tmp_path / "rules" / "terms")
    return tmp_path / "rules"


def test_rules_from_the_cache_are_those_of_the_files(folder: Path) -> None:
    made = load_rules(folder)
    kept = load_rules(folder)
    assert repr(kept) == repr(made) == repr(tuple(load_folder(folder)))
    assert kept[0] is not made[0]


def test_rule_that_changes_is_read_anew(folder: Path) -> None:
    path = folder / "terms" / "two-names.toml"
    load_rules(folder)
    content = path.read_text(encoding="utf-8")
    path.write_text(content.replace('"minor"', '"major"'), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    (rule,) = [rule for rule in load_rules(folder) if rule.name == "two-names"]
    assert rule.severity == "major"
    path.write_text(content.replace("checker", "chekcer"), encoding="utf-8")
    with pytest.raises(RuleError, match="two-names"):
        load_rules(folder)


def test_damaged_file_of_the_cache_is_made_anew(folder: Path) -> None:
    made = load_rules(folder)
    (kept,) = cache_dir().glob("rules-*.json")
    kept.write_bytes(kept.read_bytes()[:-40] + b"x" * 40)
    assert repr(load_rules(folder)) == repr(made)
    (again,) = cache_dir().glob("rules-*.json")
    assert not again.read_bytes().endswith(b"x" * 40)
