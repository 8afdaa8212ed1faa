"""What a start costs is what it imports: nothing heavy on the way to the findings of one page."""

from __future__ import annotations

import subprocess
import sys

import pytest

import mtcheck

PROBE = "\nimport sys\nprint(*sorted({name.split('.')[0] for name in sys.modules}))"


def imported(code: str) -> set[str]:
    """Run the code in a fresh process and return the packages that it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", code + PROBE], capture_output=True, text=True, check=True, timeout=60
    )
    return set(done.stdout.splitlines()[-1].split())


@pytest.fixture(scope="module", autouse=True)
def _warm() -> None:
    """Compile what the checks read, so that no process here has to."""
    mtcheck.check("He met Recepp Tayip Erdogan.", language="en")


HEAVY = {"numpy", "sacrebleu", "pyarrow", "langdetect", "wordfreq", "jinja2", "tree_sitter"}


def test_check_with_the_language_given_imports_nothing_heavy() -> None:
    packages = imported(
        "import mtcheck\n"
        "report = mtcheck.check('He met Recepp Tayip Erdogan.', language='en')\n"
        "assert [f.text for f in report.findings] == ['Recepp Tayip']"
    )
    assert "mtcheck" in packages
    assert packages & HEAVY == set()
    assert "typer" not in packages


@pytest.mark.parametrize("form", ["full", "concise", "json"])
def test_command_line_imports_nothing_heavy(form: str) -> None:
    packages = imported(
        "import sys\n"
        "from mtcheck.cli import main\n"
        "import io\n"
        "sys.stdin = io.TextIOWrapper(io.BytesIO(b'He met Recepp Tayip Erdogan.'))\n"
        f"sys.argv = ['mtcheck', 'check', '-', '--target-lang', 'en', '--output-format', '{form}']\n"
        "try:\n    main()\nexcept SystemExit as ended:\n    assert ended.code == 1"
    )
    assert "typer" in packages
    assert packages & HEAVY == set()


def test_package_alone_imports_nothing_but_itself() -> None:
    packages = imported("import mtcheck") - imported("pass")
    assert packages & {"regex", "typer"} == set()
    assert packages - sys.stdlib_module_names == {"mtcheck"}


def test_public_names_come_when_they_are_used() -> None:
    for name in mtcheck.__all__:
        assert getattr(mtcheck, name) is not None
    with pytest.raises(AttributeError, match="has no attribute 'chekc'"):
        mtcheck.chekc  # noqa: B018
