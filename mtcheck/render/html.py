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
from itertools import count, groupby, pairwise
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined

from mtcheck._version import __version__
from mtcheck.config import Config
from mtcheck.document import Block
from mtcheck.finding import Finding, Severity, fold
from mtcheck.gate import passes
from mtcheck.languages import language_name
from mtcheck.render.escape import visible
from mtcheck.report import Report, Skipped, Unread
from mtcheck.rule import built_in_rules
from mtcheck.score import SMALLEST
from mtcheck.suppression import silenced_note

_MOST_FIXES = 3
_STYLE = Path(__file__).parent / "templates" / "report.css"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a block's text and the card that it belongs to, by its number, or None.

    `anchors` are the ids of the places that the page first shows here.
    """

    text: str
    number: int | None = None
    severity: str = ""
    anchors: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a fault: its id on the page, and whether a block shows it."""

    id: str
    finding: Finding
    shown: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A fault with its number on the page, why its rule exists, and the places where it stands."""

    number: int
    why: str
    places: tuple[Place, ...]

    @property
    def finding(self) -> Finding:
        """The finding at the first place."""
        return self.places[0].finding

    @property
    def accepted(self) -> bool:
        """Whether the baseline accepts it at all its places."""
        return all(place.finding.accepted for place in self.places)

    @property
    def fixes(self) -> tuple[Finding, ...]:
        """The findings that differ in what stands there and what should."""
        fixable = (p.finding for p in self.places if p.finding.fix is not None)
        return tuple({(f.text, f.fix): f for f in fixable}.values())[:_MOST_FIXES]


@dataclass(frozen=True, slots=True)
class Row:
    """A block of an article, in pieces, with the cards of the faults that first stand in it."""

    role: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Article:
    """What the page shows of one report; `numbers` are those of each rule's cards."""

    report: Report
    passed: bool
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    numbers: Mapping[str, list[int]]
    counts: tuple[tuple[str, int], ...]
    skipped: tuple[tuple[str, tuple[str, ...]], ...]
    accepted: int
    silenced: str | None


def render_html(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the page for a run. The same results give the same bytes."""
    numbers = count(1)
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
        _card(next(numbers), places, whys.get(places[0].rule, ""), blocks)
        for places in fold(report.findings)
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
        accepted=sum(finding.accepted for finding in report.findings),
        silenced=silenced_note(report.silenced),
    )


def _card(number: int, findings: Sequence[Finding], why: str, blocks: Sequence[Block]) -> Card:
    names = [f"mark-{number}", *(f"mark-{number}-{i}" for i in range(2, len(findings) + 1))]
    places = (
        Place(name, finding, any(_touches(finding, block) for block in blocks))
        for name, finding in zip(names, findings, strict=True)
    )
    return Card(number, why, tuple(places))


def _by_reason(skipped: Sequence[Skipped]) -> Iterator[tuple[str, tuple[str, ...]]]:
    ordered = sorted(skipped, key=lambda s: s.reason)
    for reason, group in groupby(ordered, key=lambda s: s.reason):
        yield reason, tuple(s.rule for s in group)


def _blocks(report: Report) -> tuple[Block, ...]:
    return report.document.blocks or (Block(0, len(report.document.text)),)


def _rows(report: Report, cards: Sequence[Card]) -> Iterator[Row]:
    blocks = _blocks(report)
    text = report.document.text
    marks = [(place, card) for card in cards for place in card.places]
    waiting = list(cards)
    anchored: set[str] = set()
    for i, block in enumerate(blocks):
        after = blocks[i + 1].start if i + 1 < len(blocks) else len(text) + 1
        here = [card for card in waiting if card.finding.start < after]
        waiting = waiting[len(here) :]
        touching = [mark for mark in marks if _touches(mark[0].finding, block)]
        yield Row(block.role, tuple(_pieces(text, block, touching, anchored)), tuple(here))


def _touches(finding: Finding, block: Block) -> bool:
    return finding.start < block.end and block.start < finding.end


def _pieces(
    text: str, block: Block, marks: Sequence[tuple[Place, Card]], anchored: set[str]
) -> Iterator[Piece]:
    """Cut a block where findings begin and end; where they overlap, the narrower one shows.

    `anchored` gathers the ids of the places that a piece has been an anchor of.
    """
    edges = {block.start, block.end}
    for place, _ in marks:
        edges |= {max(block.start, place.finding.start), min(block.end, place.finding.end)}
    for start, end in pairwise(sorted(edges)):
        over = [m for m in marks if m[0].finding.start <= start and end <= m[0].finding.end]
        if not over:
            yield Piece(text[start:end])
            continue
        _, card = min(over, key=lambda m: (m[0].finding.end - m[0].finding.start, m[1].number))
        fresh = tuple(place.id for place, _ in over if place.id not in anchored)
        anchored.update(fresh)
        yield Piece(text[start:end], card.number, card.finding.severity, fresh)
