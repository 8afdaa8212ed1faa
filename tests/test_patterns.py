"""Patterns from the cache: those that were compiled, and compiled anew where it cannot be trusted."""

from __future__ import annotations

import copyreg
import marshal
import os
import subprocess
import sys
from pathlib import Path
from typing import Any, cast

import pytest
import regex
from conftest import RunCli

from mtcheck import patterns
from mtcheck.rule import built_in_rules

TEXT = "He met Recepp Tayip Erdogan. As an AI language model, I cannot translate this text.\n"
PATTERNS = sorted(
    {
        str(rule.options["pattern"]).strip("\n")
        for rule in built_in_rules()
        if "pattern" in rule.options
    }
)
PROBE = """
from mtcheck.patterns import compile_pattern, keep_patterns
pattern = compile_pattern(r"(?P<word>\\p{Lu}\\w++)(?:, (?P<next>ß|[a-f]++))*+", 2)
print([m.groupdict() for m in pattern.finditer("One, ab, SS, Two, cd")], pattern.flags, pattern.pattern)
keep_patterns()
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The cache of a test."""
    return tmp_path / "cache"


def probe(folder: Path) -> tuple[str, os.stat_result]:
    """Use a pattern in a process, and return what it said and the state of the file that it left."""
    env = {**os.environ, "MTCHECK_CACHE_DIR": str(folder)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE],
        env=env,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    (path,) = folder.glob("patterns-*.bin")
    return done.stdout, path.stat()


def test_a_pattern_is_compiled_by_the_first_run_alone(folder: Path) -> None:
    said, made = probe(folder)
    assert said.startswith("[{'word': 'One', 'next': 'ab'}, {'word': 'SS', 'next': None}, ")
    again, kept = probe(folder)
    assert again == said
    assert (kept.st_ino, kept.st_mtime_ns) == (made.st_ino, made.st_mtime_ns)


@pytest.mark.parametrize("content", [b"", b"mtc1", b"x" * 400])
def test_a_damaged_file_is_made_anew(folder: Path, content: bytes) -> None:
    said, _ = probe(folder)
    (path,) = folder.glob("patterns-*.bin")
    sound = path.read_bytes()
    path.write_bytes(content)
    assert probe(folder)[0] == said
    assert path.read_bytes() == sound
    path.write_bytes(sound[:-1] + bytes([sound[-1] ^ 1]))
    assert probe(folder)[0] == said
    assert path.read_bytes() == sound


@pytest.mark.skipif(os.name == "nt", reason="folders of users are closed to others there")
def test_a_file_that_others_may_write_is_not_read(folder: Path) -> None:
    said, made = probe(folder)
    (path,) = folder.glob("patterns-*.bin")
    path.chmod(0o620)
    again, anew = probe(folder)
    assert again == said
    assert anew.st_ino != made.st_ino
    assert anew.st_mode & 0o777 == 0o600


def test_a_folder_that_cannot_be_written_does_no_harm(tmp_path: Path, run_cli: RunCli) -> None:
    (tmp_path / "file").write_text("")
    env = {"MTCHECK_CACHE_DIR": str(tmp_path / "file" / "cache")}
    done = run_cli("check", "-", "--target-lang", "en", "--select", "names", stdin=TEXT, env=env)
    assert (done.code, "Recepp Tayip" in done.stdout) == (1, True)
    assert done.stderr == ""


def test_each_pattern_of_a_rule_is_the_same_when_it_comes_back() -> None:
    apart = copyreg.dispatch_table[regex.Pattern]
    for pattern in PATTERNS:
        compiled = regex.compile(pattern)
        make, parts = cast(tuple[Any, ...], apart(compiled))
        restored = make(*marshal.loads(marshal.dumps(parts)))  # noqa: S302
        assert apart(restored) == (make, parts)
        said = [[m.span() for m in p.finditer(TEXT)] for p in (compiled, restored)]
        assert said[0] == said[1]


def test_no_more_than_so_many_are_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MTCHECK_CACHE_DIR", str(folder))
    monkeypatch.setattr(patterns, "_MOST", 0)
    assert patterns.compile_pattern("so many (and no more)").fullmatch("so many and no more")
    patterns.keep_patterns()
    assert not folder.exists()


def test_runs_say_the_same_with_patterns_from_the_cache_and_without(
    tmp_path: Path, run_cli: RunCli, folder: Path
) -> None:
    env = {"MTCHECK_CACHE_DIR": str(folder)}
    options = ("check", "-", "--target-lang", "en", "--no-cache", "--output-format", "json")
    first = run_cli(*options, stdin=TEXT, env=env)
    (path,) = folder.glob("patterns-*.bin")
    made = path.stat()
    assert run_cli(*options, stdin=TEXT, env=env) == first
    assert path.stat().st_ino == made.st_ino
    assert '"text": "Recepp Tayip"' in first.stdout
    assert '"rule": "refusal"' in first.stdout


def test_processes_keep_their_patterns_too(tmp_path: Path, run_cli: RunCli, folder: Path) -> None:
    for number in range(16):
        (tmp_path / f"{number}.txt").write_text(f"{TEXT}Number {number}.\n")
    env = {"MTCHECK_CACHE_DIR": str(folder)}
    files = [f"{number}.txt" for number in range(16)]
    run_cli("check", *files, "--target-lang", "en", "--no-cache", "-j", "2", env=env)
    (path,) = folder.glob("patterns-*.bin")
    made = path.stat()
    run_cli("check", "0.txt", "--target-lang", "en", "--no-cache", env=env)
    assert path.stat().st_ino == made.st_ino
