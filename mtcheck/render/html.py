"""One self-contained HTML page: verdict, score, the articles as published with their findings.

The page holds no script, loads nothing and says so in its content security policy; article text is
escaped by the template engine, and characters that hide or reorder text are shown by their code.
"""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from itertools import groupby, pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from mtcheck._version import __version__
from mtcheck.config import Config
from mtcheck.document import Block
from mtcheck.finding import Finding, Severity
from mtcheck.gate import passes
from mtcheck.languages import language_name
from mtcheck.render.escape import visible
from mtcheck.report import Report, Skipped, Unread
from mtcheck.rule import built_in_rules
from mtcheck.score import SMALLEST

_STYLE = Path(__file__).parent / "templates" / "report.css"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text and the finding that it belongs to, by its number, or None.

    `anchors` are the numbers of the findings that the page first shows here.
    """

    text: str
    number: int | None = None
    severity: str = ""
    anchors: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Card:
    """A finding with its number on the page, why its rule exists, and whether a block shows it."""

    number: int
    finding: Finding
    why: str
    shown: bool


@dataclass(frozen=True, slots=True)
class Row:
    """A block of an article, in pieces, with the cards of the findings that begin in it."""

    role: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What the page shows of one report; `numbers` are those of each rule's findings."""

    report: Report
    passed: bool
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    numbers: Mapping[str, list[int]]
    counts: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, tuple[str, ...]], ...]


def render_html(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the page for a run. The same results give the same bytes."""
    numbers = iter(range(1, 1 + sum(len(r.findings) for r in results if isinstance(r, Report))))
    articles = [_article(r, config, numbers) for r in results if isinstance(r, Report)]
    style = _STYLE.read_text(encoding="utf-8")
    digest = base64.b64encode(sha256(style.encode()).digest()).decode()
    return (
        _environment()
        .get_template("report.html.j2")
        .render(
            articles=articles,
            unread=[r for r in results if isinstance(r, Unread)],
            config=config,
            version=__version__,
            smallest=SMALLEST,
            style=style,
            digest=digest,
        )
    )


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("mtcheck.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["visible"] = lambda text: visible(text.replace("\r\n", "\n"), keep="\n\t")
    environment.filters["language"] = language_name
    return environment


def _article(report: Report, config: Config, numbers: Iterator[int]) -> Article:
    whys = {rule.name: rule.why for rule in built_in_rules()}
    blocks = _blocks(report)
    cards = tuple(
        Card(next(numbers), f, whys.get(f.rule, ""), any(_touches(f, block) for block in blocks))
        for f in report.findings
    )
    counts = Counter(f.severity for f in report.findings)
    return Article(
        report=report,
        passed=passes(report, config) and not report.failed,
        rows=tuple(_rows(report, cards)),
        cards=cards,
        numbers={
            rule: [c.number for c in cards if c.finding.rule == rule]
            for rule in {c.finding.rule for c in cards}
        },
        counts=tuple((str(s), counts[s]) for s in reversed(Severity) if counts[s]),
        skipped=tuple(_by_reason(report.skipped)),
    )


def _by_reason(skipped: Sequence[Skipped]) -> Iterator[tuple[str, tuple[str, ...]]]:
    ordered = sorted(skipped, key=lambda s: s.reason)
    for reason, group in groupby(ordered, key=lambda s: s.reason):
        yield reason, tuple(s.rule for s in group)


def _blocks(report: Report) -> tuple[Block, ...]:
    return report.document.blocks or (Block(0, len(report.document.text)),)


def _rows(report: Report, cards: Sequence[Card]) -> Iterator[Row]:
    blocks = _blocks(report)
    text = report.document.text
    waiting = list(cards)
    anchored: set[int] = set()
    for i, block in enumerate(blocks):
        after = blocks[i + 1].start if i + 1 < len(blocks) else len(text) + 1
        here = [card for card in waiting if card.finding.start < after]
        waiting = waiting[len(here) :]
        touching = [card for card in cards if _touches(card.finding, block)]
        yield Row(block.role, tuple(_pieces(text, block, touching, anchored)), tuple(here))


def _touches(finding: Finding, block: Block) -> bool:
    return finding.start < block.end and block.start < finding.end


def _pieces(text: str, block: Block, cards: Sequence[Card], anchored: set[int]) -> Iterator[Piece]:
    """Cut a block where findings begin and end; where they overlap, the narrower one shows.

    `anchored` gathers the numbers of the findings that a piece has been an anchor of.
    """
    edges = {block.start, block.end}
    for card in cards:
        edges |= {max(block.start, card.finding.start), min(block.end, card.finding.end)}
    for start, end in pairwise(sorted(edges)):
        over = [c for c in cards if c.finding.start <= start and end <= c.finding.end]
        if not over:
            yield Piece(text[start:end])
            continue
        card = min(over, key=lambda c: (c.finding.end - c.finding.start, c.number))
        fresh = tuple(c.number for c in over if c.number not in anchored)
        anchored.update(fresh)
        yield Piece(text[start:end], card.number, card.finding.severity, fresh)
