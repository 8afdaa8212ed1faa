"""The hook works as the README says: real pre-commit, in a real repository."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from conftest import lend_compiled

ROOT = Path(__file__).parent.parent

CLEAN = """\
The minister flew to Ankara on Tuesday for two days of talks.

He met Recep Tayyip Erdogan in the evening, and they spoke about the bridge.
"""
FAULTY = CLEAN.replace("Recep Tayyip", "Recepp Tayip")


def _environment(home: Path) -> Mapping[str, str]:
    """Return this process's environment with a home of its own and no git settings."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("GIT_", "PRE_COMMIT", "SKIP"))}
    leading = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")
    return {k: v for k, v in kept.items() if k not in leading} | {
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_SYSTEM": os.devnull,
        "GIT_AUTHOR_NAME": "A",
        "GIT_AUTHOR_EMAIL": "a@example.org",
        "GIT_COMMITTER_NAME": "A",
        "GIT_COMMITTER_EMAIL": "a@example.org",
        "PRE_COMMIT_HOME": str(home / "pre-commit"),
        "MTCHECK_CACHE_DIR": str(home / "cache"),
    }


def _run(command: Sequence[str], folder: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env=_environment(home),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def _git(folder: Path, *arguments: str) -> str:
    run = _run(["git", *arguments], folder, folder.parent)
    assert run.returncode == 0, run.stderr
    return run.stdout


@pytest.fixture(scope="module")
def hook_repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository with the project as it is now, committed and tagged."""
    if not (ROOT / ".git").exists():
        pytest.skip("not in a git checkout: what belongs to the project is not known")
    copy = tmp_path_factory.mktemp("hook") / "mtcheck"
    copy.mkdir()
    listed = _git(
        ROOT,
        "-c",
        "safe.directory=*",
        "ls-files",
        "-z",
        "--cached",
        "--others",
        "--exclude-standard",
    )
    for name in sorted(set(listed.split("\0")) - {""}):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    _git(copy, "init", "--quiet")
    _git(copy, "add", "--all")
    _git(copy, "commit", "--quiet", "--message", "The project")
    _git(copy, "tag", "v0.1.0")
    return copy


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where pre-commit keeps the environment of the hook: made once for these tests."""
    home = tmp_path_factory.mktemp("home")
    lend_compiled(home / "cache", "lexicon/*.lex")
    return home


def _articles(
    folder: Path, hook_repository: Path, files: Mapping[str, str], hook: str = "mtcheck"
) -> Path:
    repository = folder / "articles"
    repository.mkdir()
    _git(repository, "init", "--quiet")
    config = (
        f"repos:\n  - repo: {hook_repository}\n    rev: v0.1.0\n    hooks:\n      - id: {hook}\n"
    )
    for name, content in {".pre-commit-config.yaml": config, **files}.items():
        path = repository / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")
    _git(repository, "add", "--all")
    return repository


def _pre_commit(repository: Path, home: Path) -> subprocess.CompletedProcess[str]:
    return _run(
        [sys.executable, "-m", "pre_commit", "run", "--all-files", "--color=never"],
        repository,
        home,
    )


def test_an_article_with_a_fault_fails_the_hook(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    files = {
        "news/faulty.md": FAULTY,
        "news/clean article.txt": CLEAN,
        "notes.py": f'"""{FAULTY}"""',
    }
    run = _pre_commit(_articles(tmp_path, hook_repository, files), home)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "mtcheck" in run.stdout
    assert "- exit code: 1" in run.stdout
    said = [line for line in run.stdout.splitlines() if "misspelt-name" in line]
    assert len(said) == 1
    assert said[0].startswith("news/faulty.md:3:8: major misspelt-name 'Recepp Tayip'")
    assert "1 finding in 2 files (1 major)" in run.stdout


def test_a_clean_article_passes_the_hook(tmp_path: Path, hook_repository: Path, home: Path) -> None:
    run = _pre_commit(
        _articles(tmp_path, hook_repository, {"news/clean.html": f"<p>{CLEAN}"}), home
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].startswith("mtcheck.")
    assert run.stdout.splitlines()[-1].endswith("Passed")


def test_a_repository_without_articles_has_nothing_to_check(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    run = _pre_commit(_articles(tmp_path, hook_repository, {"notes.py": FAULTY}), home)
    assert run.returncode == 0, run.stdout + run.stderr
    assert run.stdout.splitlines()[-1].endswith("Skipped")


def test_a_fault_keeps_a_commit_from_being_made(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    repository = _articles(tmp_path, hook_repository, {"faulty.txt": FAULTY})
    installed = _run([sys.executable, "-m", "pre_commit", "install"], repository, home)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    refused = _run(["git", "commit", "--message", "News"], repository, home)
    assert refused.returncode == 1
    assert "faulty.txt:3:8: major misspelt-name" in refused.stdout + refused.stderr
    (repository / "faulty.txt").write_text(CLEAN, encoding="utf-8")
    _git(repository, "add", "--all")
    made = _run(["git", "commit", "--message", "News"], repository, home)
    assert made.returncode == 0, made.stdout + made.stderr


def test_the_fixing_hook_mends_what_is_safe_and_then_passes(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    files = {"a.txt": CLEAN.replace("He met", "He &quot;met&quot;"), "b.txt": CLEAN}
    repository = _articles(tmp_path, hook_repository, files, "mtcheck-fix")
    run = _pre_commit(repository, home)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "- files were modified by this hook" in run.stdout
    assert "2 fixed" in run.stdout
    assert (repository / "a.txt").read_text() == CLEAN.replace("He met", 'He "met"')
    assert (repository / "b.txt").read_text() == CLEAN
    again = _pre_commit(repository, home)
    assert again.returncode == 0, again.stdout + again.stderr


def test_the_hook_for_all_files_checks_the_project_whatever_changed(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    files = {
        "mtcheck.toml": 'extend-exclude = ["old/"]',
        "old/a.txt": FAULTY,
        "b.txt": FAULTY,
        "notes.py": "",
    }
    repository = _articles(tmp_path, hook_repository, files, "mtcheck-all")
    command = [sys.executable, "-m", "pre_commit", "run", "--files", "notes.py", "--color=never"]
    run = _run(command, repository, home)
    assert run.returncode == 1, run.stdout + run.stderr
    assert "b.txt:3:8: major misspelt-name" in run.stdout
    assert "1 finding in 1 file (1 major)" in run.stdout


def test_the_hook_leaves_out_what_the_project_excludes(
    tmp_path: Path, hook_repository: Path, home: Path
) -> None:
    files = {"mtcheck.toml": 'extend-exclude = ["old/"]', "old/a.txt": FAULTY, "b.txt": CLEAN}
    run = _pre_commit(_articles(tmp_path, hook_repository, files), home)
    assert run.returncode == 0, run.stdout + run.stderr
