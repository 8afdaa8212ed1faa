"""What comes again in many articles: lines of the site's template, and names in several spellings."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mtcheck.document import Document
from mtcheck.gazetteer import fold, load_gazetteer
from mtcheck.names.endings import is_inflection
from mtcheck.spelling import is_known_anywhere, neighbours
from mtcheck.vocabulary import capital_tokens

if TYPE_CHECKING:
    from mtcheck.render.html.overview import Entry

MANY = 3
"""Articles from which a line is the template's and not theirs."""
MOST_SHOWN = 20
MOST_LINKS = 8
SHORTEST = 6
"""Letters of a name that is held against others one letter apart."""
_MOST_KEPT = 300
"""Names of an article that are held against those of the others."""


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


def unknown_names(document: Document) -> tuple[str, ...]:
    """Return the words with a capital that no lexicon and no list of names knows, in order."""
    language, names = document.language or "", load_gazetteer(document.names)
    found = (
        token
        for token in capital_tokens(document)
        if len(token) >= SHORTEST
        and token[1:].islower()
        and not is_known_anywhere(token.lower(), language)
        and fold(token) not in names
    )
    return tuple(sorted(found)[:_MOST_KEPT])


def similar_names(entries: Iterable[Entry]) -> list[Recurring]:
    """Return unknown names of two articles or more with those one letter apart in fewer articles."""
    found: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        for name in entry.unknown:
            found.setdefault((entry.language or "", name), []).append(entry)
    recurring = []
    for language in sorted({language for language, _ in found}):
        names = sorted(name for code, name in found if code == language)
        others: dict[str, list[str]] = {}
        for pair in sorted(neighbours(names, SHORTEST)):
            rare, usual = sorted(pair, key=lambda name: (len(found[language, name]), name))
            more = len(found[language, usual]) > len(found[language, rare])
            if more and not is_inflection(rare, usual, language):
                others.setdefault(usual, []).append(rare)
        for usual, rares in others.items():
            where = [entry for rare in rares for entry in found[language, rare]]
            counted = tuple((rare, len(found[language, rare])) for rare in rares)
            count = len(found[language, usual]) + len(where)
            recurring.append(Recurring(usual, count, tuple(where[:MOST_LINKS]), counted))
    return sorted(recurring, key=lambda r: (-r.count, r.text))
