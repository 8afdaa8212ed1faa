"""Given names in Latin letters, by the countries where they are usual: `given.tsv`."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from pathlib import Path

from mtcheck._version import __version__
from mtcheck.cache import kept
from mtcheck.cache.data_file import state_of
from mtcheck.gazetteer import ORGANISATIONS, PLACES, fold, load_gazetteer

_FILE = Path(__file__).with_name("given.tsv")
_TRANSCRIBED = frozenset(
    "RU UA BY BG RS MK GR GE AM KZ IL IR IQ SY LB EG SA AE IN CN TW JP KR KP TH".split()
)
"""Countries whose people write other letters: each language transcribes their names in its own way."""


@cache
def _listed() -> Mapping[str, Sequence[str]]:
    state = (__version__, state_of(_FILE), state_of(Path(__file__)))
    found: dict[str, list[str]] = kept("data/given", state, _read)
    return found


def _read() -> dict[str, list[str]]:
    """Return the countries of each folded name."""
    found: dict[str, list[str]] = defaultdict(list)
    for line in _FILE.read_text(encoding="utf-8").splitlines():
        country, _, names = line.partition("\t")
        for name in dict.fromkeys(map(fold, names.split())):
            found[name].append(country)
    return found


@lru_cache(maxsize=1 << 14)
def countries_of(given: str) -> frozenset[str]:
    """Return the countries (ISO 3166) where a folded word is a given name; none if it is no such name.

    The bearers in the gazetteer count, too. The file has the Arab countries as SA.
    """
    gazetteer = load_gazetteer(())
    bearers = [
        gazetteer.entry(form.entry)
        for form, position in gazetteer.places(given)
        if position == 0 and len(form.tokens) > 1
    ]
    known = {bearer.country for bearer in bearers if bearer.role not in PLACES | ORGANISATIONS}
    return frozenset(known.union(_listed().get(given, ())))


def is_transcribed(given: str) -> bool:
    """Tell whether the names of bearers of a folded given name are spelt in several ways."""
    countries = countries_of(given)
    return not countries or not countries.isdisjoint(_TRANSCRIBED)
