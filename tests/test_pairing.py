"""Sources and references that a pattern finds for each file."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import RunCli

from mtcheck.config import Config
from mtcheck.config.file import override
from mtcheck.errors import ConfigError
from mtcheck.running.pairing import place_for

Write = Callable[[str, str], Path]
TEXT = "The lock was closed in March. The council will meet again on Thursday."
SOURCE = (
    "Die Schleuse wurde im März geschlossen. In beiden Toren sind Risse, die bis zu 40 Zentimeter "
    "lang sind. Der Rat kommt am Donnerstag wieder zusammen."
)
RUN = ("--target-lang", "en", "--source-lang", "de", "--select", "omission")


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a file in the working folder."""

    def writer(name: str, content: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return writer


@pytest.mark.parametrize(
    ("pattern", "place"),
    [
        ("content/de/{stem}.md", "/site/content/de/a.md"),
        ("content/{lang}/{name}", "/site/content/de/a.txt"),
        ("sources/{parent}/{name}", "/site/sources/content/en/a.txt"),
        ("{parent}/../de/{name}", "/site/content/de/a.txt"),
    ],
)
def test_a_pattern_names_a_place(pattern: str, place: str) -> None:
    config = Config(root="/site")
    assert place_for("/site/content/en/a.txt", pattern, "de", config).as_posix() == place


def test_a_language_that_is_not_set_is_an_error() -> None:
    with pytest.raises(ConfigError, match="needs source-lang"):
        place_for("a.txt", "{lang}/{name}", None, Config())


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("de/a.md", "must name a file for each file, such as 'content/fr/{stem}.md'"),
        ("{lang}/a.md", "must name a file for each file, such as 'content/fr/{stem}.md'"),
        ("{stem}/{", "must name a file for each file, such as 'content/fr/{stem}.md'"),
        ("{stem.__class__}", "{stem.__class__} is none of {name}, {stem}, {parent}, {lang}"),
    ],
)
def test_a_pattern_that_means_nothing_is_an_error(pattern: str, problem: str) -> None:
    with pytest.raises(ConfigError) as error:
        override(Config(), {"source": pattern}, "mtcheck.toml")
    assert str(error.value) == f"mtcheck.toml: source = {pattern!r}: {problem}"


def test_each_file_is_held_against_its_own_source(write: Write, run_cli: RunCli) -> None:
    write("en/a.txt", TEXT)
    write("en/b.txt", TEXT)
    write("de/a.txt", SOURCE)
    write("de/b.txt", "Die Schleuse wurde im März geschlossen. Der Rat trifft sich am Donnerstag.")
    done = run_cli("check", "en", *RUN, "--source", "de/{name}", "--output-format", "concise")
    place = TEXT.index(" The council") + 1
    assert (done.code, done.stderr) == (1, "")
    assert done.stdout.splitlines()[0].startswith(f"en/a.txt:1:{place}: major omission ")
    assert done.stdout.splitlines()[1:] == ["1 finding in 2 files (1 major)"]


def test_the_configuration_names_sources_from_its_own_folder(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("mtcheck.toml", 'source = "de/{stem}.md"\nreference = "human/{name}"\n')
    write("en/a.txt", TEXT)
    write("de/a.md", SOURCE)
    write("human/a.txt", TEXT)
    done = run_cli("check", "a.txt", *RUN, "--output-format", "json", cwd=tmp_path / "en")
    document = json.loads(done.stdout)["documents"][0]
    assert document["evidence"] == ["text", "source", "reference"]
    assert [f["rule"] for f in document["findings"]] == ["omission"]


def test_a_file_without_a_source_is_told_and_checked_without(
    write: Write, run_cli: RunCli, tmp_path: Path
) -> None:
    write("en/a.txt", TEXT)
    write("en/b.txt", TEXT)
    write("de/a.txt", SOURCE)
    done = run_cli("check", "en", *RUN, "--source", "de/{name}", "--output-format", "json")
    assert done.code == 1
    assert done.stderr.splitlines() == [
        f"no source ({tmp_path / 'de/{name}'}) for 1 of 2 files, checked without: en/b.txt"
    ]
    evidence = [d["evidence"] for d in json.loads(done.stdout)["documents"]]
    assert evidence == [["text", "source"], ["text"]]


def test_a_pattern_that_finds_nothing_at_all_is_an_error(write: Write, run_cli: RunCli) -> None:
    write("en/a.txt", TEXT)
    done = run_cli("check", "en", *RUN, "--source", "fr/{name}")
    assert done.code == 2
    assert "there is none for any file, such as " in done.stderr


def test_a_source_that_cannot_be_read_is_told_of_its_file(write: Write, run_cli: RunCli) -> None:
    write("en/a.txt", TEXT)
    write("de/a.txt", "").write_bytes(b"\xff\xfe\x00")
    done = run_cli("check", "en", *RUN, "--source", "de/{name}")
    assert done.code == 2
    assert "en/a.txt: cannot be held against " in done.stderr


def test_a_changed_source_is_checked_anew(write: Write, run_cli: RunCli) -> None:
    write("en/a.txt", TEXT)
    write("de/a.txt", SOURCE)
    arguments = ("check", "en", *RUN, "--source", "de/{name}", "--output-format", "concise")
    assert run_cli(*arguments).code == 1
    assert run_cli(*arguments).code == 1
    write("de/a.txt", "Die Schleuse wurde im März geschlossen. Der Rat trifft sich am Donnerstag.")
    assert run_cli(*arguments).stdout == "0 findings in 1 file\n"


def test_a_file_is_no_source_of_itself(write: Write, run_cli: RunCli) -> None:
    write("all/a.txt", TEXT)
    write("all/a.de.txt", SOURCE)
    done = run_cli("check", "all", *RUN, "--source", "all/{stem}.de.txt", "--output-format", "json")
    documents = json.loads(done.stdout)["documents"]
    assert [d["evidence"] for d in documents] == [["text"], ["text", "source"]]
