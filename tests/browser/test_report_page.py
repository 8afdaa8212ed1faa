"""The report in a real browser: Chromium, light and dark, wide and narrow, by mouse and by key."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, Request, sync_playwright

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Severity
from mtcheck.render.html import render_html
from mtcheck.report import Failure, Report, Skipped, Unread
from mtcheck.score import compute_score

OPTIONS = ("--isolated", "--target-lang", "en", "--min-score", "60")
ROOT = Path(__file__).parents[2]
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (320, 480, 896, 1280)
FIRST = "The minister flew to Ankara on Tuesday for two days of talks about the new bridge."
ARTICLES = {
    "faulty.txt": f"""\
Skip to content

{FIRST}

{FIRST}

“It was a long day,” he said. He met Recepp Tayip Erdogan in the evening, "and we spoke of much".

Read also: A bridge too far
""",
    "clean.txt": f"{FIRST}\n\nHe met Recep Tayyip Erdogan in the evening.\n",
    "wide.md": f"""\
# {"Donaudampfschifffahrts" * 12}

{FIRST} See https://example.org/{"a" * 300} and Recepp Tayip Erdogan.

| {" | ".join(f"column {n}" for n in range(20))} |
|{"---|" * 20}
| {" | ".join(f"{n} boats" for n in range(20))} |

```
{"wide = 'code' " * 30}
```

> {FIRST}

- {"m" * 400}
""",
    "right-to-left.txt": f"{FIRST}\n\nقال الوزير إن الجسر الجديد يفتح في مايو.\n",
    "a-very-long-name-" + "x" * 180 + ".txt": f"{FIRST} {'<b onclick=alert(1)>' * 9}\n",
    "empty.txt": "",
    "binary.txt": "\0",
}


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of a report on articles of all kinds, one of them unreadable."""
    folder = tmp_path_factory.mktemp("report")
    for name, content in ARTICLES.items():
        (folder / name).write_text(content, encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-m", "mtcheck", "report", *ARTICLES, "-o", "page.html", *OPTIONS],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        check=False,
        capture_output=True,
        text=True,
        encoding="utf-8",
    )
    assert run.returncode == 2
    assert run.stderr.splitlines() == ["binary.txt: is binary: byte 0 is NUL"]
    assert run.stdout.rstrip().endswith("1 not fully checked")
    return (folder / "page.html").as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, BROWSERS)), None)
    if program is None:
        reason = f"no browser: none of {', '.join(BROWSERS)} is installed"
        if os.environ.get("MTCHECK_REQUIRE_BROWSER"):
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Return a function that opens the report; at the end nothing may have been said or loaded."""
    contexts: list[BrowserContext] = []
    messages: list[str] = []
    requests: list[str] = []

    def note(request: Request) -> None:
        requests.append(request.url.partition("#")[0])

    def open_(scheme: Scheme = "light", width: int = 1280, *, script: bool = True) -> Page:
        context = browser.new_context(
            color_scheme=scheme,
            viewport={"width": width, "height": 800},
            java_script_enabled=script,
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: messages.append(message.text))
        page.on("pageerror", lambda error: messages.append(str(error)))
        page.on("request", note)
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert contexts
    assert messages == []
    assert set(requests) == {address}


def open_all_details(page: Page) -> None:
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def violations(page: Page) -> list[str]:
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]}"
        for each in found
        for node in each["nodes"]
    ]


def outline_of(page: Page) -> tuple[str, float]:
    """Return style and width in pixels of the outline of what has the focus."""
    style, width = page.evaluate(
        "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
    )
    return style, width


def in_view(page: Page, selector: str) -> bool:
    box = page.locator(selector).bounding_box()
    assert box is not None
    return 0 <= box["y"] < 800


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_page_does_not_scroll_sideways_and_cuts_nothing_off(
    open_page: Open, scheme: Scheme, width: int
) -> None:
    page = open_page(scheme, width)
    open_all_details(page)
    sizes = page.evaluate("(e => [e.scrollWidth, e.clientWidth])(document.scrollingElement)")
    assert sizes == [width, width]
    # What lies in a box that scrolls by itself can be reached; all the rest has to be on the page.
    outside = page.evaluate(
        """width => [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.scroll *') && !e.matches('.skip, .unseen'))
            .filter(e => e.getClientRects().length)
            .filter(e => [...e.getClientRects()].some(r => r.left < -0.5 || r.right > width + 0.5))
            .map(e => e.outerHTML.slice(0, 120))""",
        width,
    )
    assert outside == []


def test_cards_stand_beside_the_text_where_there_is_room_and_below_it_where_not(
    open_page: Open,
) -> None:
    for width, beside in ((1280, True), (320, False)):
        page = open_page(width=width)
        block = page.locator(".row:has(.card) .block").first.bounding_box()
        cards = page.locator(".row:has(.card) .cards").first.bounding_box()
        assert block is not None
        assert cards is not None
        assert (cards["x"] >= block["x"] + block["width"]) == beside
        assert (cards["y"] >= block["y"] + block["height"]) == (not beside)


def test_text_of_findings_is_readable_in_a_narrow_window(open_page: Open) -> None:
    page = open_page(width=320)
    for column in (5, 6):
        for cell in page.locator(f"table.findings td:nth-child({column})").all():
            box = cell.bounding_box()
            assert box is not None
            assert box["width"] >= 140


def test_colours_follow_the_scheme_of_the_system(open_page: Open) -> None:
    lightness = {}
    for scheme in SCHEMES:
        colours = open_page(scheme).evaluate(
            "(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))"
        )
        lightness[scheme] = [sum(map(int, c[4:-1].split(","))) / 3 for c in colours]
    paper, ink = lightness["light"]
    assert paper > 230
    assert ink < 60
    paper, ink = lightness["dark"]
    assert paper < 60
    assert ink > 200


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation(open_page: Open, scheme: Scheme, width: int) -> None:
    page = open_page(scheme, width)
    assert violations(page) == []
    open_all_details(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation_in_any_severity_or_note(
    browser: Browser, tmp_path: Path, scheme: Scheme
) -> None:
    (found,) = mtcheck.check("He met Recepp Tayip Erdogan.", language="en").findings
    results = []
    for severity in Severity:
        document = Document(
            "He met Recepp Tayip Erdogan.", f"{severity}.txt", "en", references=("a",)
        )
        finding = replace(found, severity=severity)
        score = compute_score([finding], document.size, "signature")
        skipped = (Skipped("name-case", "needs a reference"),)
        failed = (Failure("stray-stop", "crashed: KeyError: 'a'"),)
        results.append(Report(document, (finding,), score, skipped, failed))
    path = tmp_path / "page.html"
    path.write_text(render_html([*results, Unread("b", "is a folder")], Config()), encoding="utf-8")
    with browser.new_context(color_scheme=scheme) as context:
        page = context.new_page()
        page.goto(path.as_uri())
        assert [page.locator(f".card.{severity}").count() for severity in Severity] == [1, 1, 1, 1]
        open_all_details(page)
        assert violations(page) == []


def test_axe_finds_a_violation_where_there_is_one(open_page: Open) -> None:
    page = open_page()
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [v.split(":")[0] for v in violations(page)] == ["html-has-lang"]


def test_each_mark_leads_to_its_card_and_back(open_page: Open) -> None:
    page = open_page()
    marks = page.locator("a.mark[id]").all()
    assert len(marks) >= 5
    for mark in marks:
        # Where two findings cross, the anchor of the wider one stands on the narrower one's mark.
        number = (mark.get_attribute("href") or "").removeprefix("#finding-")
        name = f"mark-{number}"
        mark.click()
        assert page.url.endswith(f"#finding-{number}")
        target = page.locator(":target")
        assert target.get_attribute("class") == f"card {mark.get_attribute('class')}".replace(
            " mark", ""
        )
        assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        assert target.evaluate("e => parseFloat(getComputedStyle(e).outlineWidth)") >= 2
        assert in_view(page, f"#finding-{number}")
        target.locator(f'a[href="#{name}"]').first.click()
        assert page.url.endswith(f"#{name}")
        assert page.locator(":target").get_attribute("id") == name
        assert page.locator(":target").evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        assert in_view(page, f"#{name}")


def test_a_card_that_is_no_target_has_no_outline(open_page: Open) -> None:
    page = open_page()
    styles = page.locator(".card").evaluate_all(
        "all => all.map(e => getComputedStyle(e).outlineStyle)"
    )
    assert set(styles) == {"none"}


def test_tab_reaches_every_mark_and_shows_where_it_is(open_page: Open) -> None:
    page = open_page()
    marks = set(page.locator("a.mark").evaluate_all("all => all.map(e => e.getAttribute('href'))"))
    stops = page.locator("a, summary, [tabindex='0']").count()
    reached = []
    for _ in range(stops):
        page.keyboard.press("Tab")
        where = page.evaluate("[document.activeElement.className, document.activeElement.hash]")
        style, width = outline_of(page)
        assert style == "solid", where
        assert width >= 2, where
        if "mark" in where[0].split():
            reached.append(where[1])
    assert set(reached) == marks
    assert len(reached) == page.locator("a.mark").count()


def test_enter_on_a_mark_moves_to_its_card_and_tab_goes_on_from_there(open_page: Open) -> None:
    page = open_page()
    page.locator("#mark-2").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#finding-2")
    assert page.evaluate("document.activeElement.id") == "finding-2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card').id") == "finding-2"


def test_first_tab_shows_the_link_past_the_list_of_articles(open_page: Open) -> None:
    page = open_page()
    skip = page.locator("a.skip")
    hidden = skip.bounding_box()
    assert hidden is not None
    assert hidden["x"] + hidden["width"] < 0
    page.keyboard.press("Tab")
    shown = skip.bounding_box()
    assert shown is not None
    assert shown["x"] >= 0
    assert shown["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_page_is_whole_without_javascript(open_page: Open) -> None:
    with_script, without = open_page(), open_page(script=False)
    assert without.locator("main").inner_text() == with_script.locator("main").inner_text()
    assert FIRST in without.locator(".block").nth(1).inner_text()
    without.locator("#mark-1").click()
    assert without.url.endswith("#finding-1")
    assert in_view(without, "#finding-1")
    why = without.locator("#finding-1 details")
    assert not why.locator("p").first.is_visible()
    why.locator("summary").click()
    assert why.locator("p").first.is_visible()


def test_hostile_articles_stay_text(open_page: Open) -> None:
    page = open_page()
    assert page.locator("script, [onclick], img").count() == 0
    assert "<b onclick=alert(1)>" in page.locator("main").inner_text()


def test_the_policy_keeps_scripts_and_styles_of_others_out(browser: Browser, address: str) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.goto(address)
        page.evaluate(
            """() => {
                const script = document.createElement('script')
                script.textContent = 'window.ran = true'
                const style = document.createElement('style')
                style.textContent = 'body { display: none }'
                const image = new Image()
                image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
                document.body.append(script, style, image)
            }"""
        )
        assert page.evaluate("window.ran") is None
        assert page.locator("body").is_visible()
        page.wait_for_timeout(100)
        assert len([m for m in messages if "Content Security Policy" in m]) == 3


def test_right_to_left_paragraph_stands_at_the_right(open_page: Open) -> None:
    page = open_page()
    direction = page.locator(".block", has_text="الوزير").evaluate(
        "e => getComputedStyle(e).direction"
    )
    assert direction == "rtl"


def test_page_prints_on_paper(open_page: Open) -> None:
    page = open_page()
    page.emulate_media(media="print")
    assert page.locator(".block").first.is_visible()
    assert not page.locator("nav").is_visible()
