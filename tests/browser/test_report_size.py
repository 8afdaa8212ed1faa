"""Large reports in a real browser: they open fast."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from browsing import Visit
from report_pages import documents

from mtcheck.config import Config
from mtcheck.render.html import write_report
from mtcheck.render.html.site import MOST_BYTES
from mtcheck.report import Report

MOST_SECONDS = 2


def many(count: int) -> Iterator[Report]:
    """Yield reports on `count` articles, no two of one name."""
    reports = [r for r in documents() if isinstance(r, Report) and "/" in r.path]
    for i in range(count):
        report = reports[i % len(reports)]
        document = report.document.fresh()
        document.path = f"folder-{i % 7}/{i}.txt"
        yield replace(report, document=document)


def seconds(visit: Visit, path: Path) -> float:
    """Return the wall time until the page has been loaded and drawn, the best of three."""
    times = []
    for _ in range(3):
        begin = time.perf_counter()
        page = visit(path)
        page.screenshot()
        times.append(time.perf_counter() - begin)
        page.context.close()
    return min(times)


@pytest.fixture(scope="module")
def thousand(tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = tmp_path_factory.mktemp("thousand") / "index.html"
    write_report(many(1_000), target, Config())
    return target


def test_a_thousand_articles_open_in_two_seconds(visit: Visit, thousand: Path) -> None:
    articles = sorted((thousand.parent / "articles").iterdir())
    assert [path.name for path in articles[:2]] == ["00001.html", "00002.html"]
    assert len(articles) == 1_000
    assert seconds(visit, thousand) < MOST_SECONDS
    assert seconds(visit, articles[500]) < MOST_SECONDS


def test_a_page_of_the_largest_size_opens_soon(visit: Visit, tmp_path: Path) -> None:
    target = tmp_path / "report.html"
    count = 200
    write_report(many(count), target, Config())
    size = target.stat().st_size
    write_report(many(int(count * 0.95 * MOST_BYTES / size)), target, Config())
    assert 0.8 * MOST_BYTES < target.stat().st_size < 1.1 * MOST_BYTES
    assert not (tmp_path / "report-articles").exists()
    # Two seconds where the machine is idle; the tests share it with others.
    assert seconds(visit, target) < 3 * MOST_SECONDS
