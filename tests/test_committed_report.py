"""The report in the repository is the one that the program writes."""

from __future__ import annotations

import subprocess
import sys
from difflib import unified_diff
from itertools import islice
from pathlib import Path

ROOT = Path(__file__).parent.parent


def test_committed_report_is_what_the_program_writes_now(tmp_path: Path) -> None:
    committed = ROOT / "reports" / "index.html"
    target = tmp_path / "index.html"
    run = subprocess.run(
        [sys.executable, "-m", "mtcheck", "report", "seeds/", "-o", str(target)],
        cwd=ROOT,
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert (run.returncode, run.stderr) == (0, ""), run.stdout
    assert committed.is_file(), "write it with: mtcheck report seeds/ -o reports/"
    then, now = (p.read_text(encoding="utf-8").split("\n") for p in (committed, target))
    first = list(islice(unified_diff(then, now, "committed", "now", n=0, lineterm=""), 20))
    assert first == [], "bring it up to date with: mtcheck report seeds/ -o reports/"
    assert committed.read_bytes() == target.read_bytes()
