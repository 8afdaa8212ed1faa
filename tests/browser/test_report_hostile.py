"""Hostile articles in a real browser: nothing of them runs, loads, or breaks the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import SCHEMES, Scheme, Visit, open_all_details, outside
from page_tree import report_on

from mtcheck.config import Config
from mtcheck.render.html import render_html, write_report
from mtcheck.report import Failure, Report, Skipped, Unread

PAYLOADS = (
    "</script><img src=x onerror=\"document.title='ran'\">",
    "</style><script>document.title='ran'</script>",
    '"><svg onload="document.title=\'ran\'">',
    "' autofocus onfocus='document.title=\"ran\"",
    "<a href=\"javascript:document.title='ran'\">x</a>",
    "<iframe src=https://example.org></iframe><link rel=stylesheet href=//example.org/a.css>",
    "</div></section></article></main></body></html>",
    "\u202egnihsilbup \u2066 and \u200f back",
    "<!-- mtcheck -->{{ 7 * 7 }}{% include 'x' %}%s",
    "Z\u0351\u036b\u0343\u036a\u0302" * 40,
    "x" * 5_000,
)


def hostile_results() -> list[Report | Unread]:
    results: list[Report | Unread] = []
    for payload in PAYLOADS:
        text = f"{payload} stood in the paper on Monday.\n\nIt read: {payload}"
        report = report_on(text, (0, len(payload)), path=f"{payload[:200]}/a.txt", fix=payload)
        results.append(
            Report(
                report.document,
                report.findings,
                report.score,
                skipped=(Skipped("name-case", payload),),
                failed=(Failure("stray-stop", payload),),
            )
        )
        results.append(Unread(payload, payload))
    return results


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("hostile")
    one = folder / "one.html"
    one.write_text(render_html(hostile_results(), Config()), encoding="utf-8")
    write_report(hostile_results(), folder / "paged" / "index.html", Config(), most_bytes=1)
    return {
        "one": one,
        "index": folder / "paged" / "index.html",
        "page": folder / "paged" / "articles" / "00001.html",
    }


@pytest.mark.parametrize("kind", ["one", "index", "page"])
def test_nothing_of_a_hostile_article_runs(
    visit: Visit, hostile: dict[str, Path], kind: str
) -> None:
    page = visit(hostile[kind])
    open_all_details(page)
    page.locator(".sheet").last.evaluate("e => e.scrollIntoView()")
    page.locator(".tools").last.wait_for()
    for control in ("select[data-group]", "select[data-severity]"):
        for field in page.locator(f"{control}:visible").all()[:2]:
            field.select_option(index=1)
    page.keyboard.press("j")
    page.wait_for_timeout(200)
    assert "mtcheck report" in page.title()
    assert page.title() != "ran"
    assert page.locator("script").count() == 1
    assert page.locator("main script, img, iframe, link, style:not(head style)").count() == 0
    hrefs = page.locator("a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert all(h.startswith(("#", "articles/", "../", "0000", "0001")) for h in hrefs)
    handlers = """[...document.querySelectorAll('*')].flatMap(e => [...e.attributes])
        .filter(a => a.name.startsWith('on') || a.value.startsWith('javascript:')).length"""
    assert page.evaluate(handlers) == 0
    if kind == "one":
        assert page.locator("article").count() == len(PAYLOADS)
    else:
        assert "</script><img src=x" in page.locator("main").inner_text()


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_no_hostile_article_breaks_the_layout(
    visit: Visit, hostile: dict[str, Path], scheme: Scheme, width: int
) -> None:
    page = visit(hostile["one"], scheme, width)
    open_all_details(page)
    assert outside(page, width) == []


def test_characters_that_reorder_text_are_shown(visit: Visit, hostile: dict[str, Path]) -> None:
    text = visit(hostile["one"]).locator("main").inner_text()
    assert "\\u{202e}gnihsilbup" in text
    assert not set("\u202e\u2066\u200f") & set(text)
