"""What the checkers know of each language: one TOML file a language, described in README.md here."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Language:
    """The data of one language; see README.md in this folder for each field."""

    code: str
    name: str
    script: str
    ordinal_stop: bool
    quotes: tuple[str, ...]
    abbreviations: frozenset[str]
    conjunctions: frozenset[str]
    existentials: frozenset[str]
    doubled: frozenset[str]
    repeatable: frozenset[str]
    function_words: frozenset[str]
    titles: frozenset[str]
    speech_verbs: frozenset[str]
    naturalised: frozenset[str]
    case_endings: tuple[str, ...]
    articles: frozenset[str]
    chrome: Mapping[str, Mapping[str, tuple[str, ...]]]


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a data file, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def load_language(code: str) -> Language | None:
    """Return the data of a language, or None where there is no file for it."""
    if code not in known_languages():
        return None
    with (FOLDER / f"{code}.toml").open("rb") as file:
        raw = tomllib.load(file)

    def lowered(key: str) -> frozenset[str]:
        return frozenset(word.lower().replace("’", "'") for word in raw[key])

    return Language(
        code=code,
        name=raw["name"],
        script=raw["script"],
        ordinal_stop=raw["ordinal-stop"],
        quotes=tuple(raw["quotes"]),
        abbreviations=lowered("abbreviations"),
        conjunctions=lowered("conjunctions"),
        existentials=lowered("existentials"),
        doubled=lowered("doubled"),
        repeatable=lowered("repeatable"),
        function_words=lowered("function-words"),
        titles=lowered("titles"),
        speech_verbs=lowered("speech-verbs"),
        naturalised=lowered("naturalised"),
        case_endings=tuple(sorted(raw.get("case-endings", ()), key=len, reverse=True)),
        articles=frozenset(raw.get("articles", ())),
        chrome=MappingProxyType(raw["chrome"]),
    )


@cache
def language_name(code: str | None) -> str:
    """Return the English name of a language, or its code where there is no file for it."""
    return _head(code)["name"] if code in known_languages() and code else code or "unknown"


def language_script(code: str) -> str:
    """Return the script of a language that there is a file for."""
    return _head(code)["script"]


@cache
def _head(code: str) -> dict[str, str]:
    """Read the name and the script alone: they stand in the first two lines of a file."""
    with (FOLDER / f"{code}.toml").open(encoding="utf-8") as file:
        return tomllib.loads(file.readline() + file.readline())


def rival_languages(code: str) -> tuple[str, ...]:
    """Return the other languages whose words can stand in a text unseen: same letters, or Latin."""
    own = language_script(code)
    others = (other for other in known_languages() if other != code)
    return tuple(other for other in others if language_script(other) in (own, "Latin"))
