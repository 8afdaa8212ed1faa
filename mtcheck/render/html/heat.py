"""A heat map: how often each rule found something in each column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mtcheck.finding import Severity

MOST_COLUMNS = 12
MOST_ROWS = 25
_SHARES = (0.0, 0.125, 0.25, 0.5, 0.75)
"""Shares of the most findings of an article in a cell beyond which a cell is a shade darker."""


@dataclass(frozen=True, slots=True)
class Cell:
    """How many findings there are; `shade` is from 0, where there are none, to 5."""

    count: int
    shade: int


@dataclass(frozen=True, slots=True)
class Line:
    """A rule, its severity, and its cells."""

    rule: str
    severity: Severity
    cells: tuple[Cell, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Heat:
    """A heat map by `what`; `columns` are names with the number of their articles.

    `left_out` are columns and rules beyond what a reader can take in: those with the fewest articles
    and findings.
    """

    what: str
    columns: tuple[tuple[str, int], ...]
    lines: tuple[Line, ...]
    left_out: tuple[int, int]


def heat_map(
    what: str,
    columns: Sequence[str],
    counted: Sequence[Mapping[str, int]],
    grades: Mapping[str, Severity],
) -> Heat:
    """Return the heat map of articles: the column of each, the findings of each by rule.

    A cell is the darker, the more findings an article of its column has, held against the cell that
    has most.
    """
    sizes = Counter(columns)
    shown = sorted(sizes, key=lambda name: -sizes[name])[:MOST_COLUMNS]
    totals: Counter[str] = Counter()
    cells: dict[str, Counter[str]] = defaultdict(Counter)
    for column, rules in zip(columns, counted, strict=True):
        totals.update(rules)
        for rule, count in rules.items():
            cells[rule][column] += count
    ordered = sorted(totals, key=lambda rule: (-totals[rule], rule))
    most = max((n / sizes[c] for row in cells.values() for c, n in row.items()), default=1.0)
    lines = tuple(
        Line(
            rule,
            grades[rule],
            tuple(_cell(cells[rule][c], sizes[c], most) for c in shown),
            totals[rule],
        )
        for rule in ordered[:MOST_ROWS]
    )
    left_out = (max(0, len(sizes) - MOST_COLUMNS), max(0, len(ordered) - MOST_ROWS))
    return Heat(what, tuple((name, sizes[name]) for name in shown), lines, left_out)


def _cell(count: int, articles: int, most: float) -> Cell:
    share = count / articles / most
    return Cell(count, sum(share > least for least in _SHARES))
