"""Screenshots of the report for the README, of the sample articles.

python benchmarks/screenshots.py        writes reports/screenshots/*.png; needs Chromium and playwright
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

import regex
from playwright.sync_api import Browser, sync_playwright

import mtcheck
from mtcheck.config import Config
from mtcheck.evaluation.compare import compare
from mtcheck.evaluation.labelled import read_labelled
from mtcheck.render.html import render_comparison, render_html
from mtcheck.report import Report

ROOT = Path(__file__).parent.parent
SEEDS = ROOT / "seeds"
TARGET = ROOT / "reports" / "screenshots"
FIRST = "000_3a21dc28efb05b9a"
SOURCED = "01-lisieux-criterium"
MOST_BYTES = 150_000
_CORRECTED = regex.compile(r"⟦(?:chrome\|[^⟧]*|[a-z-]+\|(?:[^⟧]*=>([^⟧]*)|([^⟧]*)))⟧")


@dataclass(frozen=True, slots=True)
class Shot:
    """A picture: of which page, from which element on, how wide and high, in which colours."""

    name: str
    page: str
    begin: str | None = None
    width: int = 1200
    height: int = 760
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("article", "one"),
    Shot("findings", "one", "#block-1-4", width=1000, height=560, scheme="dark"),
    Shot("source", "sourced", "#block-1-5", height=640),
    Shot("overview", "many", height=860),
    Shot("heat", "many", "#heat-article", height=620, scheme="dark"),
    Shot("narrow", "one", "#block-1-4", width=340, height=720),
    Shot("systems", "systems", height=760),
)


def _seeds() -> list[Report]:
    paths = sorted(SEEDS.glob("*.txt"))
    names = [path.relative_to(ROOT).as_posix() for path in paths]
    found = []
    for name in names:
        document = mtcheck.read(ROOT / name)
        document.path = name
        found.append(mtcheck.check(document))
    return found


def _sourced(name: str = SOURCED) -> Report:
    """Return the report on an article with its source, and with its corrections as the reference."""
    gold = SEEDS / "labels" / f"{name}.gold"
    (labelled,) = read_labelled(gold)
    marked = gold.read_text(encoding="utf-8").partition("--- target\n")[2]
    reference = _CORRECTED.sub(lambda m: m[1] or m[2] or "", marked)
    document = mtcheck.read(SEEDS / f"{name}.txt")
    document.path = f"seeds/{name}.txt"
    return mtcheck.check(
        document,
        language=labelled.language,
        source=labelled.source,
        source_language=labelled.source_language,
        references=[reference],
    )


def _systems() -> str:
    """Return the page that holds the articles as an engine made them against their corrections."""
    made = {
        name: _sourced(name) for name in (SOURCED, "08-eisenach-choirs", "13-valencia-marathon")
    }
    corrected = {
        name: mtcheck.check(
            report.document.references[0],
            language=report.language,
            source=report.document.source,
            source_language=report.source_language,
            references=report.document.references,
        )
        for name, report in made.items()
    }
    return render_comparison(compare({"engine": made, "corrected": corrected}))


def _pages() -> dict[str, str]:
    reports = _seeds()
    (first,) = [report for report in reports if FIRST in report.path]
    shown = {"one": [first], "sourced": [_sourced()], "many": reports}
    pages = {name: render_html(results, Config()) for name, results in shown.items()}
    return pages | {"systems": _systems()}


def _take(browser: Browser, shot: Shot, page_file: Path) -> int:
    """Write a picture and return its size in bytes."""
    size = {"width": shot.width, "height": shot.height}
    page = browser.new_page(color_scheme=shot.scheme, viewport=size)  # type: ignore[arg-type]
    page.goto(page_file.as_uri())
    if shot.begin:
        page.locator(shot.begin).evaluate("e => e.scrollIntoView({ block: 'start' })")
    page.wait_for_timeout(200)
    target = TARGET / f"{shot.name}.png"
    page.screenshot(path=target)
    page.close()
    return target.stat().st_size


def main() -> int:
    program = shutil.which("chromium") or shutil.which("google-chrome")
    TARGET.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        for name, html in _pages().items():
            Path(folder, f"{name}.html").write_text(html, encoding="utf-8")
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        sizes = {
            shot.name: _take(browser, shot, Path(folder, f"{shot.page}.html")) for shot in SHOTS
        }
        browser.close()
    for name, size in sizes.items():
        print(f"{name}.png: {size:,} bytes")
    return int(max(sizes.values()) > MOST_BYTES)


if __name__ == "__main__":
    raise SystemExit(main())
