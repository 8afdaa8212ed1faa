"""A card for each fault: what is wrong, the evidence, what to write, why, how to silence it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

import regex

from mtcheck.document import Block
from mtcheck.finding import Finding, fold
from mtcheck.render.html.marks import touches
from mtcheck.render.html.silence import Silence, how_to_silence
from mtcheck.render.html.word_diff import Change, word_diff
from mtcheck.report import Report
from mtcheck.rule import built_in_rules

_MOST_FIXES = 3
_SPACE = regex.compile(r"\s+")
_CONTEXT = 60
"""Characters around a finding that its card shows."""
_MOST_SHOWN = 400
"""Characters of a passage that a card shows."""
BREAK = "joins"
"""The group of rules about places where the text is broken."""


@dataclass(frozen=True, slots=True)
class Place:
    """One place of a fault: its id on the page, and whether a block shows it."""

    id: str
    finding: Finding
    shown: bool


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What stands before a finding, in it, and after it.

    Where the text is `broken` there, the break is between `found` and `rest`; `whole` tells that a
    block is marked from begin to end, so that there is nothing around it to be shown.
    """

    before: str
    found: str
    rest: str
    after: str
    broken: bool
    whole: bool


@dataclass(frozen=True, slots=True)
class Related:
    """A passage that explains a finding, such as the first of two copies, and its block on the page.

    `changes` turn it into what the finding marks, where the two are to be compared.
    """

    text: str
    block: int
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Card:
    """A fault with its number in the article, why its rule exists, and the places where it stands."""

    id: str
    number: int
    why: str
    places: tuple[Place, ...]
    excerpt: Excerpt
    related: tuple[Related, ...]
    silence: Silence

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

    @property
    def gravity(self) -> tuple[bool, int, float, int]:
        """What the worst fault has most of: new, severity, confidence, length."""
        f = self.finding
        return not self.accepted, f.severity.rank, f.confidence, min(f.end - f.start, _MOST_SHOWN)


class _Article(NamedTuple):
    """What cards are made from: an article, its blocks and where they start."""

    text: str
    blocks: Sequence[Block]
    starts: Sequence[int]
    silence: Callable[[Finding], Silence]


def cards_of(report: Report, blocks: Sequence[Block], number: int) -> tuple[Card, ...]:
    """Return the cards of a report, in the order of their first places.

    `number` is that of the article; it makes the ids of the cards differ on a page of many.
    """
    starts = [block.start for block in blocks]
    article = _Article(report.document.text, blocks, starts, how_to_silence(report))
    return tuple(
        _card(article, f"{number}-{i}", i, places)
        for i, places in enumerate(fold(report.findings), 1)
    )


def worst_of(cards: Sequence[Card]) -> Card | None:
    """Return the gravest card, the first of those that are alike."""
    return max(cards, key=lambda card: card.gravity, default=None)


def _card(article: _Article, name: str, number: int, findings: Sequence[Finding]) -> Card:
    first = findings[0]
    places = tuple(
        Place(_mark_id(name, i), finding, _is_shown(article, finding))
        for i, finding in enumerate(findings, 1)
    )
    return Card(
        f"finding-{name}",
        number,
        _whys().get(first.rule, ""),
        places,
        _excerpt(article, first),
        tuple(_related(article, first)),
        article.silence(first),
    )


def _mark_id(name: str, place: int) -> str:
    return f"mark-{name}" if place == 1 else f"mark-{name}-{place}"


def _is_shown(article: _Article, finding: Finding) -> bool:
    last = bisect_right(article.starts, max(finding.start, finding.end - 1))
    first = max(0, bisect_right(article.starts, finding.start) - 1)
    return any(touches(finding, block) for block in article.blocks[first:last])


@cache
def _whys() -> dict[str, str]:
    return {rule.name: rule.why for rule in built_in_rules()}


def _excerpt(article: _Article, finding: Finding) -> Excerpt:
    """Return a finding with what stands around it in its block."""
    block = article.blocks[_block_at(article, finding.start) - 1]
    start, end = finding.start, finding.end
    first = min(start, max(block.start, start - _CONTEXT))
    last = max(end, min(block.end, end + _CONTEXT))
    before, after = _flat(article.text[first:start]), _flat(article.text[end:last])
    if first > block.start:
        before = "…" + before.partition(" ")[2]
    if last < block.end:
        after = after.rpartition(" ")[0] + "…"
    found = _short(_flat(finding.text))
    broken = finding.group == BREAK and end - start < _CONTEXT
    cut = found.find(" ") if broken and " " in found else len(found)
    whole = start <= block.start and end == block.end
    return Excerpt(before, found[:cut], found[cut:], after, broken, whole)


def _related(article: _Article, finding: Finding) -> Iterator[Related]:
    for start, end in finding.related:
        passage = article.text[start:end]
        changes = _compared(passage, finding) if finding.group == "repetition" else ()
        yield Related(_short(_flat(passage)), _block_at(article, start), changes)


def _compared(first: str, finding: Finding) -> tuple[Change, ...]:
    """Return how a copy differs from the first, or nothing where it does not."""
    if len(first) + len(finding.text) > 10 * _MOST_SHOWN:
        return ()
    changes = word_diff(_flat(first), _flat(finding.text)) or ()
    return tuple(changes) if any(change.kind != "same" for change in changes) else ()


def _block_at(article: _Article, offset: int) -> int:
    """Return the number, from 1, of the block that an offset is in or behind."""
    return max(1, bisect_right(article.starts, offset))


def _flat(text: str) -> str:
    return _SPACE.sub(" ", text)


def _short(text: str) -> str:
    return text if len(text) <= _MOST_SHOWN else text[: _MOST_SHOWN - 1] + "…"
