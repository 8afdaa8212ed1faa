"""What one can do on a page of the report: walk, jump, copy, filter, sort, group."""

from __future__ import annotations

from pathlib import Path

import pytest
from browsing import Visit, in_view, outline_of
from playwright.sync_api import Page

Pages = dict[str, Path]


def focused(page: Page) -> str:
    name: str = page.evaluate("document.activeElement.id")
    return name


def current(page: Page) -> list[str]:
    names: list[str] = page.locator(".card.current").evaluate_all("all => all.map(e => e.id)")
    return names


def column(page: Page, number: int, table: str = "findings") -> list[str]:
    cells = page.locator(f"table.{table} tbody tr:not(.group) > :nth-child({number})")
    return [text.strip() for text in cells.all_inner_texts()]


def sheet(page: Page, table: str = "findings") -> None:
    page.locator(f"table.{table}").scroll_into_view_if_needed()
    page.locator(f".sheet:has(table.{table}) .tools").wait_for()


def test_each_mark_leads_to_its_card_and_back(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    marks = page.locator("a.mark[id]").all()
    assert len(marks) >= 5
    for mark in marks:
        name = (mark.get_attribute("href") or "").removeprefix("#")
        mark.click()
        assert page.url.endswith(f"#{name}")
        target = page.locator(":target")
        assert target.get_attribute("id") == name
        assert target.evaluate("e => getComputedStyle(e).outlineStyle") == "solid"
        assert in_view(page, f"#{name}")
        target.locator("a.count").click()
        back = page.url.partition("#")[2]
        assert back == name.replace("finding", "mark")
        assert page.locator(":target").get_attribute("id") == back
        assert in_view(page, f"#{back}")


@pytest.mark.parametrize(
    ("forward", "backward"), [("j", "k"), ("ArrowRight", "ArrowLeft")], ids=["letters", "arrows"]
)
def test_keys_walk_the_findings(visit: Visit, pages: Pages, forward: str, backward: str) -> None:
    page = visit(pages["one"])
    count = page.locator(".card").count()
    position = page.locator(".walk output")
    assert position.inner_text() == f"– of {count}"
    for number in range(1, count + 1):
        page.keyboard.press(forward)
        assert focused(page) == f"finding-1-{number}"
        assert current(page) == [f"finding-1-{number}"]
        assert page.url.endswith(f"#finding-1-{number}")
        assert position.inner_text() == f"{number} of {count}"
        assert in_view(page, f"#finding-1-{number}")
        assert outline_of(page)[0] == "solid"
    page.keyboard.press(forward)
    assert focused(page) == f"finding-1-{count}"
    page.keyboard.press(backward)
    assert focused(page) == f"finding-1-{count - 1}"


def test_up_and_down_walk_from_a_card_and_scroll_elsewhere(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    page.keyboard.press("ArrowDown")
    assert current(page) == []
    page.keyboard.press("j")
    page.keyboard.press("ArrowDown")
    assert focused(page) == "finding-1-2"
    page.keyboard.press("ArrowUp")
    assert focused(page) == "finding-1-1"


def test_keys_do_nothing_with_others_in_fields_and_where_they_are_off(
    visit: Visit, pages: Pages
) -> None:
    page = visit(pages["one"])
    for keys in ("Control+j", "Alt+j", "Shift+J"):
        page.keyboard.press(keys)
    assert current(page) == []
    sheet(page)
    field = page.locator("[data-filter]")
    field.focus()
    page.keyboard.type("jk")
    assert field.input_value() == "jk"
    assert current(page) == []
    page.locator("[data-keys]").uncheck()
    page.locator("main").focus()
    page.keyboard.press("j")
    assert current(page) == []


def test_buttons_walk_the_findings(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    for name, number in (("Next", 1), ("Next", 2), ("Previous", 1), ("Previous", 1)):
        page.get_by_role("button", name=name).click()
        assert focused(page) == f"finding-1-{number}"


def test_walk_begins_at_what_is_on_the_screen(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    page.locator("#block-1-3").evaluate("e => e.scrollIntoView()")
    page.keyboard.press("j")
    assert focused(page) == "finding-1-2"


def test_deep_link_opens_at_its_finding(visit: Visit, pages: Pages) -> None:
    page = visit(pages["many"], fragment="finding-3-2")
    assert current(page) == ["finding-3-2"]
    assert in_view(page, "#finding-3-2")
    count = page.locator(".card").count()
    at = page.locator(".walk output").inner_text().split()[0]
    assert at == str(
        page.locator(".card").evaluate_all("all => all.findIndex(e => e.id == 'finding-3-2')") + 1
    )
    assert 1 < int(at) < count


def test_deep_link_to_nothing_does_no_harm(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"], fragment="finding-9-9%22%3E")
    assert current(page) == []
    page.keyboard.press("j")
    assert focused(page) == "finding-1-1"


def test_duplicate_leads_to_its_first_occurrence(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    card = page.locator(".card", has_text="duplicate-paragraph")
    assert "Stands first here" in card.inner_text()
    card.locator(".excerpt a").click()
    assert page.url.endswith("#block-1-2")
    assert in_view(page, "#block-1-2")


def test_what_silences_a_finding_is_copied(visit: Visit, pages: Pages) -> None:
    page = visit(pages["sourced"])
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    card = page.locator(".card", has_text="misspelt-name")
    card.locator("summary").click()
    button = card.get_by_role("button", name="Copy")
    button.click()
    card.get_by_role("button", name="Copied").wait_for()
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == "<!-- mtcheck: ignore[misspelt-name] -->"


def test_what_cannot_be_copied_is_selected(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(new Error()) }")
    card = page.locator("#finding-1-2")
    card.locator("summary").click()
    card.get_by_role("button", name="Copy").click()
    card.get_by_role("button", name="Selected: press Ctrl+C").wait_for()
    assert page.evaluate("getSelection().toString()") == (
        'per-file-ignores = { "news/faulty.txt" = ["duplicate-paragraph"] }'
    )


def test_table_of_findings_is_filtered(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    sheet(page)
    total = len(column(page, 1))
    page.get_by_label("Show rows that hold").fill("RECEPP")
    page.wait_for_function("document.querySelectorAll('.findings tbody tr').length == 1")
    assert column(page, 4) == ["misspelt-name"]
    assert page.locator(".tools output").inner_text() == f"1 of {total} rows"
    page.get_by_label("Show rows that hold").fill("")
    page.locator("select[data-severity]").select_option("major")
    assert set(column(page, 3)) == {"major"}
    page.locator("select[data-severity]").select_option("")
    assert len(column(page, 1)) == total


def test_table_of_findings_is_sorted_both_ways(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    sheet(page)
    before = column(page, 1)
    head = page.locator("table.findings thead th").nth(3)
    head.get_by_role("button").click()
    rules = column(page, 4)
    assert rules == sorted(rules)
    assert head.get_attribute("aria-sort") == "ascending"
    head.get_by_role("button").click()
    assert column(page, 4) == sorted(rules, reverse=True)
    assert head.get_attribute("aria-sort") == "descending"
    page.locator("table.findings thead button").nth(2).click()
    levels = column(page, 3)
    assert levels == sorted(levels, key=["info", "minor", "major", "critical"].index)
    assert page.locator("[aria-sort]").count() == 1
    page.locator("table.findings thead button").first.click()
    assert column(page, 1) == before


def test_table_of_findings_is_grouped(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    sheet(page)
    page.get_by_label("Group by").select_option("severity")
    heads = page.locator("table.findings tr.group").all_inner_texts()
    levels = column(page, 3)
    assert [head.strip() for head in heads] == [
        f"{level} ({levels.count(level)})" for level in dict.fromkeys(levels)
    ]
    assert len(heads) > 1
    page.get_by_label("Group by").select_option("nothing")
    assert page.locator("table.findings tr.group").count() == 0


def test_table_of_articles_is_filtered_sorted_and_grouped(visit: Visit, pages: Pages) -> None:
    page = visit(pages["index"])
    sheet(page, "articles")
    names = column(page, 1, "articles")
    page.locator("table.articles thead button").nth(2).click()
    scores = [float(score) for score in column(page, 3, "articles")]
    assert scores == sorted(scores)
    page.get_by_label("Group by").select_option("folder")
    heads = page.locator("table.articles tr.group").all_inner_texts()
    assert {head.partition(" (")[0] for head in heads} == {".", "news", "sport", "world"}
    page.get_by_label("Show rows that hold").fill("news/")
    page.wait_for_function("document.querySelectorAll('.articles tr.group').length == 1")
    assert sorted(column(page, 1, "articles")) == sorted(n for n in names if n.startswith("news/"))


def test_pages_of_a_folder_lead_to_each_other(visit: Visit, pages: Pages) -> None:
    page = visit(pages["page"])
    assert page.locator(".turn a").all_inner_texts() == ["All articles", "Next: news/clean.txt"]
    hrefs = page.locator(".turn a").evaluate_all("all => all.map(e => e.getAttribute('href'))")
    assert hrefs == ["../index.html", "00002.html"]


def test_tab_reaches_every_mark_and_shows_where_it_is(visit: Visit, pages: Pages) -> None:
    page = visit(pages["one"])
    marks = set(page.locator("a.mark").evaluate_all("all => all.map(e => e.getAttribute('href'))"))
    reached = set()
    for _ in range(200):
        page.keyboard.press("Tab")
        where = page.evaluate(
            "[document.activeElement.className, document.activeElement.hash || '', "
            "document.activeElement.tagName]"
        )
        if where[2] == "BODY":
            break
        style, width = outline_of(page)
        assert style == "solid", where
        assert width >= 2, where
        if "mark" in where[0].split():
            reached.add(where[1])
    assert reached == marks


def test_enter_on_a_mark_moves_to_its_card_and_tab_goes_on_from_there(
    visit: Visit, pages: Pages
) -> None:
    page = visit(pages["one"])
    page.locator("#mark-1-2").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#finding-1-2")
    assert focused(page) == "finding-1-2"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.card').id") == "finding-1-2"


def test_first_tab_shows_the_link_past_the_head(visit: Visit, pages: Pages) -> None:
    page = visit(pages["many"])
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
