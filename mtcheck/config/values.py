"""The values of the keys of a configuration, checked: a value that means nothing is refused."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from mtcheck.finding import Severity
from mtcheck.glossary import Term, parse_term
from mtcheck.languages import known_languages, language_name, primary_code
from mtcheck.phrase_index import PhraseIndex
from mtcheck.running.pairing import checked_pattern


def _names(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple) or not all(isinstance(item, str) for item in value):
        raise TypeError("must be a list of names")
    if not all(value):
        raise ValueError("holds an empty name")
    return tuple(value)


def _field(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("must be the name of a field, such as 'body.text'")
    return value


def _path(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise TypeError("must be the path of a file")
    return value


def _ignores(value: Any) -> tuple[tuple[str, tuple[str, ...]], ...]:
    if not isinstance(value, Mapping):
        raise TypeError('must be a table such as { "legacy/*" = ["typography"] }')
    for pattern in value:
        if pattern.startswith("!"):
            raise ValueError(f"{pattern!r}: no pattern here can begin with !")
    return tuple((_pattern(pattern), _names(names)) for pattern, names in value.items())


def _patterns(value: Any) -> tuple[str, ...]:
    return tuple(map(_pattern, _names(value)))


def _pattern(value: str) -> str:
    """Return a pattern of git's. One that means nothing is refused, where git passes over it."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415  (10 ms, where a pattern is set)

    if all(pattern.include is None for pattern in GitIgnoreSpec.from_lines([value]).patterns):
        raise ValueError(f"{value!r} is no pattern of files")
    return value


def _partner(value: Any) -> str:
    return checked_pattern(_path(value))


def _partners(value: Any) -> tuple[str, ...]:
    return tuple(map(checked_pattern, [value] if isinstance(value, str) else _names(value)))


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise TypeError("must be true or false")
    return value


def _terms(value: Any) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise TypeError("must be a table of terms, each with what to write instead")
    PhraseIndex(value)
    return tuple(value.items())


def _glossary(value: Any) -> tuple[Term, ...]:
    if not isinstance(value, dict) or not all(isinstance(text, str) for text in value.values()):
        raise TypeError(
            "must be a table of terms, each with its translation, or the name of a file"
        )
    return tuple(parse_term(term, target) for term, target in value.items())


def _level(value: Any) -> Severity:
    if value not in tuple(Severity):
        raise ValueError(f"must be one of {', '.join(Severity)}")
    return Severity(value)


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 100:
        raise ValueError("must be a number from 0 to 100")
    return float(value)


def _code(value: Any) -> str:
    if isinstance(value, str):
        code = primary_code(value)
        if code in known_languages() or _is_language(code):
            return code
        named = [c for c in known_languages() if language_name(c).lower() == value.lower()]
        if named:
            raise ValueError(f"must be a language code: write {named[0]!r}")
    raise ValueError(f"must be a language code, one of {' '.join(known_languages())}, or another")


def _is_language(code: str) -> bool:
    """Tell whether there is a language of this code, though we may have no data for it."""
    from babel import Locale  # noqa: PLC0415  (30 ms, where the language is no usual one)

    return code in Locale("en").languages


READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
    {
        "select": _names,
        "extend-select": _names,
        "ignore": _names,
        "fail-level": _level,
        "min-score": _number,
        "target-lang": _code,
        "source-lang": _code,
        "source": _partner,
        "reference": _partners,
        "accept": _names,
        "names": _names,
        "text-field": _names,
        "source-field": _field,
        "id-field": _field,
        "reference-field": _names,
        "ignore-suppressions": _flag,
        "baseline": _path,
        "exclude": _patterns,
        "extend-exclude": _patterns,
        "force-exclude": _flag,
        "per-file-ignores": _ignores,
        "forbidden": _terms,
        "glossary": _glossary,
    }
)
"""What makes of the value of a key in a file that of the configuration, for each key.

Raises TypeError or ValueError, which say what it must be."""
