"""What the page shows of one article: everything that its template needs, worked out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from mtcheck.accepting.earlier import Change as History
from mtcheck.accepting.earlier import Earlier
from mtcheck.config import Config
from mtcheck.document import Block
from mtcheck.finding import Severity
from mtcheck.render.html.beside import Beside, Passage, beside
from mtcheck.render.html.cards import Card, cards_of, worst_of
from mtcheck.render.html.direction import direction_of
from mtcheck.render.html.marks import Piece, by_block, pieces
from mtcheck.render.html.names import Name, names_of
from mtcheck.render.html.waterfall import Waterfall, band, waterfall
from mtcheck.render.html.word_diff import Change
from mtcheck.report import Report, Skipped
from mtcheck.running.gate import measured, passes


@dataclass(frozen=True, slots=True)
class Row:
    """A block of an article, in pieces, with what stands beside it.

    `cards` are those of the faults that first stand in it, `source` and `reference` the passages
    that it translates and differs from.
    """

    number: int
    role: str
    direction: str
    pieces: tuple[Piece, ...]
    cards: tuple[Card, ...]
    source: Sequence[Passage]
    reference: Sequence[Change]


@dataclass(frozen=True, slots=True)
class Gate:
    """What decided: the `count` of findings from the level up, the score, rules that crashed."""

    passed: bool
    level: Severity
    count: int
    score: float
    least: float
    crashed: int


@dataclass(frozen=True, slots=True)
class Article:
    """What the page shows of one report, the `number`th of the run."""

    number: int
    report: Report
    gate: Gate
    band: str
    counts: tuple[tuple[str, int], ...]
    accepted: int
    accounts: Mapping[str, Waterfall]
    rows: tuple[Row, ...]
    cards: tuple[Card, ...]
    worst: Card | None
    beside: Beside
    names: tuple[Name, ...]
    skipped: tuple[tuple[str, tuple[str, ...]], ...]
    history: History | None
    new: frozenset[int]

    @property
    def title(self) -> str:
        """The path, and the record where the file has many."""
        key = self.report.document.key
        return self.report.path if key is None else f"{self.report.path}: {key}"

    def is_new(self, card: Card) -> bool:
        """Tell whether an earlier run has the fault at none of its places."""
        return all(id(place.finding) in self.new for place in card.places)


def article_of(
    report: Report, config: Config, number: int = 1, earlier: Earlier | None = None
) -> Article:
    """Return what is shown of a report; its text is read here and not needed any more afterwards."""
    blocks = report.document.blocks or (Block(0, len(report.document.text)),)
    cards = cards_of(report, blocks, number)
    numbers = defaultdict(list)
    for card in cards:
        numbers[card.finding.rule].append(card.number)
    counts = Counter(f.severity for f in report.findings)
    score, history = report.score, _history(report, config, earlier)
    along = beside(report.document, blocks)
    return Article(
        number=number,
        report=report,
        gate=_gate(report, config),
        band=band(score.translation),
        counts=tuple((str(s), counts[s]) for s in reversed(Severity) if counts[s]),
        accepted=sum(finding.accepted for finding in report.findings),
        accounts={
            "translation": waterfall(score.translation, numbers),
            "extraction": waterfall(score.extraction, numbers),
        },
        rows=tuple(_rows(report, blocks, cards, along)),
        cards=cards,
        worst=worst_of(cards),
        beside=along,
        names=names_of(report, cards),
        skipped=tuple(_by_reason(report.skipped)),
        history=history,
        new=frozenset(map(id, history.new)) if history else frozenset(),
    )


def _gate(report: Report, config: Config) -> Gate:
    count, score = measured(report, config)
    passed = passes(report, config) and not report.failed
    crashed = len(report.failed)
    return Gate(passed, config.fail_level, count, score, config.min_score, crashed)


def _history(report: Report, config: Config, earlier: Earlier | None) -> History | None:
    if earlier is None:
        return None
    rules = frozenset(rule.name for rule in config.for_file(report.path).rules())
    return earlier.compare(report, rules)


def _by_reason(skipped: Sequence[Skipped]) -> Iterator[tuple[str, tuple[str, ...]]]:
    ordered = sorted(skipped, key=lambda s: s.reason)
    for reason, group in groupby(ordered, key=lambda s: s.reason):
        yield reason, tuple(s.rule for s in group)


def _rows(
    report: Report, blocks: Sequence[Block], cards: Sequence[Card], along: Beside
) -> Iterator[Row]:
    text = report.document.text
    marks = [(place, card) for card in cards for place in card.places]
    marks.sort(key=lambda mark: (mark[0].finding.start, mark[1].number))
    anchored: set[str] = set()
    waiting = sorted(cards, key=lambda card: card.finding.start)
    at = 0
    for i, (block, touching) in enumerate(zip(blocks, by_block(marks, blocks), strict=True)):
        after = blocks[i + 1].start if i + 1 < len(blocks) else len(text) + 1
        first = at
        while at < len(waiting) and waiting[at].finding.start < after:
            at += 1
        yield Row(
            i + 1,
            block.role,
            direction_of(text[block.start : block.end], report.language),
            tuple(pieces(text, block, touching, anchored)),
            tuple(waiting[first:at]),
            along.source.get(i, ()),
            along.reference.get(i, ()),
        )
