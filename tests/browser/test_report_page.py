"""Pages of the report in a browser: light and dark, wide and narrow, zoomed, on paper, unscripted."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import SCHEMES, Scheme, Visit, in_view, open_all_details, outside, violations
from playwright.sync_api import Browser
from report_pages import ARABIC, CHINESE, FIRST, HEBREW

KINDS = ("one", "many", "sourced", "levels", "index", "page", "systems")
WIDTHS = (320, 480, 896, 1280)
Pages = dict[str, Path]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("width", WIDTHS)
def test_page_does_not_scroll_sideways_and_cuts_nothing_off(
    visit: Visit, pages: Pages, width: int, kind: str
) -> None:
    page = visit(pages[kind], width=width)
    open_all_details(page)
    assert outside(page, width) == []


@pytest.mark.parametrize("kind", ["one", "many", "sourced"])
def test_page_zoomed_to_200_percent_cuts_nothing_off(visit: Visit, pages: Pages, kind: str) -> None:
    page = visit(pages[kind], width=1280, zoom=2)
    open_all_details(page)
    assert outside(page, 640) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation(visit: Visit, pages: Pages, scheme: Scheme, kind: str) -> None:
    page = visit(pages[kind], scheme)
    assert violations(page) == []
    open_all_details(page)
    assert violations(page) == []


@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_no_violation_in_a_narrow_window(
    visit: Visit, pages: Pages, scheme: Scheme
) -> None:
    for kind in ("many", "sourced"):
        page = visit(pages[kind], scheme, 320)
        open_all_details(page)
        assert violations(page) == []


def test_axe_finds_a_violation_where_there_is_one(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    page.evaluate("document.documentElement.removeAttribute('lang')")
    assert [v.split(":")[0] for v in violations(page)] == ["html-has-lang"]


def test_every_severity_is_underlined_in_a_way_of_its_own(visit: Visit, pages: Pages) -> None:
    page = visit(pages["levels"])
    styles = {
        severity: page.locator(f".block .mark.{severity}").first.evaluate(
            "e => getComputedStyle(e).textDecorationStyle"
        )
        for severity in ("info", "minor", "major", "critical")
    }
    assert styles == {"info": "dotted", "minor": "dashed", "major": "wavy", "critical": "double"}


def test_cards_stand_beside_the_text_where_there_is_room_and_below_it_where_not(
    visit: Visit, pages: Pages
) -> None:
    for width, beside in ((1280, True), (320, False)):
        page = visit(pages["one"], width=width)
        block = page.locator(".row:has(.card) .block").first.bounding_box()
        cards = page.locator(".row:has(.card) .cards").first.bounding_box()
        assert block is not None
        assert cards is not None
        assert (cards["x"] >= block["x"] + block["width"]) == beside
        assert (cards["y"] >= block["y"] + block["height"]) == (not beside)


def test_source_stands_beside_its_paragraph(visit: Visit, pages: Pages) -> None:
    page = visit(pages["sourced"], width=1440)
    rows = page.locator(".row:has(.source)").all()
    assert len(rows) >= 2
    for row in rows:
        block = row.locator(".block").bounding_box()
        source = row.locator(".source").bounding_box()
        assert block is not None
        assert source is not None
        assert source["x"] >= block["x"] + block["width"]
        assert row.locator(".source p[lang]").first.get_attribute("lang") == "fr"


def test_text_of_findings_is_readable_in_a_narrow_window(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"], width=320)
    for column in (5, 6):
        for cell in page.locator(f"table.findings td:nth-child({column})").all():
            box = cell.bounding_box()
            assert box is not None
            assert box["width"] >= 140


def test_colours_follow_the_scheme_of_the_system(visit: Visit, pages: Pages) -> None:
    lightness = {}
    for scheme in SCHEMES:
        colours = visit(pages["one"], scheme).evaluate(
            "(s => [s.backgroundColor, s.color])(getComputedStyle(document.body))"
        )
        lightness[scheme] = [sum(map(int, c[4:-1].split(","))) / 3 for c in colours]
    paper, ink = lightness["light"]
    assert paper > 230
    assert ink < 60
    paper, ink = lightness["dark"]
    assert paper < 60
    assert ink > 200


@pytest.mark.parametrize(
    ("text", "language", "direction"),
    [(ARABIC, "ar", "rtl"), (HEBREW, "he", "rtl"), (CHINESE, "zh", "ltr")],
)
def test_text_runs_in_its_own_direction(
    visit: Visit, pages: Pages, text: str, language: str, direction: str
) -> None:
    block = visit(pages["many"]).locator(f".block[lang={language}]").first
    assert text[:10] in (block.text_content() or "")
    assert block.evaluate("e => getComputedStyle(e).direction") == direction


def test_a_paragraph_of_another_script_runs_in_its_direction(visit: Visit, pages: Pages) -> None:
    block = visit(pages["many"]).locator(".block[lang=en]", has_text="الوزير")
    assert block.evaluate("e => getComputedStyle(e).direction") == "rtl"


@pytest.mark.parametrize("kind", ["one", "index"])
def test_page_is_whole_without_javascript(visit: Visit, pages: Pages, kind: str) -> None:
    page = visit(pages[kind], script=False)
    assert not page.locator(".walk").is_visible()
    assert page.locator(".tools:visible, .silence button:visible").count() == 0
    if kind == "index":
        link = page.locator("table.ranking a").first
        assert link.get_attribute("href") == "articles/00006.html#article-6"
        return
    assert FIRST in page.locator(".block").nth(1).inner_text()
    page.locator("#mark-1-1").click()
    assert page.url.endswith("#finding-1-1")
    why = page.locator("#finding-1-1 details")
    assert not why.locator("p").first.is_visible()
    why.locator("summary").click()
    assert why.locator("p").first.is_visible()


def test_paper_shows_all_and_no_controls(visit: Visit, pages: Pages, artifacts: Path) -> None:
    page = visit(pages["one"])
    page.emulate_media(media="print")
    assert page.locator(".block").first.is_visible()
    for control in (".walk", ".tools", ".go", ".skip"):
        assert not page.locator(control).first.is_visible(), control
    assert page.locator(".card details > p").first.is_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details:not([open])").count() == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
    (artifacts / "paper.pdf").write_bytes(page.pdf())


def test_nothing_moves(visit: Visit, pages: Pages) -> None:
    page = visit(pages["many"])
    moving = """[...document.querySelectorAll('*')].filter(e => {
        const style = getComputedStyle(e)
        return style.scrollBehavior != 'auto' || style.animationName != 'none'
            || style.transitionDuration != '0s'
    }).length"""
    assert page.evaluate(moving) == 0


def test_the_policy_keeps_scripts_and_styles_of_others_out(browser: Browser, pages: Pages) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        messages: list[str] = []
        page.on("console", lambda message: messages.append(message.text))
        page.goto(pages["one"].as_uri())
        page.evaluate(
            """() => {
                const style = document.createElement('style')
                style.textContent = 'body { display: none }'
                const image = new Image()
                image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACw='
                document.body.append(style, image)
                try { document.body.insertAdjacentHTML('beforeend', '<img src=x onerror=ran()>') }
                catch { console.log('Content Security Policy: trusted types') }
                const script = document.createElement('script')
                try { script.textContent = 'window.ran = true'; document.body.append(script) }
                catch { console.log('Content Security Policy: trusted types') }
            }"""
        )
        assert page.evaluate("window.ran") is None
        assert page.locator("body").is_visible()
        page.wait_for_timeout(100)
        assert len([m for m in messages if "Content Security Policy" in m]) >= 4


def test_newcomer_sees_verdict_and_worst_fault_without_scrolling(
    visit: Visit, pages: Pages
) -> None:
    page = visit(pages["one"])
    for part in (".verdict .big", ".verdict .value", ".worst .message", ".worst .go"):
        box = page.locator(part).bounding_box()
        assert box is not None
        assert box["y"] + box["height"] < 800, part
    page.locator(".worst .go").click()
    assert page.url.endswith("#finding-1-2")
    assert in_view(page, "#finding-1-2")
    assert "gravest" in (page.locator("#finding-1-2").get_attribute("class") or "")


SHOTS = [(kind, scheme, width) for kind in KINDS for scheme in SCHEMES for width in (1280, 320)]


@pytest.mark.parametrize(("kind", "scheme", "width"), SHOTS)
def test_screenshots_are_kept(
    visit: Visit, pages: Pages, artifacts: Path, kind: str, scheme: Scheme, width: int
) -> None:
    page = visit(pages[kind], scheme, width)
    target = artifacts / f"{kind}-{scheme}-{width}.png"
    page.screenshot(path=target, full_page=kind != "many")
    assert target.stat().st_size > 5_000
