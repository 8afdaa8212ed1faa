"""Options that other tools taught people to expect, what does not go together, and help."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest
from conftest import Outcome, RunCli
from typer.main import get_command

from mtcheck.cli import make_app

FAULTY = "He met Recepp Tayip Erdogan at noon.\n"
ENGLISH = ("--target-lang", "en")
NAMES = (*ENGLISH, "--select", "names", "--output-format", "concise")
COMMANDS = sorted(
    command.callback.__name__ for command in make_app().registered_commands if command.callback
)


@pytest.fixture
def faulty(tmp_path: Path) -> Path:
    path = tmp_path / "a.txt"
    path.write_text(FAULTY)
    return path


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_examples(command: str, run_cli: RunCli) -> None:
    done = run_cli(command, "--help")
    assert (done.code, done.stderr) == (0, "")
    examples = done.stdout.partition("Examples:")[2]
    assert f"mtcheck {command}" in examples


def test_the_list_of_commands_is_whole() -> None:
    known = {"check", "clean", "config", "evaluate", "init", "report", "rule", "version"}
    assert known <= set(COMMANDS)
    assert get_command(make_app()).get_short_help_str()


@pytest.mark.parametrize(
    "options",
    [
        ("--show-settings", "--show-files"),
        ("--show-files", "--add-ignore"),
        ("--show-files", "--fix"),
        ("--add-ignore", "--diff"),
        ("--add-ignore", "--fix"),
        ("--add-ignore", "--ignore-suppressions"),
        ("--add-ignore", "--write-baseline"),
        ("--diff", "--watch"),
        ("--diff", "--write-baseline"),
        ("--diff", "--output-format", "json"),
        ("--diff", "--statistics"),
        ("--statistics", "--output-format", "json"),
        ("-q", "-v"),
        ("--config", "mtcheck.toml", "--isolated"),
        ("--stdin-filename", "b.md"),
        ("--output", "x.txt"),
        ("--per-file-ignores", "names"),
        ("--per-file-ignores", ":names"),
        ("--per-file-ignores", "a.txt:"),
        ("--per-file-ignores", "a.txt:nams"),
        ("--extend-select", "nams"),
    ],
)
def test_what_cannot_be_honoured_is_an_error(
    options: tuple[str, ...], faulty: Path, run_cli: RunCli
) -> None:
    done = run_cli("check", "a.txt", *options)
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("mtcheck: ")
    assert len(done.stderr.splitlines()) == 1
    assert faulty.read_text() == FAULTY
    assert [p.name for p in faulty.parent.iterdir()] == ["a.txt"]


@pytest.mark.parametrize("option", ["--watch", "--add-ignore", "--write-baseline"])
def test_what_needs_files_refuses_standard_input(option: str, run_cli: RunCli) -> None:
    done = run_cli("check", "-", option, stdin=FAULTY)
    assert (done.code, done.stdout, len(done.stderr.splitlines())) == (2, "", 1)


def test_standard_input_can_have_a_name(run_cli: RunCli, tmp_path: Path) -> None:
    (tmp_path / "mtcheck.toml").write_text('per-file-ignores = { "old/*" = ["names"] }')
    page = f"<p>{FAULTY}</p>"
    done = run_cli("check", "-", *NAMES, "--stdin-filename", "new/a.html", stdin=page)
    assert (done.code, done.stdout.splitlines()[0][:15]) == (1, "new/a.html:1:11")
    assert run_cli("check", "-", *NAMES, "--stdin-filename", "old/a.html", stdin=page).code == 0
    assert not (tmp_path / "new").exists()


def test_fixes_of_named_standard_input_go_to_standard_output(run_cli: RunCli) -> None:
    options = (*NAMES, "--stdin-filename", "a.txt", "--fix", "--unsafe-fixes")
    done = run_cli("check", "-", *options, stdin=FAULTY)
    assert (done.code, done.stdout) == (0, FAULTY.replace("Recepp Tayip", "Recep Tayyip"))


def test_exit_zero_lets_findings_pass_but_no_error(faulty: Path, run_cli: RunCli) -> None:
    assert run_cli("check", "a.txt", *NAMES, "--exit-zero").code == 0
    assert run_cli("check", "a.txt", "b.txt", *NAMES, "--exit-zero").code == 2
    options = (*ENGLISH, "--select", "names", "--diff", "--unsafe-fixes")
    assert run_cli("check", "a.txt", *options).code == 1
    assert run_cli("check", "a.txt", *options, "--exit-zero").code == 0
    assert faulty.exists()


def test_quiet_shows_findings_and_errors_alone(faulty: Path, run_cli: RunCli) -> None:
    done = run_cli("check", "a.txt", "b.txt", *NAMES, "-q")
    assert done.code == 2
    assert done.stdout.count("\n") == 1
    assert done.stderr == "b.txt: does not exist\n"
    faulty.write_text("The boats wait.\n")
    assert run_cli("check", "a.txt", *ENGLISH, "-q") == Outcome(0, "", "")


def test_verbose_says_what_was_used_and_what_did_not_run(faulty: Path, run_cli: RunCli) -> None:
    done = run_cli("check", "a.txt", *NAMES, "-v")
    lines = done.stderr.splitlines()
    assert lines[0] == "configuration: none"
    assert any(line.startswith("a.txt: needs the source (give --source): ") for line in lines)
    config = faulty.parent / "mtcheck.toml"
    config.write_text("")
    assert str(config) in run_cli("check", "a.txt", *NAMES, "-v").stderr


def test_rules_can_be_added_to_those_selected(faulty: Path, run_cli: RunCli) -> None:
    (faulty.parent / "mtcheck.toml").write_text('select = ["joins"]')
    options = ("check", "a.txt", *ENGLISH, "--output-format", "json")
    assert run_cli(*options).code == 0
    done = run_cli(*options, "--extend-select", "misspelt-name")
    (document,) = json.loads(done.stdout)["documents"]
    assert [f["rule"] for f in document["findings"]] == ["misspelt-name"]


def test_settings_are_a_configuration_file(faulty: Path, run_cli: RunCli) -> None:
    config = faulty.parent / "mtcheck.toml"
    config.write_text(
        'ignore = ["loop"]\nfail-level = "major"\nextend-exclude = ["x/"]\n'
        'per-file-ignores = { "a.txt" = ["names"] }\nforbidden = { "x y" = "z" }\n'
    )
    shown = run_cli("check", "a.txt", "--show-settings", "--min-score", "5")
    assert shown.code == 0
    settings = tomllib.loads(shown.stdout)
    assert settings["per-file-ignores"] == {"a.txt": ["names"]}
    assert (settings["min-score"], settings["fail-level"]) == (5.0, "major")
    config.write_text(shown.stdout)
    again = run_cli("check", "a.txt", "--show-settings")
    assert (again.code, again.stdout) == (0, shown.stdout)
    assert shown.stdout in run_cli("config").stdout


def test_every_key_is_described(run_cli: RunCli) -> None:
    words, _, settings = run_cli("config", "--isolated").stdout.partition("\n\nselect = ")
    assert settings
    for key in tomllib.loads(f"select = {settings}"):
        assert f"`{key.replace('-', '_')}`" in words


def test_init_writes_a_configuration_once(run_cli: RunCli, tmp_path: Path) -> None:
    done = run_cli("init")
    assert (done.code, done.stderr) == (0, "")
    assert run_cli("config").stdout != run_cli("config", "--isolated").stdout
    uncommented = [
        line.removeprefix("# ")
        for line in (tmp_path / "mtcheck.toml").read_text().splitlines()
        if " = " in line
    ]
    (tmp_path / "names.txt").write_text("Recepp Tayip\n")
    (tmp_path / "mtcheck.toml").write_text("\n".join(uncommented))
    assert run_cli("config").code == 0
    assert run_cli("init").code == 2
    (tmp_path / "mtcheck.toml").unlink()
    (tmp_path / "pyproject.toml").write_text("[tool.mtcheck]\n")
    assert (run_cli("init").code, (tmp_path / "mtcheck.toml").exists()) == (2, False)
    assert run_cli("init", "no/folder").code == 2
