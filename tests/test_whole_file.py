"""What a run writes is there as a whole, or as it was."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from mtcheck.whole_file import write_whole

SMALL = 64
"""Bytes that a file may have where the disk is full."""


@contextmanager
def full_disk() -> Iterator[None]:
    """Let no file grow beyond `SMALL`: Python ignores the signal, and writing fails."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (SMALL, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


@pytest.mark.parametrize("there", [b"old", None])
def test_a_full_disk_leaves_what_was_there(there: bytes | None, tmp_path: Path) -> None:
    path = tmp_path / "report.html"
    if there is not None:
        path.write_bytes(there)
    with full_disk(), pytest.raises(OSError, match="too large"):
        write_whole(path, b"x" * (SMALL + 1))
    assert {p.name: p.read_bytes() for p in tmp_path.iterdir()} == (
        {} if there is None else {path.name: there}
    )


def test_a_file_keeps_its_mode_and_a_link_its_place(tmp_path: Path) -> None:
    path, link = tmp_path / "real", tmp_path / "link"
    path.write_bytes(b"old")
    path.chmod(0o604)
    link.symlink_to(path)
    write_whole(link, b"new")
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"new", 0o604)
    assert link.is_symlink()


def test_a_new_file_has_the_mode_of_any_other(tmp_path: Path) -> None:
    write_whole(tmp_path / "new", b"")
    (tmp_path / "other").write_bytes(b"")
    assert (tmp_path / "new").stat().st_mode == (tmp_path / "other").stat().st_mode


def test_a_pipe_is_written_to(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    with subprocess.Popen(["cat", pipe], stdout=subprocess.PIPE) as reader:
        write_whole(pipe, b"through")
        assert reader.communicate(timeout=20)[0] == b"through"
    assert pipe.is_fifo()


@pytest.mark.parametrize(
    ("args", "name"),
    [
        (("check", "--write-baseline"), "mtcheck-baseline.json"),
        (("check", "--output-format", "sarif", "-o", "out.sarif"), "out.sarif"),
        (("report", "--output-format", "csv", "-o", "out.csv"), "out.csv"),
        (("report", "-o", "out.html"), "out.html"),
    ],
)
def test_a_run_that_fails_to_write_leaves_the_old_file(
    args: tuple[str, ...], name: str, tmp_path: Path
) -> None:
    old = '{"version": 1, "accepted": []}'
    (tmp_path / name).write_text(old)
    (tmp_path / "a.txt").write_text("He met Recepp Tayip Erdogan.")
    code = (
        "import resource, sys\nfrom mtcheck.cli import main\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({SMALL}, {SMALL}))\n"
        f"sys.argv = ['mtcheck', *{args!r}, 'a.txt', '--target-lang', 'en']\nmain()"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, check=False, timeout=60)
    assert done.returncode == 2
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(["a.txt", name])
    assert (tmp_path / name).read_text() == old
