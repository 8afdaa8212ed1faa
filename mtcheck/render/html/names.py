"""The names of an article that are in doubt: how they are written, and how they probably should be."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import regex

from mtcheck.languages import load_language
from mtcheck.render.html.cards import Card
from mtcheck.report import Report

GROUP = "names"
_NEXT = regex.compile(r"(?:[ \u00a0]\p{Lu}[\p{L}\p{M}'’-]*){0,2}")
_LAST = regex.compile(r"(?<!\w)(?:\p{Lu}[\p{L}\p{M}'’-]*[ \u00a0]){0,2}$")
_MOST = 100
"""Names of an article that are shown: each is looked for in the whole text."""
_NEAR = 60
"""Characters beside a finding in which the rest of a name is looked for."""


@dataclass(frozen=True, slots=True)
class Spelling:
    """A way in which a name is written, how often, and the numbers of the cards that object to it."""

    text: str
    count: int
    cards: tuple[Card, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """A name: the form that is probably right, how often it stands so, and the other spellings."""

    right: str
    count: int
    spellings: tuple[Spelling, ...]


def names_of(report: Report, cards: Sequence[Card]) -> tuple[Name, ...]:
    """Return the names that the findings of an article are about, in the order of their first places."""
    found: dict[str, dict[str, list[Card]]] = {}
    for card in cards:
        if card.finding.group == GROUP and card.finding.fix:
            right, written = _in_full(report, card)
            found.setdefault(right, {}).setdefault(written, []).append(card)
    text = report.document.text
    return tuple(
        Name(right, _count(text, right), tuple(_spellings(spellings)))
        for right, spellings in list(found.items())[:_MOST]
    )


def _spellings(spellings: dict[str, list[Card]]) -> Iterator[Spelling]:
    for written, cards in spellings.items():
        yield Spelling(written, sum(len(card.places) for card in cards), tuple(cards))


def _in_full(report: Report, card: Card) -> tuple[str, str]:
    """Return the right form and the written one, with the other words of the name around it."""
    finding, text = card.finding, report.document.text
    after = _NEXT.match(text, finding.end, finding.end + _NEAR)
    before = _LAST.search(text, max(0, finding.start - _NEAR), finding.start)
    lead = _without_title(before[0] if before else "", report.language)
    rest = after[0] if after else ""
    return f"{lead}{finding.fix}{rest}", f"{lead}{finding.text}{rest}"


def _without_title(lead: str, code: str | None) -> str:
    """Return the words before a name without its title, and without all before that."""
    language = load_language(code or "")
    titles = language.titles if language else frozenset()
    words = lead.split()
    for i in range(len(words) - 1, -1, -1):
        if words[i].lower() in titles:
            words = words[i + 1 :]
            break
    return "".join(f"{word} " for word in words)


def _count(text: str, name: str) -> int:
    """Return how often a name stands in a text as words of its own."""
    count, at = 0, text.find(name)
    while at >= 0:
        end = at + len(name)
        inside = text[max(0, at - 1) : at].isalnum() or text[end : end + 1].isalnum()
        count += not inside
        at = text.find(name, end)
    return count
