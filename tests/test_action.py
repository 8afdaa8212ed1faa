"""The GitHub Action: its own shell steps, run as the runner runs them, on hostile inputs."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

ROOT = Path(__file__).parent.parent
FAULTY = "He met Recepp Tayip Erdogan.\n"
ENGLISH = "--target-lang=en"
if not (ROOT / "action.yml").is_file():
    pytest.skip("not in a checkout", allow_module_level=True)
ACTION = YAML(typ="safe").load(ROOT / "action.yml")


@dataclass(frozen=True)
class Ran:
    """What the step left: exit code, what the runner reads, the job summary, the step's outputs."""

    code: int
    shown: str
    summary: str
    outputs: str


def step(name: str) -> Any:
    (found,) = (s for s in ACTION["runs"]["steps"] if s.get("name") == name)
    return found


def run_check(folder: Path, paths: str, arguments: str = ENGLISH, sarif: str = "m.sarif") -> Ran:
    tools = folder.parent / "tools"
    tools.mkdir(exist_ok=True)
    python = shlex.quote(sys.executable)
    commands = {"mtcheck": f'exec {python} -m mtcheck "$@"', "python": f'exec {python} "$@"'}
    for name, command in commands.items():
        (tools / name).write_text(f"#!/bin/sh\n{command}\n")
        (tools / name).chmod(0o755)
    summary, outputs = folder.parent / "summary.md", folder.parent / "outputs"
    given = {"inputs.paths": paths, "inputs.args": arguments, "inputs.sarif-file": sarif}
    check = step("Check")
    own = {key: given[value.strip("${} ")] for key, value in check["env"].items()}
    env = {**os.environ, "PYTHONPATH": str(ROOT), "PATH": f"{tools}:{os.environ['PATH']}", **own}
    env |= {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(outputs)}
    # As GitHub runs `shell: bash`.
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", check["run"]],
        cwd=folder,
        env=env,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    texts = [p.read_text() if p.exists() else "" for p in (summary, outputs)]
    return Ran(done.returncode, done.stdout, *texts)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    place = tmp_path / "repository"
    place.mkdir()
    return place


def test_findings_are_annotated_summed_up_and_logged(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    ran = run_check(folder, "a.txt\n")
    assert (ran.code, ran.outputs) == (0, "code=1\n")
    assert "::error file=a.txt,line=1,endLine=1,col=8,endColumn=20,title=mtcheck mis" in ran.shown
    assert "| a\\.txt | fail |" in ran.summary
    log = json.loads((folder / "m.sarif").read_text())
    assert [r["ruleId"] for r in log["runs"][0]["results"]] == ["misspelt-name"]


def test_the_last_step_ends_with_the_code_of_the_check() -> None:
    result = step("Result")
    assert result["env"] == {"CODE": "${{ steps.check.outputs.code }}"}
    for code in ("0", "1", "2"):
        env = {**os.environ, "CODE": code}
        done = subprocess.run(["bash", "-e", "-c", result["run"]], env=env, check=False)
        assert done.returncode == int(code)


def test_clean_text_gives_0(folder: Path) -> None:
    (folder / "a.txt").write_text("The boats wait at the lock.\n")
    assert run_check(folder, ".").outputs == "code=0\n"


HOSTILE = (
    "$(touch x)",
    "`touch x`",
    "a b; touch x",
    "-o",
    "--exit-zero",
    "a'\"b",
    "*",
    "::add-mask::x",
)


@pytest.mark.parametrize("name", HOSTILE)
def test_names_of_files_are_names_only(folder: Path, name: str) -> None:
    (folder / f"{name}.txt").write_text(FAULTY)
    (folder / "other.txt").write_text(FAULTY)
    ran = run_check(folder, f"{name}.txt")
    assert ran.outputs == "code=1\n"
    assert sorted(p.name for p in folder.iterdir()) == sorted(
        {f"{name}.txt", "other.txt", "m.sarif"}
    )
    assert ran.shown.count("::error ") == 1
    assert not [line for line in ran.shown.splitlines() if line.startswith("::add-mask")]


@pytest.mark.parametrize("name", HOSTILE)
def test_inputs_are_never_run(folder: Path, name: str) -> None:
    (folder / "a.txt").write_text(FAULTY)
    run_check(folder, "a.txt", f"{ENGLISH}\n{name}", name)
    assert not (folder / "x").exists()


def test_the_repository_that_is_checked_brings_no_code(folder: Path) -> None:
    for name in ("secrets.py", "pip.py"):
        (folder / name).write_text("raise SystemExit('taken over')")
    (folder / "a.txt").write_text("The boats wait.\n")
    install = step("Install mtcheck")["run"]
    assert install.startswith("python -I -m pip ")
    assert "python -I -c" in step("Check")["run"]


@pytest.mark.parametrize(
    ("paths", "arguments", "sarif"),
    [
        ("missing.txt", ENGLISH, "m.sarif"),
        ("a.txt", "--no-such-option", "m.sarif"),
        ("a.txt", "--fail-level major", "m.sarif"),
        ("a.txt", ENGLISH, "no/such/folder/m.sarif"),
        ("", ENGLISH, "m.sarif"),
    ],
)
def test_what_cannot_be_done_gives_2(folder: Path, paths: str, arguments: str, sarif: str) -> None:
    (folder / "a.txt").write_text("The boats wait at the lock.\n")
    assert run_check(folder, paths, arguments, sarif).outputs == "code=2\n"


def test_without_a_log_none_is_written(folder: Path) -> None:
    (folder / "a.txt").write_text(FAULTY)
    assert run_check(folder, "a.txt", sarif="").outputs == "code=1\n"
    assert [p.name for p in folder.iterdir()] == ["a.txt"]


def test_file_names_are_no_commands_in_what_the_later_runs_show(folder: Path) -> None:
    ran = run_check(folder, "::error::no.txt")
    lines = ran.shown.splitlines()
    stop = next(i for i, line in enumerate(lines) if line.startswith("::stop-commands::"))
    token = lines[stop].removeprefix("::stop-commands::")
    assert len(token) == 64
    end = lines.index(f"::{token}::")
    commands = [i for i, line in enumerate(lines) if line.startswith("::error::")]
    assert commands
    assert all(stop < i < end for i in commands)
