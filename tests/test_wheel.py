"""The wheel is whole: installed alone, away from the checkout, it checks and reports."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from zipfile import ZipFile

import pytest
from conftest import lend_compiled

ROOT = Path(__file__).parent.parent

RUN_EXAMPLES = """
import json
import tomllib
from pathlib import Path
import mtcheck
from mtcheck.config import Config
from mtcheck.config.file import override
from mtcheck.document import OffsetMap
from mtcheck.readers import File, read_all
from mtcheck.rule import built_in_rules, rules_folder

faults, ran = [], 0
for rule in built_in_rules():
    for example in (*rule.bad, *rule.good):
        ran += 1
        config = tomllib.loads(example.config)
        text = example.text
        if example.format:
            (text,) = read_all(File(f"a.{example.format}", text.encode()))
        report = mtcheck.check(
            text,
            language=example.language,
            source=example.source,
            source_language=example.source_language,
            config=override(Config(select=(rule.name,)), config, rule.name),
        )
        found = [(f.line, f.column, f.text) for f in report.findings]
        where = OffsetMap(example.text)
        marked = [(*where.locate(a)[:2], example.text[a:b]) for a, b in example.spans]
        if found != marked or report.failed or report.skipped:
            faults.append(f"{rule.name}: {example.text!r}: {found} {report.failed} {report.skipped}")
print(json.dumps({
    "package": str(Path(mtcheck.__file__).parent),
    "rules_folder": str(rules_folder()),
    "rules": sorted(f"{rule.group}/{rule.name}" for rule in built_in_rules()),
    "ran": ran,
    "faults": faults,
}))
"""

ARTICLE = """\
The minister flew to Ankara on Tuesday for two days of talks.

He met Recepp Tayip Erdogan in the evening, and they spoke about the bridge.
"""


def _environment(**changes: str) -> Mapping[str, str]:
    """Return this process's environment without what would lead back to the checkout."""
    leading = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
    return {k: v for k, v in os.environ.items() if k not in leading} | changes


def _run(
    command: Sequence[str | Path], folder: Path, cache: Path
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(part) for part in command],
        cwd=folder,
        env=_environment(MTCHECK_CACHE_DIR=str(cache)),
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    # Run from elsewhere: a folder named build in the checkout would hide the module.
    built = _run(
        [sys.executable, "-m", "build", "--wheel", "--outdir", folder, ROOT], folder, folder
    )
    assert built.returncode == 0, built.stdout + built.stderr
    (path,) = folder.glob("*.whl")
    return path


@pytest.fixture(scope="module")
def scripts(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the programs of an environment that holds the wheel and what it asks for."""
    folder = tmp_path_factory.mktemp("installed")
    made = _run([sys.executable, "-m", "venv", folder / "env"], folder, folder)
    assert made.returncode == 0, made.stdout + made.stderr
    scripts = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    installed = _run([scripts / "python", "-m", "pip", "install", "--quiet", wheel], folder, folder)
    assert installed.returncode == 0, installed.stdout + installed.stderr
    return scripts


@pytest.fixture(scope="module")
def cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cache")
    lend_compiled(folder, "lexicon/*.lex")
    return folder


def _data_files() -> list[str]:
    """Return the names in the wheel of the data files of the checkout."""
    package = ROOT / "mtcheck"
    inside = [
        *(package / "languages").glob("*.toml"),
        *(package / "gazetteer").glob("*.tsv"),
        *(package / "render" / "html" / "templates").iterdir(),
        *(package / "render" / "html" / "texts").glob("*.toml"),
        package / "py.typed",
    ]
    rules = (ROOT / "rules").glob("*/*.toml")
    return [
        *(path.relative_to(ROOT).as_posix() for path in inside),
        *(f"mtcheck/{path.relative_to(ROOT).as_posix()}" for path in rules),
    ]


def test_wheel_holds_all_data_files_and_all_modules(wheel: Path) -> None:
    names = set(ZipFile(wheel).namelist())
    expected = _data_files()
    for kind in (
        "mtcheck/rules/",
        "mtcheck/languages/",
        "mtcheck/gazetteer/",
        "templates/",
        "texts/",
    ):
        assert any(kind in name for name in expected)
    modules = [p.relative_to(ROOT).as_posix() for p in (ROOT / "mtcheck").rglob("*.py")]
    assert sorted({*expected, *modules} - names) == []


def test_wheel_holds_the_package_and_nothing_beside_it(wheel: Path) -> None:
    names = ZipFile(wheel).namelist()
    assert {name.split("/")[0].split("-")[0] for name in names} == {"mtcheck"}
    assert [name for name in names if "__pycache__" in name or name.endswith(".pyc")] == []


def test_examples_of_every_rule_hold_with_the_installed_rules(
    scripts: Path, cache: Path, tmp_path: Path
) -> None:
    run = _run([scripts / "python", "-c", RUN_EXAMPLES], tmp_path, cache)
    assert run.returncode == 0, run.stderr
    said = json.loads(run.stdout)
    assert Path(said["package"]).is_relative_to(scripts.parent)
    assert Path(said["rules_folder"]) == Path(said["package"]) / "rules"
    in_checkout = sorted(f"{p.parent.name}/{p.stem}" for p in (ROOT / "rules").glob("*/*.toml"))
    assert said["rules"] == in_checkout
    assert said["ran"] >= 2 * len(in_checkout)
    assert said["faults"] == []


def test_installed_program_checks_an_article(scripts: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run = _run(
        [scripts / "mtcheck", "check", "article.txt", "--output-format", "concise"], tmp_path, cache
    )
    assert (run.returncode, run.stderr) == (1, "")
    assert run.stdout.splitlines() == [
        "article.txt:3:8: major misspelt-name 'Recepp Tayip' is a misspelt name: write Recep Tayyip "
        "[fix: Recepp Tayip → Recep Tayyip]",
        "1 finding in 1 file (1 major)",
    ]


def test_installed_program_writes_a_report(scripts: Path, cache: Path, tmp_path: Path) -> None:
    (tmp_path / "article.txt").write_text(ARTICLE, encoding="utf-8")
    run = _run([scripts / "mtcheck", "report", "article.txt", "-o", "page.html"], tmp_path, cache)
    assert (run.returncode, run.stderr) == (0, "")
    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert '<del lang="en">Recepp Tayip</del> → <ins lang="en">Recep Tayyip</ins>' in page
    templates = ROOT / "mtcheck" / "render" / "html" / "templates"
    for name in ("report.css", "report.js"):
        assert templates.joinpath(name).read_text(encoding="utf-8") in page


def test_installed_program_explains_its_rules(scripts: Path, cache: Path, tmp_path: Path) -> None:
    run = _run([scripts / "mtcheck", "rule", "--all"], tmp_path, cache)
    assert (run.returncode, run.stderr) == (0, "")
    assert run.stdout == (ROOT / "rules" / "README.md").read_text(encoding="utf-8")
