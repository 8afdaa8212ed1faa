"""Configuration: where it is found, what it may say, and which rules it leaves."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from mtcheck.accepting.baseline import load_baseline
from mtcheck.accepting.earlier import load_earlier
from mtcheck.config import Config
from mtcheck.config.file import find_config, load_config, override
from mtcheck.errors import ConfigError
from mtcheck.finding import Severity
from mtcheck.rule import built_in_rules

Write = Callable[..., Path]

NO_CODE = (
    "must be a language code, one of "
    "ar cs de en es fr hi it ja ko nl pl pt ru sv tr uk zh, or another"
)


@pytest.fixture
def write(tmp_path: Path) -> Write:
    """Return a function that writes a configuration file below `tmp_path`."""

    def writer(content: str, name: str = "mtcheck.toml") -> Path:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
        return path

    return writer


def problem(path: Path) -> str:
    with pytest.raises(ConfigError) as caught:
        load_config(path)
    return str(caught.value)


def names(config: Config) -> list[str]:
    return [rule.name for rule in config.rules()]


def group(name: str) -> list[str]:
    return [rule.name for rule in built_in_rules() if rule.group == name and rule.default]


def test_every_key_is_read(write: Write) -> None:
    path = write(
        'select = ["names", "joins"]\nignore = ["name-case"]\nfail-level = "major"\n'
        'min-score = 80\ntarget-lang = "en"\nsource-lang = "fr"\n'
        '[forbidden]\nhandicapped = "disabled"\n"master bedroom" = ""\n'
    )
    assert load_config(path) == Config(
        select=("names", "joins"),
        ignore=("name-case",),
        fail_level=Severity.MAJOR,
        min_score=80.0,
        target_lang="en",
        source_lang="fr",
        forbidden=(("handicapped", "disabled"), ("master bedroom", "")),
    )


def test_empty_file_leaves_the_defaults(write: Write) -> None:
    config = load_config(write(""))
    assert config == Config((), (), Severity.MINOR, 0.0, None, None)
    assert config.rules() == tuple(rule for rule in built_in_rules() if rule.default)


def test_pyproject_holds_it_under_its_tool(write: Write) -> None:
    path = write('[project]\nname = "x"\n[tool.mtcheck]\nmin-score = 90.5\n', "pyproject.toml")
    assert load_config(path) == Config(min_score=90.5)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('selct = ["names"]', "unknown key 'selct', did you mean 'select'?"),
        ('fail_level = "major"', "unknown key 'fail_level', did you mean 'fail-level'?"),
        ("xyzzy = 1", "unknown key 'xyzzy'"),
        ('select = "names"', "select = 'names': must be a list of names"),
        ("ignore = [1]", "ignore = [1]: must be a list of names"),
        (
            'fail-level = "bad"',
            "fail-level = 'bad': must be one of info, minor, major, critical",
        ),
        ("fail-level = []", "fail-level = []: must be one of info, minor, major, critical"),
        ("min-score = 101", "min-score = 101: must be a number from 0 to 100"),
        ("min-score = -1", "min-score = -1: must be a number from 0 to 100"),
        ("min-score = nan", "min-score = nan: must be a number from 0 to 100"),
        ("min-score = true", "min-score = True: must be a number from 0 to 100"),
        ('min-score = "80"', "min-score = '80': must be a number from 0 to 100"),
        (
            'target-lang = "English"',
            "target-lang = 'English': must be a language code: write 'en'",
        ),
        ('target-lang = "xx"', f"target-lang = 'xx': {NO_CODE}"),
        ("source-lang = 3", f"source-lang = 3: {NO_CODE}"),
        (
            'forbidden = ["handicapped"]',
            "forbidden = ['handicapped']: must be a table of terms, each with what to write instead",
        ),
        (
            "forbidden = { handicapped = 1 }",
            "forbidden = {'handicapped': 1}: must be a table of terms, each with what to write instead",
        ),
        ("forbidden = { '*' = 'x' }", "forbidden = {'*': 'x'}: '*' holds no word"),
        ('source-lang = "e1"', f"source-lang = 'e1': {NO_CODE}"),
    ],
)
def test_errors_name_the_file_and_the_key(write: Write, content: str, message: str) -> None:
    path = write(content)
    assert problem(path) == f"{path}: {message}"


def test_broken_toml_is_named_with_its_line(write: Write) -> None:
    path = write('ignore = []\nselect = [names"]\n')
    assert problem(path).startswith(f"{path}: ")
    assert "line 2," in problem(path)


def test_file_that_is_no_utf_8_is_named(write: Write) -> None:
    path = write("")
    path.write_bytes(b"# caf\xe9\n")
    assert problem(path).startswith(f"{path}: ")
    assert problem(path).endswith("is not UTF-8: byte 5: invalid continuation byte")


def test_missing_file_is_named(tmp_path: Path) -> None:
    path = tmp_path / "mtcheck.toml"
    assert problem(path) == f"{path}: does not exist"


@pytest.mark.parametrize(
    ("content", "what"),
    [
        ("accept = " + "[" * 100_000, "maximum recursion depth exceeded"),
        ("min-score = " + "9" * 5_000, "Exceeds the limit"),
        (r'names = "a\u0000b"', "names = 'a\\x00b': does not exist"),
        ('names = "pipe"', "names = 'pipe': is not a plain file"),
        ('glossary = "pipe"', "glossary = 'pipe': is not a plain file"),
        ('names = "/dev/zero"', "names = 'zero': is not a plain file"),
    ],
)
def test_hostile_files_are_one_short_line(content: str, what: str, write: Write) -> None:
    path = write(content)
    os.mkfifo(path.parent / "pipe")
    assert problem(path).startswith(f"{path}: {what}")
    assert len(problem(path)) < 400


def test_a_value_is_shown_by_its_begin(write: Write) -> None:
    path = write(f'fail-level = "{"x" * 5_000}"')
    assert problem(path).startswith(f"{path}: fail-level = 'xxx")
    assert problem(path).endswith("xxx…: must be one of info, minor, major, critical")
    assert len(problem(path)) < 400


@pytest.mark.parametrize("load", [load_config, load_baseline, load_earlier])
def test_a_pipe_is_not_waited_for(load: Callable[[Path], object], tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with pytest.raises(ConfigError, match="is not a plain file"):
        load(pipe)


def test_pyproject_without_a_table_is_no_configuration(write: Write) -> None:
    path = write("[tool.ruff]\n", "pyproject.toml")
    assert load_config(path) == Config()


@pytest.mark.parametrize("content", ["tool = 3", '[[tool]]\nmtcheck = "x"'])
def test_pyproject_with_a_strange_tool_is_no_configuration(write: Write, content: str) -> None:
    path = write(content, "pyproject.toml")
    assert load_config(path) == Config()
    assert find_config(path.parent) != path


def test_pyproject_where_the_table_is_none_is_an_error(write: Write) -> None:
    path = write("[tool]\nmtcheck = 3", "pyproject.toml")
    assert problem(path) == f"{path}: tool.mtcheck is no table"


def test_nearest_file_is_found(write: Write) -> None:
    far = write("", "a/mtcheck.toml")
    near = write("", "a/b/mtcheck.toml")
    below = near.parent / "c" / "d"
    below.mkdir(parents=True)
    assert find_config(below) == near
    assert find_config(far.parent) == far


def test_pyproject_counts_only_with_the_table(write: Write) -> None:
    above = write("[tool.mtcheck]\n", "a/pyproject.toml")
    other = write("[tool.ruff]\n", "a/b/pyproject.toml")
    assert find_config(other.parent) == above


def test_own_file_comes_before_pyproject(write: Write) -> None:
    write("[tool.mtcheck]\n", "a/pyproject.toml")
    own = write("", "a/mtcheck.toml")
    assert find_config(own.parent) == own


def test_override_replaces_only_what_is_given() -> None:
    config = Config(select=("names",), min_score=50.0)
    changed = override(config, {"fail-level": "critical", "min-score": 60}, "here")
    assert changed == Config(select=("names",), min_score=60.0, fail_level=Severity.CRITICAL)
    with pytest.raises(ConfigError, match=r"^here: unknown key 'score'"):
        override(config, {"score": 1}, "here")


@pytest.mark.parametrize(
    ("tag", "code"),
    [("EN", "en"), ("pt-BR", "pt"), ("zh_Hans", "zh"), ("ro", "ro"), ("fil", "fil")],
)
def test_tag_of_a_language_gives_its_code(tag: str, code: str) -> None:
    assert override(Config(), {"target-lang": tag}, "here").target_lang == code


def test_select_takes_rules_and_groups() -> None:
    assert names(Config(select=("stray-stop",))) == ["stray-stop"]
    assert names(Config(select=("names",))) == group("names")
    assert names(Config(select=("joins", "names", "empty-text"))) == [
        *group("names"),
        *group("joins"),
        "empty-text",
    ]
    assert Config(select=("all",)).rules() == Config().rules()


def test_ignore_takes_rules_and_groups_away() -> None:
    everything = names(Config())
    assert names(Config(ignore=("stray-stop",))) == [n for n in everything if n != "stray-stop"]
    assert names(Config(ignore=("names",))) == [n for n in everything if n not in group("names")]
    assert names(Config(select=("names",), ignore=("name-case",))) == [
        n for n in group("names") if n != "name-case"
    ]
    assert names(Config(ignore=("all",))) == []


def test_rule_selected_by_name_survives_its_ignored_group() -> None:
    assert names(Config(select=("name-case",), ignore=("names",))) == ["name-case"]
    assert names(Config(select=("names",), ignore=("names",))) == []


@pytest.mark.parametrize(
    ("config", "message"),
    [
        (Config(select=("nmaes",)), "no rule or group 'nmaes', did you mean 'names'?"),
        (Config(ignore=("stray-stops",)), "no rule or group 'stray-stops', did you mean 'stray-stop'?"),
        (Config(ignore=("qqq",)), "no rule or group 'qqq' (mtcheck rule --all lists them)"),
    ],
)  # fmt: skip
def test_unknown_rules_are_refused(config: Config, message: str) -> None:
    with pytest.raises(ConfigError) as caught:
        config.rules()
    assert str(caught.value).startswith(message)
