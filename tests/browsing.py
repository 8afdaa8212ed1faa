"""What the tests in a real browser share: how it is started, and what is asked of a page."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--no-first-run",
    "--disable-background-networking",
]
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
Visit = Callable[..., Page]
"""Opens a file: `visit(path, scheme="light", width=1280, fragment="", script=True)`."""


@contextmanager
def started() -> Iterator[Browser]:
    """Start the browser of this machine. Without one tests are skipped, or fail where they must run."""
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


class Visits:
    """Pages that were opened, and all that they said and loaded."""

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: list[BrowserContext] = []
        self._asked: set[str] = set()
        self._loaded: set[str] = set()
        self._said: list[str] = []

    def visit(
        self,
        path: Path,
        scheme: Scheme = "light",
        width: int = 1280,
        fragment: str = "",
        *,
        height: int = 800,
        script: bool = True,
        zoom: int = 1,
    ) -> Page:
        """Open a file in a window of its own; with `zoom` as a browser zooms."""
        context = self._browser.new_context(
            color_scheme=scheme,
            viewport={"width": width // zoom, "height": height // zoom},
            device_scale_factor=zoom,
            java_script_enabled=script,
        )
        self._contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(5_000)
        page.on("console", lambda message: self._said.append(message.text))
        page.on("pageerror", lambda error: self._said.append(str(error)))
        page.on("request", lambda request: self._loaded.add(request.url.partition("#")[0]))
        self._asked.add(path.as_uri())
        page.goto(path.as_uri() + (f"#{fragment}" if fragment else ""))
        return page

    def close(self) -> None:
        """Close all pages; none may have said anything or loaded anything but itself."""
        for context in self._contexts:
            context.close()
        assert self._contexts
        assert self._said == []
        assert self._loaded == self._asked


def open_all_details(page: Page) -> None:
    """Open what is folded."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def violations(page: Page) -> list[str]:
    """Return what axe objects to."""
    options = {"rules": {"target-size": {"enabled": True}}}
    found: list[dict[str, Any]] = Axe().run(page, options=options).response["violations"]
    return [
        f"{each['id']}: {each['help']}: {node['html'][:200]}"
        for each in found
        for node in each["nodes"]
    ]


def outside(page: Page, width: int) -> list[str]:
    """Return the elements that stick out of a window, but for what scrolls by itself."""
    sizes = page.evaluate("(e => [e.scrollWidth, e.clientWidth])(document.scrollingElement)")
    assert sizes == [width, width]
    found: list[str] = page.evaluate(
        """width => [...document.querySelectorAll('body *')]
            .filter(e => !e.closest('.scroll *') && !e.matches('.skip, .unseen'))
            .filter(e => e.getClientRects().length)
            .filter(e => [...e.getClientRects()].some(r => r.left < -0.5 || r.right > width + 0.5))
            .map(e => e.outerHTML.slice(0, 120))""",
        width,
    )
    return found


def outline_of(page: Page) -> tuple[str, float]:
    """Return style and width in pixels of the outline of what has the focus."""
    style, width = page.evaluate(
        "(s => [s.outlineStyle, parseFloat(s.outlineWidth)])(getComputedStyle(document.activeElement))"
    )
    return style, width


def in_view(page: Page, selector: str) -> bool:
    """Tell whether the top of an element is in the window, and not behind the bar at its top."""
    box = page.locator(selector).bounding_box()
    bar = page.locator(".walk").bounding_box()
    assert box is not None
    return (bar["height"] if bar else 0) <= box["y"] < 800
