"""A page as a tree: parsed strictly, and held to what must be true of every page of the report."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import sha256
from html.parser import HTMLParser

from mtcheck.accepting.earlier import Earlier
from mtcheck.config import Config
from mtcheck.document import Document
from mtcheck.finding import Applicability, Finding, Severity
from mtcheck.render.html import render_html
from mtcheck.report import Report, Unread
from mtcheck.score import compute_score

VOID = ("meta", "br", "hr", "img", "link", "input", "base", "source", "embed", "area")


@dataclass
class Element:
    """An element of a parsed page."""

    tag: str
    attributes: dict[str, str]
    parent: Element | None = None
    children: list[Element | str] = field(default_factory=list)

    def walk(self) -> Iterator[Element]:
        yield self
        for child in self.children:
            if isinstance(child, Element):
                yield from child.walk()

    def text(self, *, without: str | None = None) -> str:
        parts = (c if isinstance(c, str) else c.text(without=without) for c in self.children)
        return "" if self.tag == without else "".join(parts)

    def words(self) -> str:
        return " ".join(self.text().split())

    def all(self, tag: str = "", kind: str = "") -> list[Element]:
        found = (e for e in self.walk() if tag in ("", e.tag))
        return [e for e in found if not kind or kind in e.attributes.get("class", "").split()]

    def one(self, tag: str = "", kind: str = "") -> Element:
        found = self.all(tag, kind)
        assert len(found) == 1, f"{len(found)} elements {tag}.{kind}"
        return found[0]

    def section(self, title: str) -> Element:
        found = [e for e in self.all("section") if title in [h.words() for h in e.all("h3")]]
        assert len(found) == 1, f"{len(found)} sections {title!r}"
        return found[0]


class _Parser(HTMLParser):
    """Builds the tree, and accepts no tag that is not closed where it has to be."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.here = Element("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), f"<{tag}> has an attribute twice: {names}"
        element = Element(tag, {name: value or "" for name, value in attrs}, self.here)
        self.here.children.append(element)
        if tag not in VOID:
            self.here = element

    def handle_endtag(self, tag: str) -> None:
        assert tag == self.here.tag, f"</{tag}> closes <{self.here.tag}> ({self.getpos()})"
        assert self.here.parent is not None
        self.here = self.here.parent

    def handle_data(self, data: str) -> None:
        self.here.children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment on the page: {data!r}")


def parse(page: str) -> Element:
    parser = _Parser()
    parser.feed(page)
    parser.close()
    assert parser.here.tag == "", f"<{parser.here.tag}> is never closed"
    return parser.here


def render(
    *results: Report | Unread, config: Config | None = None, earlier: Earlier | None = None
) -> Element:
    """Render, parse, and hold the page to what must be true of every page."""
    written = render_html(results, config or Config(), earlier)
    written.encode("utf-8")
    page = parse(written)
    assert_harmless(page)
    assert_linked(page)
    return page


def assert_harmless(page: Element) -> None:
    tags = {element.tag for element in page.walk()}
    forbidden = "img iframe object embed link base form math video audio template use image"
    assert tags.isdisjoint(forbidden.split())
    for element in page.walk():
        names = set(element.attributes)
        assert not {n for n in names if n.startswith(("on", "xlink")) or n in ("style", "src")}
        assert element.attributes.get("href", "#").startswith("#"), element
    style, script = page.one("style").text(), page.one("script").text()
    assert "url(" not in style
    assert "@import" not in style
    assert "http" not in script
    assert "innerHTML" not in script
    assert page.one("html").attributes == {"lang": "en"}
    assert policy(page) == {
        "default-src": "'none'",
        "style-src": f"'sha256-{_digest(style)}'",
        "script-src": f"'sha256-{_digest(script)}'",
        "require-trusted-types-for": "'script'",
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def policy(page: Element) -> dict[str, str]:
    """Return the content security policy, which stands before all that it is for."""
    head = list(page.one("head").walk())
    (found,) = [e for e in head if e.attributes.get("http-equiv") == "Content-Security-Policy"]
    assert head.index(found) < head.index(page.one("style"))
    parts = (part.strip().partition(" ") for part in found.attributes["content"].split(";"))
    return {name: value for name, _, value in parts}


def _digest(content: str) -> str:
    return base64.b64encode(sha256(content.encode()).digest()).decode()


def assert_linked(page: Element) -> None:
    ids = Counter(e.attributes["id"] for e in page.walk() if "id" in e.attributes)
    assert [name for name, count in ids.items() if count > 1] == [], "ids that stand twice"
    named = [e.attributes["href"].removeprefix("#") for e in page.all("a")]
    named += [
        e.attributes["aria-labelledby"] for e in page.walk() if "aria-labelledby" in e.attributes
    ]
    assert sorted(set(named) - set(ids)) == [], "links that lead nowhere"


def report_on(
    text: str, *spans: tuple[int, int], path: str = "article.txt", fix: str | None = None
) -> Report:
    """Return a report with a finding at each place, in reading order as the engine has them.

    A place that is given twice has a finding of two rules.
    """
    document = Document(text, path=path, language="en")
    assert document.origin is not None
    findings = []
    for i, (start, end) in enumerate(sorted(spans)):
        line, column, _ = document.origin.locate(start)
        findings.append(
            Finding(
                rule="near-name" if (start, end) in sorted(spans)[:i] else "misspelt-name",
                group="names",
                category="accuracy/mistranslation",
                severity=Severity.MAJOR,
                message=f"{text[start:end]!s} is wrong",
                start=start,
                end=end,
                text=text[start:end],
                line=line,
                column=column,
                fingerprint=f"{start}-{end}",
                fix=fix,
                applicability=None if fix is None else Applicability.UNSAFE,
            )
        )
    score = compute_score(findings, document.size, "signature")
    return Report(document, tuple(findings), score)
