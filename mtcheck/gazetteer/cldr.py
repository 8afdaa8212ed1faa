"""Names of countries and of large cities in all our languages, from CLDR by Babel."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mtcheck.languages import known_languages

Row = tuple[str, str, str, list[tuple[str, str]]]
"""Name, country, role, and (language, form) of each further form."""
_NO_COUNTRIES = frozenset(("EU", "EZ", "UN", "ZZ", "XA", "XB"))
_FEW = frozenset(("hi", "ko", "ar", "zh", "ja"))
"""Languages in whose letters our lists have few forms."""


def countries() -> Iterator[Row]:
    """Yield the countries and territories with their names in all our languages."""
    from babel import Locale  # noqa: PLC0415  (only while compiling)

    locales = {code: Locale.parse(code) for code in known_languages()}
    for code, name in sorted(locales["en"].territories.items()):
        if code.isalpha() and code not in _NO_COUNTRIES:
            forms = [(lang, locale.territories.get(code, name)) for lang, locale in locales.items()]
            yield name, code, "region", [(lang, form) for lang, form in forms if form != name]


def with_cities(rows: Iterable[Row]) -> Iterator[Row]:
    """Yield the rows, cities that a time zone is named after with their forms in further scripts."""
    cities = _cities()
    for name, country, role, forms in rows:
        listed = {language for language, _ in forms}
        more = cities.get(name, ()) if role == "city" else ()
        added = [(language, form) for language, form in more if language not in listed]
        yield name, country, role, [*forms, *added]


def _cities() -> Mapping[str, list[tuple[str, str]]]:
    """Return the forms, with their languages, of each city by its English name."""
    from babel import Locale  # noqa: PLC0415  (only while compiling)

    english = Locale.parse("en").time_zones
    found: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for language in sorted(_FEW):
        for zone, names in sorted(Locale.parse(language).time_zones.items()):
            place = zone.rpartition("/")[2].replace("_", " ")
            if "city" in names:
                found[english.get(zone, {}).get("city", place)].append((language, names["city"]))
    return found
