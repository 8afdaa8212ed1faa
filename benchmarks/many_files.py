"""How long a run over many small files takes, with the cache cold and warm.

    python benchmarks/many_files.py [--files 10000] [--language en]

The files are made of the clean articles in seeds/, each with a number of its own. Wall time counts,
as the run uses all processors; exits with 1 where the warm run is not ten times as fast.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

LEAST = 10
SEEDS = Path(__file__).parent.parent / "seeds"


def make(folder: Path, count: int) -> None:
    """Write `count` files of some 1,500 characters."""
    paragraphs = [
        paragraph
        for path in sorted(SEEDS.glob("*-clean-*.txt"))
        for paragraph in path.read_text(encoding="utf-8").split("\n\n")
        if len(paragraph) > 200
    ]
    for number in range(count):
        some = [paragraphs[(number + k) % len(paragraphs)] for k in range(4)]
        text = "\n\n".join([*some, f"This is article number {number} of the archive."])
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8")


def run(folder: Path, cache: Path, language: str) -> float:
    """Return the seconds of one run."""
    command = [sys.executable, "-m", "mtcheck", "check", str(folder), "--output-format", "concise"]
    command += ["--target-lang", language] if language else []
    start = time.perf_counter()
    environment = os.environ | {"MTCHECK_CACHE_DIR": str(cache)}
    subprocess.run(command, stdout=subprocess.DEVNULL, check=False, env=environment)
    return time.perf_counter() - start


def main() -> int:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--files", type=int, default=10_000)
    parser.add_argument("--language", default="", help="default: detected, file by file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "articles"), Path(place, "cache")
        folder.mkdir()
        make(folder, 1)
        run(folder, cache, options.language)  # compiles the lexicons
        make(folder, options.files)
        cold = run(folder, cache, options.language)
        warm = min(run(folder, cache, options.language) for _ in range(3))
    print(f"{options.files:,} files: cold {cold:.1f} s, warm {warm:.1f} s: {cold / warm:.1f} times")
    return int(cold < LEAST * warm)


if __name__ == "__main__":
    sys.exit(main())
