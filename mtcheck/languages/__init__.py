"""What the checkers know of each language: one TOML file a language, described in README.md here."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mtcheck.cache import kept
from mtcheck.cache.data_file import load_data, states_in

FOLDER = Path(__file__).parent
CAPITAL_NOUNS = ("de",)
"""Languages that write nouns with a capital."""


@dataclass(frozen=True, slots=True)
class Locale:
    """How a language writes numbers, dates and capitals: the table `locale` of its file."""

    decimal: str = ""
    grouping: str = ""
    decimal_habit: str = ""
    calendar: str = ""
    months: frozenset[str] = frozenset()
    weekdays: frozenset[str] = frozenset()
    ambiguous_months: frozenset[str] = frozenset()
    calendar_leads: frozenset[str] = frozenset()
    weekday_leads: frozenset[str] = frozenset()
    holidays: frozenset[str] = frozenset()
    demonyms: frozenset[str] = frozenset()
    lower_case_idioms: frozenset[str] = frozenset()
    measures: frozenset[str] = frozenset()
    countables: frozenset[str] = frozenset()


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
    locale: Locale
    case_endings: tuple[str, ...]
    chat_words: frozenset[str]
    fillers: frozenset[str]
    articles: frozenset[str]
    chrome: Mapping[str, Mapping[str, tuple[str, ...]]]
    accents: str
    residue: Mapping[str, tuple[str, ...]]
    residue_gate: tuple[str, ...]
    residue_edge_gate: tuple[str, ...]
    never_last: frozenset[str]
    glue_words: frozenset[str]
    sentence_starts: tuple[str, ...]
    fragments: Mapping[str, tuple[str, ...]]
    page: Mapping[str, tuple[str, ...]]
    evidence: Mapping[str, tuple[str, ...]]
    emphatic: frozenset[str]
    clause_doubled: frozenset[str]
    repeatable_endings: tuple[str, ...]
    negations: frozenset[str]
    not_doubled_before: Mapping[str, tuple[str, ...]]
    linking: frozenset[str]
    superlative: tuple[str, ...]
    contrastive: bool


@cache
def known_languages() -> tuple[str, ...]:
    """Return the codes of the languages that have a data file, sorted."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


def primary_code(tag: str) -> str:
    """Return the language of a tag such as `pt-BR` or `zh_Hans`: what stands before its region."""
    return tag.strip().replace("_", "-").partition("-")[0].lower()


@cache
def load_language(code: str) -> Language | None:
    """Return the data of a language, or None where there is no file for it."""
    if code not in known_languages():
        return None
    raw = load_data(FOLDER / f"{code}.toml")
    repetition = raw["repetition"]

    def lowered(key: str, table: Mapping[str, list[str]] = raw) -> frozenset[str]:
        return frozenset(word.lower().replace("’", "'") for word in table[key])

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
        locale=_locale(raw.get("locale", {})),
        case_endings=tuple(sorted(raw.get("case-endings", ()), key=len, reverse=True)),
        articles=frozenset(raw.get("articles", ())),
        chat_words=lowered("chat-words"),
        fillers=lowered("fillers"),
        chrome=MappingProxyType(raw["chrome"]),
        accents=raw["encoding"]["accents"],
        residue=MappingProxyType(raw["residue"]["kinds"]),
        residue_gate=tuple(raw["residue"]["gate"]),
        residue_edge_gate=tuple(raw["residue"]["edge-gate"]),
        never_last=lowered("never-last"),
        glue_words=lowered("glue-words"),
        sentence_starts=tuple(raw["sentence-starts"]),
        fragments=MappingProxyType({k: tuple(v) for k, v in raw.get("fragments", {}).items()}),
        page=MappingProxyType(raw["page"]),
        evidence=MappingProxyType(
            {k: tuple(v.split()) for k, v in raw.get("evidence", {"web": ""}).items()}
        ),
        emphatic=lowered("emphatic", repetition),
        clause_doubled=lowered("clause-doubled", repetition),
        negations=lowered("negations", repetition),
        not_doubled_before=MappingProxyType(repetition["not-doubled-before"]),
        linking=lowered("linking", repetition),
        repeatable_endings=tuple(repetition["repeatable-endings"]),
        superlative=tuple(repetition["superlative"]),
        contrastive=repetition["contrastive"],
    )


def _locale(table: Mapping[str, str | list[str]]) -> Locale:
    fields: dict[str, Any] = {
        key.replace("-", "_"): value
        if isinstance(value, str)
        else frozenset(word.lower() for word in value)
        for key, value in table.items()
    }
    return Locale(**fields)


@cache
def language_name(code: str | None) -> str:
    """Return the English name of a language, or its code where there is no file for it."""
    return _heads()[code]["name"] if code in known_languages() and code else code or "unknown"


def language_script(code: str) -> str:
    """Return the script of a language that there is a file for."""
    return _heads()[code]["script"]


@cache
def _heads() -> dict[str, dict[str, str]]:
    """Return name and script of each language."""
    state = list(states_in(FOLDER, ".toml"))
    return kept("data/languages", state, lambda: {code: _head(code) for code in known_languages()})  # type: ignore[no-any-return]


def _head(code: str) -> dict[str, str]:
    """Read the name and the script alone: they stand in the first two lines of a file."""
    import tomllib  # noqa: PLC0415  (only while these are made)

    with (FOLDER / f"{code}.toml").open(encoding="utf-8") as file:
        return tomllib.loads(file.readline() + file.readline())


@cache
def rival_languages(code: str) -> tuple[str, ...]:
    """Return the other languages whose words can stand in a text unseen: same letters, or Latin."""
    own = language_script(code)
    others = (other for other in known_languages() if other != code)
    return tuple(other for other in others if language_script(other) in (own, "Latin"))
