"""What all tests share: a cache of their own, and the command line as a real process."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pytest
from hypothesis import HealthCheck, settings

if TYPE_CHECKING:
    from browsing import Visit
    from playwright.sync_api import Browser

# Derandomized: a run that fails here fails everywhere. To search further, raise max_examples.
settings.register_profile(
    "mtcheck",
    deadline=None,
    derandomize=True,
    database=None,
    max_examples=100,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("mtcheck")

# A shell that runs the tests in the background ignores interrupts, and its children inherit that.
signal.signal(signal.SIGINT, signal.default_int_handler)


@dataclass(frozen=True)
class Outcome:
    """How a process ended: its exit code and what it wrote, decoded as UTF-8."""

    code: int
    stdout: str
    stderr: str


class RunCli(Protocol):
    """Runs `python -m mtcheck` with these arguments."""

    def __call__(
        self,
        *args: str | Path,
        cwd: Path | None = None,
        stdin: str | bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> Outcome: ...


@pytest.fixture(scope="session", autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled files in a folder that all tests, and all workers of pytest-xdist, share."""
    base = tmp_path_factory.getbasetemp()
    folder = (base.parent if "PYTEST_XDIST_WORKER" in os.environ else base) / "mtcheck-cache"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MTCHECK_CACHE_DIR", str(folder))
        patch.delenv("NO_COLOR", raising=False)
        yield


def lend_compiled(cache: Path, *patterns: str) -> None:
    """Link what tests have compiled so far into a cache of its own: a language takes seconds."""
    shared = Path(os.environ["MTCHECK_CACHE_DIR"])
    for path in (path for pattern in patterns for path in shared.glob(pattern)):
        place = cache / path.relative_to(shared)
        place.parent.mkdir(parents=True, exist_ok=True)
        os.link(path, place)


@pytest.fixture
def run_cli(tmp_path: Path) -> RunCli:
    """Return a function that runs the command line in a process, by default in `tmp_path`."""

    def run(
        *args: str | Path,
        cwd: Path | None = None,
        stdin: str | bytes = b"",
        env: Mapping[str, str] | None = None,
    ) -> Outcome:
        done = subprocess.run(
            [sys.executable, "-m", "mtcheck", *map(str, args)],
            cwd=cwd or tmp_path,
            input=stdin.encode() if isinstance(stdin, str) else stdin,
            env={**os.environ, **(env or {})},
            capture_output=True,
            check=False,
            timeout=60,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The browser of this machine, started once."""
    from browsing import started  # noqa: PLC0415  (playwright, for the tests of pages only)

    with started() as browser:
        yield browser


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    """Return a function that opens a page; at the end none may have said or loaded anything."""
    from browsing import Visits  # noqa: PLC0415

    visits = Visits(browser)
    yield visits.visit
    visits.close()


@pytest.fixture(scope="session")
def artifacts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder for what people look at after a run: MTCHECK_ARTIFACTS, or one of the run."""
    named = os.environ.get("MTCHECK_ARTIFACTS")
    folder = Path(named) if named else tmp_path_factory.getbasetemp() / "artifacts"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.fixture(scope="session")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Pages of the report of every kind."""
    from report_pages import write_pages  # noqa: PLC0415

    return write_pages(tmp_path_factory.mktemp("pages"))
