"""The words of a language that numbers are made of: one TOML file a language in locales/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

import regex

from mtcheck.cache.data_file import load_data
from mtcheck.patterns import compile_pattern

FOLDER = Path(__file__).parent / "locales"
_MOST_REMEMBERED = 1 << 15
_SHORTEST_BEGINNING = 4
"""A word may begin with a number word ("fünfköpfig") from so many letters on."""
_UNSPACED = ("zh", "ja", "ko", "hi", "ar")
"""Languages whose number words are short, and written without spaces or with vowel signs."""
Values = tuple[Decimal, ...]


@dataclass(slots=True)
class NumberWords:
    """What a language has for numbers.

    `values` are the stems of number words with their values, `soft` words that hint at one or more
    values, `magnitudes` abbreviations such as "bn"; `joins` may stand between the words of one number,
    `connectors` between the ends of a range, `of` between a number and what it counts; `hours` follow
    a time of day; `idioms` are forms of number words that mostly mean something else; with
    `unit_first` the units come before the tens. `currencies`, `units` and `months` are stems with
    what they stand for.
    """

    language: str
    values: Mapping[str, Decimal] = field(default_factory=dict)
    soft: Mapping[str, Values] = field(default_factory=dict)
    magnitudes: Mapping[str, Decimal] = field(default_factory=dict)
    currencies: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)
    months: Mapping[str, int] = field(default_factory=dict)
    joins: frozenset[str] = frozenset()
    connectors: frozenset[str] = frozenset()
    hours: frozenset[str] = frozenset()
    of: frozenset[str] = frozenset()
    idioms: frozenset[str] = frozenset()
    unit_first: bool = False
    _whole: regex.Pattern[str] | None = None
    _beginning: regex.Pattern[str] | None = None
    _known: dict[str, tuple[Values, bool]] = field(default_factory=dict)

    def parts(self, word: str) -> tuple[Values, bool]:
        """Return the values of the parts of a word in lower case, and whether it is all number.

        "dreiundzwanzigste" is (3, 20) and all number, "fünfköpfig" begins with 5; () where there is
        none. The values of what only hints at a number are alternatives.
        """
        if word not in self._known:
            if len(self._known) >= _MOST_REMEMBERED:
                self._known.clear()
            self._known[word] = self._parts(word)
        return self._known[word]

    def magnitude(self, word: str) -> Decimal | None:
        """Return what a word in lower case after figures multiplies them by, None where it does not."""
        if word in self.magnitudes:
            return self.magnitudes[word]
        values, whole = self.parts(word)
        return values[0] if whole and len(values) == 1 and values[0] >= 100 else None

    def beginnings(self, text: str) -> Iterator[regex.Match[str]]:
        """Yield where the text has a word that hints at a number, in a script without spaces."""
        return self._beginning.finditer(text) if self._beginning else iter(())

    def _parts(self, word: str) -> tuple[Values, bool]:
        if self._whole is None or self._beginning is None:
            return (), False
        whole = self._whole.fullmatch(word)
        if whole:
            values = tuple(self.values[part] for part in whole.captures("part"))
            if self.soft.get(word, values) == values:
                return values, True
        begin = self._beginning.match(word)
        if begin is None:
            return (), False
        parts = begin.captures("part") if "part" in self._beginning.groupindex else ()
        if parts:
            return (compose([self.values[part] for part in parts]),), False
        stem = begin.group()
        return self.soft[stem] if stem in self.soft else (self.values[stem],), False


def compose(values: Sequence[Decimal]) -> Decimal:
    """Return the number of which these are the parts: (2, 100, 3, 20) is 223."""
    total, group = Decimal(0), Decimal(0)
    for value in values:
        if value >= 1000:
            total += (group or Decimal(1)) * value if group or not total else total * (value - 1)
            group = Decimal(0)
        elif value == 100:
            group = (group or Decimal(1)) * 100
        elif value == 20 and group % 100 == 4:
            group += Decimal(76)  # quatre-vingts
        else:
            group += value
    return total + group


@cache
def load_number_words(language: str | None) -> NumberWords:
    """Return what is known of the numbers of a language: next to nothing where it has no file."""
    path = FOLDER / f"{language}.toml"
    if not language or not language.isalpha() or not path.is_file():
        return NumberWords(language or "")
    raw = load_data(path)
    values = {stem: key[0] for stem, key in _stems(raw, "words").items()}
    soft = _stems(raw, "soft")
    return NumberWords(
        language=language,
        values=values,
        soft=soft,
        magnitudes={stem: key[0] for stem, key in _stems(raw, "magnitudes").items()},
        currencies=_names(raw, "currencies"),
        units=_names(raw, "units"),
        months={stem: int(key[0]) for stem, key in _stems(raw, "months").items()},
        joins=frozenset(raw.get("joins", ())),
        connectors=frozenset(raw.get("connectors", ())),
        hours=frozenset(raw.get("hours", ())),
        of=frozenset(raw.get("of", ())),
        idioms=frozenset(raw.get("idioms", ())),
        unit_first=raw.get("unit-first", False),
        _whole=_whole(raw, values),
        _beginning=_beginning(raw, values, soft, language not in _UNSPACED),
    )


def _stems(raw: Mapping[str, Any], table: str) -> dict[str, Values]:
    rows = raw.get(table, {}).items()
    return {stem: tuple(map(Decimal, key.split())) for key, stems in rows for stem in stems}


def _names(raw: Mapping[str, Any], table: str) -> dict[str, frozenset[str]]:
    names: dict[str, frozenset[str]] = {}
    for key, stems in raw.get(table, {}).items():
        for stem in stems:
            names[stem] = names.get(stem, frozenset()) | set(key.split())
    return names


def _whole(raw: Mapping[str, Any], stems: Iterable[str]) -> regex.Pattern[str]:
    ending = f"(?:{_any(raw['endings'])})?" if raw.get("endings") else ""
    return compile_pattern(_parts(raw, stems, 0 if raw.get("compound") else None) + ending)


def _parts(raw: Mapping[str, Any], stems: Iterable[str], more: int | None) -> str:
    """Return a pattern for a part of a number, and `more` to eleven that are written on to it."""
    part = f"(?P<part>{_any(stems)})"
    links = f"(?:{_any(raw['links'])})?" if raw.get("links") else ""
    return part if more is None else rf"{part}(?:{links}{part}){{{more},11}}"


def _beginning(
    raw: Mapping[str, Any], values: Mapping[str, Decimal], soft: Iterable[str], alphabetic: bool
) -> regex.Pattern[str]:
    long = {stem for stem, value in values.items() if value > 1}
    short = {s for s in {*long, *soft} if alphabetic and len(s) < _SHORTEST_BEGINNING}
    several = ""
    if raw.get("compound"):
        run = compile_pattern(_parts(raw, values, 1))
        # "Zweieinhalb" is not two and one.
        several = rf"{_any(stem for stem in soft if run.match(stem))}|{run.pattern}|"
    return compile_pattern(rf"{several}(?:{_any(short)})\Z|(?:{_any({*long, *soft} - short)})")


def _any(pieces: Iterable[str]) -> str:
    """Return a pattern for one of the pieces, the longest that fits."""
    ordered = sorted(set(pieces), key=lambda piece: (-len(piece), piece))
    return "|".join(map(regex.escape, ordered)) or "(?!)"
