"""Units of measure and currencies: their names in a language, and what they are worth in each other.

The names are those of CLDR, by Babel, and those in the files of the languages; inflected forms are
told by their beginning.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.words import NumberWords

_STEM = 4
"""The letters that an inflected name shares with one that is known, at least."""
_ENDING = 3
"""The letters by which it may differ at its end, at most."""
_LONGEST_HAN = 10
_ZERO = {"fahrenheit": Decimal(-160) / 9}
"""What the zero of a scale is in base units, where it is not zero."""
_ALIKE = {
    "ton": {"tonne"},
    "tonne": {"ton"},
    "gallon": {"gallon-imperial"},
    "gallon-imperial": {"gallon"},
}
"""Units that share a name in some languages."""
_NAMES = (
    compile_pattern(r"[\p{L}/²³°]++[ -]\p{L}++[ -]\p{L}++"),
    compile_pattern(r"[\p{L}/²³°]++[ -]\p{L}++"),
    compile_pattern(r"[\p{L}/²³°.]*[\p{L}²³°]"),
    compile_pattern(r"[\p{L}²³°]++"),
    compile_pattern(r"""[%％٪‰℃℉°'′"″\p{Sc}]"""),
)
"""What may be a name at the begin of a text, from long to short."""
_SAMPLES = (1, 2, 5, 1.5)
"""Numbers that show all plural forms of the languages that we know."""
_AMOUNT = compile_pattern(r"^[\d.,٫\p{Nd}]*[ \u00a0\u202f]*")


class Unit(NamedTuple):
    """What a unit measures, and how many base units it is."""

    dimension: str
    factor: Decimal


@cache
def _raw() -> Mapping[str, Any]:
    text = (Path(__file__).parent / "units.toml").read_text(encoding="utf-8")
    return tomllib.loads(text, parse_float=Decimal)


@cache
def units() -> Mapping[str, Unit]:
    """Return all units of measure by their names in CLDR."""
    tables = ((name, table) for name, table in _raw().items() if name != "symbols")
    return {
        name: Unit(dimension, Decimal(factor))
        for dimension, table in tables
        for name, factor in table.items()
    }


class UnitNames:
    """The names of units and currencies in one language, in lower case."""

    def __init__(self, words: NumberWords) -> None:
        known = load_language(words.language)
        common = known.function_words if known else frozenset()
        self._spaced = words.language not in ("zh", "ja", "ko")
        self._names: dict[str, frozenset[str]] = {}
        cldr = _cldr_names(words.language)
        for name, meant in [*cldr, *words.currencies.items()]:
            if name not in common:
                self._names[name] = self._names.get(name, frozenset()) | meant
        for name, meant in words.units.items():
            self._names[name] = meant | words.currencies.get(name, frozenset())
        for key, symbols in _raw()["symbols"].items():
            self._names.update(dict.fromkeys(symbols, frozenset(key.split())))
        for name, meant in self._names.items():
            self._names[name] = meant.union(*(_ALIKE.get(unit, ()) for unit in meant))

    def named(self, name: str) -> frozenset[str]:
        """Return the units that a name can mean."""
        return self._names.get(name, frozenset())

    def find(self, text: str) -> tuple[frozenset[str], int]:
        """Return the units that a text in lower case begins with, and the length of their name."""
        if not self._spaced:
            longest = range(min(len(text), _LONGEST_HAN), 0, -1)
            found = ((self._names[text[:n]], n) for n in longest if text[:n] in self._names)
            return next(found, (frozenset(), 0))
        for m in filter(None, (pattern.match(text) for pattern in _NAMES)):
            meant = self._inflected(m.group())
            if meant:
                return meant, m.end()
        return frozenset(), 0

    def _inflected(self, name: str) -> frozenset[str]:
        if name in self._names:
            return self._names[name]
        shortest = max(_STEM, len(name) - _ENDING)
        shortest = max(shortest, name.rfind(" ") + 2)
        stems = (name[:n] for n in range(len(name) - 1, shortest - 1, -1))
        return next((self._names[stem] for stem in stems if stem in self._names), frozenset())


def _cldr_names(language: str) -> Iterator[tuple[str, frozenset[str]]]:
    from babel import Locale, UnknownLocaleError  # noqa: PLC0415  (only where a source is given)
    from babel.units import UnknownUnitError, format_unit  # noqa: PLC0415

    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return
    for name, unit in units().items():
        for length in ("long", "short"):
            for number in _SAMPLES:
                try:
                    form = format_unit(number, f"{unit.dimension}-{name}", length, locale=locale)
                except UnknownUnitError:
                    continue
                plain = _AMOUNT.sub("", form.lower()).rstrip(". ").replace("\u00a0", " ")
                if plain:
                    yield plain, frozenset({name})


def base_values(value: Decimal, names: frozenset[str]) -> Iterator[tuple[str, Decimal]]:
    """Yield (dimension, value in base units) for each of the units that is no currency."""
    for name in sorted(names):
        unit = units().get(name)
        if unit:
            yield unit.dimension, value * unit.factor + _ZERO.get(name, 0)


def dimensions(names: frozenset[str]) -> frozenset[str]:
    """Return what the units measure; "money" for currencies."""
    known = units()
    return frozenset(known[name].dimension if name in known else "money" for name in names)
