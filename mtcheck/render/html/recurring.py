"""What comes again in many articles: lines of the site's template, and names in several spellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mtcheck.render.html.overview import Entry

MANY = 3
"""Articles from which a line is the template's and not theirs."""
MOST_SHOWN = 20
MOST_LINKS = 8


@dataclass(frozen=True, slots=True)
class Recurring:
    """A line or a name, in how many articles, the first of these, and its other spellings."""

    text: str
    count: int
    entries: tuple[Entry, ...]
    others: tuple[tuple[str, int], ...] = ()


def template_lines(entries: Iterable[Entry]) -> list[Recurring]:
    """Return the lines of site furniture that `MANY` articles have, the most frequent first."""
    lines: dict[str, list[Entry]] = {}
    texts: dict[str, str] = {}
    for entry in entries:
        for text in entry.furniture:
            key = " ".join(text.casefold().split())
            texts.setdefault(key, text)
            group = lines.setdefault(key, [])
            if not group or group[-1] is not entry:
                group.append(entry)
    ordered = sorted(lines.items(), key=lambda item: (-len(item[1]), item[0]))
    return [
        Recurring(texts[key], len(group), tuple(group[:MOST_LINKS]))
        for key, group in ordered[:MOST_SHOWN]
        if len(group) >= MANY
    ]


def inconsistent_names(entries: Iterable[Entry]) -> list[Recurring]:
    """Return the names that two articles or more write otherwise than is probably right."""
    names: dict[str, dict[str, list[Entry]]] = {}
    for entry in entries:
        for right, written in entry.names:
            names.setdefault(right, {}).setdefault(written, []).append(entry)
    recurring = []
    for right, spellings in names.items():
        found = {e.number: e for group in spellings.values() for e in group}
        where = [found[number] for number in sorted(found)]
        if len(where) > 1:
            others = tuple((text, len(group)) for text, group in spellings.items())
            recurring.append(Recurring(right, len(where), tuple(where[:MOST_LINKS]), others))
    return sorted(recurring, key=lambda r: (-r.count, r.text))[:MOST_SHOWN]
