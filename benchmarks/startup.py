"""CPU time of `mtcheck check` on one page above that of the bare interpreter, with warm caches.

python benchmarks/startup.py            prints the median of 9 runs; exits 1 above the budget
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
from pathlib import Path

BUDGET_MS = 200
RUNS = 9
PAGE = Path(__file__).parent.parent / "seeds" / "000_3a21dc28efb05b9a.txt"


def cpu_ms(*arguments: str) -> float:
    """Return the user and system time of one Python process, in milliseconds."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # As in an installed package, modules are compiled once.
    compiled = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    command = [sys.executable, *arguments]
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=compiled)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime
    return 1000 * spent


def main() -> int:
    command = ("-m", "mtcheck", "check", "--no-cache", "--target-lang", "en", str(PAGE))
    cpu_ms(*command)
    over = [cpu_ms(*command) - cpu_ms("-c", "pass") for _ in range(RUNS)]
    median = statistics.median(over)
    print(
        f"start-up and one page: {median:.0f} ms of CPU above the interpreter (budget {BUDGET_MS})"
    )
    return int(median > BUDGET_MS)


if __name__ == "__main__":
    sys.exit(main())
