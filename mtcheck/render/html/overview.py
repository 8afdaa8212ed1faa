"""What the page shows of a run over many articles, from what is kept of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import chain
from pathlib import PurePath
from typing import NamedTuple

from mtcheck.accepting.earlier import Earlier
from mtcheck.finding import Severity
from mtcheck.languages import language_name
from mtcheck.render.html.article import Article
from mtcheck.render.html.heat import MOST_COLUMNS, Heat, heat_map
from mtcheck.render.html.recurring import (
    MOST_SHOWN,
    Recurring,
    inconsistent_names,
    similar_names,
    template_lines,
    unknown_names,
)
from mtcheck.report import Unread

MOST_WORST = 20
_BINS = 10


class Worst(NamedTuple):
    """What the overview says of a card: its id, and what its finding says."""

    id: str
    severity: Severity
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What is kept of an article for the overview: no text but short lines of site furniture.

    `worst` is its gravest card, `names` are pairs of the form of a name that is probably right and the
    one that stands there, `unknown` names that nobody knows.
    """

    number: int
    title: str
    folder: str
    pair: str
    passed: bool
    crashed: int
    score: float
    band: str
    penalty: float
    words: float
    severities: Mapping[str, int]
    rules: Mapping[str, int]
    grades: Mapping[str, Severity]
    worst: Worst | None
    accepted: int
    silenced: int
    furniture: tuple[str, ...]
    names: tuple[tuple[str, str], ...]
    unknown: tuple[str, ...]
    language: str | None
    new: int
    still: int
    fixed: int

    @property
    def findings(self) -> int:
        """The number of findings."""
        return sum(self.severities.values())


def entry_of(article: Article) -> Entry:
    """Return what is kept of an article."""
    report, history = article.report, article.history
    return Entry(
        number=article.number,
        title=article.title,
        folder=PurePath(report.path).parent.as_posix(),
        pair=_pair(report.source_language, report.language),
        passed=article.gate.passed,
        crashed=article.gate.crashed,
        score=report.score.value,
        band=article.band,
        penalty=report.score.translation.per_1000_words,
        words=report.words,
        severities=dict(article.counts),
        rules=Counter(f.rule for f in report.findings),
        grades={f.rule: f.severity for f in report.findings},
        worst=_worst(article),
        accepted=article.accepted,
        silenced=len(report.silenced),
        furniture=tuple(f.text for f in report.findings if f.group == "chrome"),
        names=tuple((name.right, s.text) for name in article.names for s in name.spellings),
        unknown=unknown_names(report.document),
        language=report.language,
        new=len(history.new) if history else 0,
        still=len(history.still) if history else 0,
        fixed=len(history.fixed) if history else 0,
    )


def _worst(article: Article) -> Worst | None:
    card = article.worst
    if card is None:
        return None
    return Worst(card.id, card.finding.severity, card.finding.rule, card.finding.message)


def _pair(source: str | None, target: str | None) -> str:
    return f"{language_name(source)} → {language_name(target)}" if source else language_name(target)


@dataclass(frozen=True, slots=True)
class Bin:
    """Articles with a score from `low` to `high` (both included).

    `width` is the bar's in percent of the longest.
    """

    low: float
    high: float
    count: int
    width: float


def page_name(number: int) -> str:
    """Return the name of the file of an article that has a page of its own."""
    return f"{number:05}.html"


@dataclass
class Overview:
    """A run over many articles, gathered result by result.

    `earlier` is the run that it is held against; `folder` is that of the articles where each has a
    page of its own.
    """

    earlier: Earlier | None = None
    folder: str | None = None
    entries: list[Entry] = field(default_factory=list)
    unread: list[Unread] = field(default_factory=list)

    def page(self, entry: Entry) -> str:
        """Return the address of the page of an article, relative to the overview: here, it is none."""
        return "" if self.folder is None else f"{self.folder}/{page_name(entry.number)}"

    def href(self, entry: Entry) -> str:
        """Return the address of an article."""
        return f"{self.page(entry)}#article-{entry.number}"

    @property
    def failed(self) -> int:
        """How many files and articles could not be checked, or not fully."""
        return len(self.unread) + sum(bool(entry.crashed) for entry in self.entries)

    @property
    def passed(self) -> int:
        """How many articles pass."""
        return sum(entry.passed for entry in self.entries)

    @property
    def ordered(self) -> list[Entry]:
        """The articles, those that were not fully checked first."""
        return sorted(self.entries, key=lambda entry: (not entry.crashed, entry.number))

    @property
    def severities(self) -> list[tuple[str, int]]:
        """How many findings there are of each severity, the gravest first."""
        found: Counter[str] = Counter()
        for entry in self.entries:
            found.update(entry.severities)
        return [(str(s), found[s]) for s in reversed(Severity) if found[s]]

    @property
    def median(self) -> float:
        """The median of the scores."""
        scores = sorted(entry.score for entry in self.entries)
        middle = len(scores) // 2
        pair = scores[middle : middle + 1] if len(scores) % 2 else scores[middle - 1 : middle + 1]
        return round(sum(pair) / len(pair), 1) if pair else 0.0

    @property
    def changes(self) -> tuple[int, int, int]:
        """How many findings are new, still there, and fixed."""
        return (
            sum(e.new for e in self.entries),
            sum(e.still for e in self.entries),
            sum(e.fixed for e in self.entries),
        )

    @property
    def worst(self) -> list[Entry]:
        """The articles with the heaviest penalties for their length, at most `MOST_WORST`."""
        faulty = [entry for entry in self.entries if entry.findings]
        return sorted(faulty, key=lambda e: (e.passed, -e.penalty, -e.findings, e.number))[
            :MOST_WORST
        ]

    @property
    def histogram(self) -> list[Bin]:
        """The articles by score: in tens, and those with 100 apart."""
        found = Counter(min(int(e.score // _BINS), _BINS) for e in self.entries)
        most = max(found.values(), default=1)
        widths = {i: round(100 * count / most, 1) for i, count in found.items()}
        return [
            Bin(_BINS * i, min(100.0, _BINS * i + 9.9), found[i], widths.get(i, 0))
            for i in range(_BINS, -1, -1)
        ]

    @property
    def heat_maps(self) -> list[Heat]:
        """Rules by folder and by languages, where there is more than one, and by article, where few."""
        columns = {
            "folder": [entry.folder for entry in self.entries],
            "pair": [entry.pair for entry in self.entries],
        }
        several = {name: values for name, values in columns.items() if len(set(values)) > 1}
        if len(self.entries) <= MOST_COLUMNS:
            several["article"] = [entry.title for entry in self.entries]
        counted = [entry.rules for entry in self.entries]
        grades = dict(chain.from_iterable(entry.grades.items() for entry in self.entries))
        return [heat_map(name, values, counted, grades) for name, values in several.items()]

    @property
    def templates(self) -> list[Recurring]:
        """Lines of site furniture that came with many articles."""
        return template_lines(self.entries)

    @property
    def names(self) -> list[Recurring]:
        """Names that several articles write in different ways."""
        return [*inconsistent_names(self.entries), *similar_names(self.entries)][:MOST_SHOWN]
