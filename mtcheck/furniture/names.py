"""Names in site furniture: bylines, credits of pictures, agencies, signatures."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.furniture.vocabulary import (
    PICTURE,
    SITE,
    VERB,
    WORD,
    Unit,
    Verdict,
    having,
    is_capital,
    is_lone,
    is_unknown,
)
from mtcheck.patterns import compile_pattern

_TIME = compile_pattern(r"\b\d{1,2}(?::|h|\s?Uhr\b)\d{0,2}")
_NUMERIC_DATE = compile_pattern(
    r"\b(?:\d{1,2}[./-]\s?\d{1,2}[./-]\s?(?:19|20)?\d\d|(?:19|20)\d\d[./-]\d{1,2}[./-]\d{1,2})\b"
)
YEAR = compile_pattern(r"\b(?:19|20)\d\d(?!\d)")
_GAP = compile_pattern(r"\S[\s(（/]+\S")
_PARTICLES = frozenset("da de del den der di dos du la le ten van von y".split())
_NAMES = 4
"""Words of a name at most."""


def names(units: Sequence[Unit]) -> set[int]:
    """Return the indices of the words of names after "by": unknown ones, and particles among them."""
    named: set[int] = set()
    for i, unit in enumerate(units):
        if not {"by", "roles", PICTURE} & unit.classes.keys():
            continue
        first = i + 1 + (PICTURE in unit.classes)  # Foto de Jane Doe
        for j in range(first, min(first + 1 + _NAMES, len(units))):
            text = units[j].text
            particle = text in _PARTICLES and j - 1 in named
            if j - 2 in named and j - 1 in named and len(text) <= 3 and "small" in units[j].classes:
                continue  # Jane Doe and Jim Roe
            if not particle and (units[j].classes or text[0].islower() or is_lone(text)):
                break
            named.add(j)
    return named


def is_dated(line: str, units: Sequence[Unit]) -> bool:
    """Tell whether a line holds a day of a month, a date in digits or a time."""
    months = any("dates" in u.classes and "small" not in u.classes for u in units)
    numbers = any(u.text[0].isdecimal() for u in units)
    return bool((months and numbers) or _NUMERIC_DATE.search(line) or _TIME.search(line))


def date_line(line: str, units: Sequence[Unit], dated: bool) -> Verdict | None:
    """A line with nothing but a date: "3 May 2021, 10:15"."""
    if not dated or having(units, WORD, VERB, SITE, PICTURE) or len(units) > 14:
        return None
    if not YEAR.search(line) and not _NUMERIC_DATE.search(line):
        return None
    return Verdict("date", certain=bool(_TIME.search(line)), edge=True)


def by_name(line: str, units: Sequence[Unit], named: set[int], ends: bool) -> Verdict | None:
    """A name after "by", or a person of the trade: "By Jane Doe", "by our correspondent"."""
    rest = [u for i, u in enumerate(units) if i not in named]
    allowed = {"by", "roles", "small", "dates", "number", "address", "sections", PICTURE}
    if ends or not rest or len(units) > 10 or not all(allowed & u.classes.keys() for u in rest):
        return None
    roles = having(units, "roles")
    if having(units, PICTURE):
        return Verdict("credit") if len(named) > 1 or (roles and having(units, "by")) else None
    cased = all(units[i].text[0].isupper() for i in named if len(units[i].text) > 3)
    by = having(units, "by", "address") or line[0] in "(（["
    if (by and len(named) >= 2 and cased) or (roles and by):
        return Verdict("byline", certain=False, edge=True)
    return None


def by_agency(units: Sequence[Unit], ends: bool) -> Verdict | None:
    """Names of agencies alone, or after "by": "Getty Images", "By AFP"."""
    agencies = [u for u in having(units, SITE) if u.classes[SITE] == "credit"]
    rest = [u for u in units if u not in agencies]
    if ends or not agencies or len(units) > 5:
        return None
    if not all({"small", "by", "roles", PICTURE} & u.classes.keys() for u in rest):
        return None
    return Verdict("credit")


def credited(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A name and an agency after a stroke: "Jane Doe / AFP"."""
    last, rest = units[-1], units[:-1]
    if ends or last.classes.get(SITE) != "credit" or not 1 <= len(rest) <= _NAMES + 1:
        return None
    stroke = line[rest[-1].end : last.end].strip().startswith(("/", "|", "("))
    return Verdict("credit") if stroke and all(map(is_capital, rest)) else None


def bracketed(line: str, units: Sequence[Unit]) -> Verdict | None:
    """A picture with a name in brackets: "(Photo Jane Doe)"."""
    if line[0] not in "([" or line[-1] not in ")]" or PICTURE not in units[0].classes:
        return None
    names = units[1:]
    if not 1 <= len(names) <= _NAMES + 1 or not all(u.text[0].isupper() for u in names):
        return None
    return Verdict("credit")


def archived(units: Sequence[Unit], unknown: Sequence[Unit], ends: bool) -> Verdict | None:
    """A picture and where it is from: "Photo from the archive of the museum"."""
    if ends or not having(units, "origins") or len(unknown) > 2 or len(units) > 8:
        return None
    if PICTURE not in units[0].classes:
        return None
    return Verdict("credit")


def signed(line: str, units: Sequence[Unit], ends: bool) -> Verdict | None:
    """A name beside a word of bylines: "Jane Doe, correspondent", "Posted by Jim Roe on 3 May"."""
    unknown = [u for u in units if is_unknown(u)]
    if len(unknown) > _NAMES + 1 or ends or len(units) > 20 or not all(map(is_capital, unknown)):
        return None
    allowed = {"roles", "small", "by", "sections", "dates", "number", WORD}
    if not all(allowed & u.classes.keys() for u in units if u not in unknown):
        return None
    told = [u for u in having(units, WORD) if u.classes[WORD] == "byline"]
    dated = is_dated(line, units)
    if told and dated:
        return Verdict("byline")
    cased = all(u.text[0].isupper() for u in unknown)
    if dated and cased and len(unknown) in (2, 3) and units[0] is unknown[0] and YEAR.search(line):
        return Verdict("byline", certain=False, edge=not told and not having(units, "sections"))
    roles = having(units, "roles") or (told if cased else [])
    apart = (
        len(unknown) >= 2
        or bool(having(units, "roles") and having(units, "by", "address"))
        or "/" in line
        or not cased
    )
    spaced = cased or bool(_GAP.search(line))
    if not (roles and apart and spaced) or len(units) > len(unknown) + 4:
        return None
    first = units[0] is unknown[0] or line[0] in "(（[" or not cased
    opens = first or not {"by", "address", WORD}.isdisjoint(units[0].classes)
    return Verdict("byline", certain=False, edge=True) if opens else None
