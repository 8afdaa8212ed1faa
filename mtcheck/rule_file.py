"""Rules read from their TOML files, and all that may be wrong there. Format: README, "Rules"."""

from __future__ import annotations

import inspect
import string
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, get_type_hints

import regex

from mtcheck.document import Span
from mtcheck.errors import RuleError, did_you_mean
from mtcheck.finding import Applicability, Severity
from mtcheck.register import Register
from mtcheck.rule import GROUPS, NAME, Checker, Example, Rule, find_checker

DIMENSIONS = (
    "accuracy", "linguistic-conventions", "terminology", "style", "locale-conventions",
    "audience-appropriateness", "design-and-markup",
)  # fmt: skip
"""The dimensions of MQM 2.0, with which every category begins."""

_REQUIRED = ("summary", "why", "checker", "category", "severity", "message", "bad", "good")
_KEYS = (
    *_REQUIRED, "options", "languages", "needs", "not-in", "yields-to", "whole", "habit", "default",
    "aliases", "applicability", "refuted-by",
)  # fmt: skip
_EXAMPLE_KEYS = (
    "text", "language", "source", "source-language", "fix", "message", "config", "format",
)  # fmt: skip
_NEEDS = ("language", "source", "source-language", "reference")
REFUTED_BY = ("twice", "verbatim", "foreign", "repeated", "unpaired", "wordless", "open", "named")
"""How the source may refute what a rule finds (see `mtcheck.refutation`)."""


def load_folder(folder: Path) -> Iterator[Rule]:
    """Yield the rules of a folder of groups, in the order of `GROUPS`, then by name."""
    for place in sorted(folder.iterdir()):
        if place.is_dir() and place.name not in GROUPS:
            raise RuleError(f"{place}: no group {place.name!r}{did_you_mean(place.name, GROUPS)}")
    for group in GROUPS:
        for path in sorted((folder / group).glob("*.toml")):
            yield load_rule(path)


def load_rule(path: Path) -> Rule:
    """Read one rule file; its folder is its group. Raises RuleError with file, line and key."""
    try:
        source = path.read_text(encoding="utf-8")
        raw = tomllib.loads(source)
    except (OSError, UnicodeDecodeError) as error:
        raise RuleError(f"{path}: {error}") from error
    except tomllib.TOMLDecodeError as error:
        place = regex.search(r"line (\d+)", str(error))
        raise RuleError(f"{path}:{place[1] if place else 1}: {error}") from error
    try:
        return _build(path, raw)
    except _KeyProblemError as error:
        line = _line_of(source, error.key, error.table)
        raise RuleError(f"{path}:{line}: {error}") from error


class _KeyProblemError(Exception):
    """What is wrong with a key; `table` counts the table of an array ([[bad]]) that it is in."""

    def __init__(self, key: str, problem: str, table: int = 0) -> None:
        super().__init__(f"{key}: {problem}")
        self.key = key
        self.table = table


def _line_of(source: str, key: str, table: int) -> int:
    """Return the line at which the last part of a dotted key is set, else that of its table, or 1."""
    head, _, last = key.rpartition(".")
    tables = (
        list(regex.finditer(rf"(?m)^[ \t]*\[\[?{regex.escape(head)}\b", source)) if head else []
    )
    start = tables[table].start() if table < len(tables) else 0
    found = regex.compile(rf"(?m)^[ \t\[]*(?:[\w-]+\.)*{regex.escape(last)}\b").search(
        source, start
    )
    return source.count("\n", 0, found.start() if found else start) + 1


def _build(path: Path, raw: dict[str, Any]) -> Rule:
    _check_keys(raw, _KEYS)
    for key in _REQUIRED:
        if key not in raw:
            what = "has no example of it" if key in ("bad", "good") else "is missing"
            raise _KeyProblemError(key, f"the rule {what}" if key in ("bad", "good") else what)
    if not NAME.fullmatch(path.stem):
        raise _KeyProblemError("name", f"{path.stem!r} is not kebab-case")
    texts = {key: _text(raw, key) for key in ("summary", "why", "category", "message")}
    _check_choice("category", texts["category"].split("/")[0], DIMENSIONS)
    _check_choice("severity", raw["severity"], tuple(Severity))
    _check_choice("applicability", raw.get("applicability", "unsafe"), tuple(Applicability))
    _check_choice("refuted-by", raw.get("refuted-by", ""), ("", *REFUTED_BY))
    if not isinstance(raw["checker"], str):
        raise _KeyProblemError("checker", "must be a text")
    lists = {
        key: _strings(raw, key) for key in ("languages", "needs", "not-in", "yields-to", "aliases")
    }
    for need in lists["needs"]:
        _check_choice("needs", need, _NEEDS)
    for kind in lists["not-in"]:
        _check_choice("not-in", kind, tuple(Register))
    _check_message(texts["message"])
    return Rule(
        name=path.stem,
        group=path.parent.name,
        summary=texts["summary"],
        why=texts["why"],
        checker=raw["checker"],
        category=texts["category"],
        severity=Severity(raw["severity"]),
        message=texts["message"],
        options=_options(raw["checker"], raw.get("options", {})),
        languages=lists["languages"],
        needs=lists["needs"],
        not_in=lists["not-in"],
        yields_to=lists["yields-to"],
        whole=_flag(raw, "whole", False),
        habit=_flag(raw, "habit", False),
        default=_flag(raw, "default", True),
        aliases=lists["aliases"],
        applicability=Applicability(raw.get("applicability", Applicability.UNSAFE)),
        refuted_by=raw.get("refuted-by", ""),
        bad=_examples(raw, "bad"),
        good=_examples(raw, "good"),
    )


def _check_keys(table: Mapping[str, Any], known: Iterable[str], prefix: str = "") -> None:
    for key in table:
        if key not in known:
            raise _KeyProblemError(prefix + key, f"unknown key{did_you_mean(key, known)}")


def _check_choice(key: str, value: Any, choices: tuple[str, ...]) -> None:
    if value not in choices:
        raise _KeyProblemError(key, f"{value!r} is none of {', '.join(choices)}")


def _text(raw: Mapping[str, Any], key: str) -> str:
    value = raw[key]
    if not isinstance(value, str) or not value.strip():
        raise _KeyProblemError(key, "must be a text")
    return value.strip()


def _flag(raw: Mapping[str, Any], key: str, absent: bool) -> bool:
    value = raw.get(key, absent)
    if not isinstance(value, bool):
        raise _KeyProblemError(key, "must be true or false")
    return value


def _strings(raw: Mapping[str, Any], key: str) -> tuple[str, ...]:
    value = raw.get(key, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise _KeyProblemError(key, "must be a list of texts")
    return tuple(value)


def _check_message(message: str) -> None:
    try:
        fields = [field for field in string.Formatter().parse(message) if field[1] is not None]
    except ValueError as error:
        raise _KeyProblemError("message", str(error)) from error
    for _, name, spec, conversion in fields:
        if not (name or "").isidentifier() or spec or conversion:
            raise _KeyProblemError("message", f"{{{name}}} is no plain name")


def _options(checker: str, given: Any) -> Mapping[str, Any]:
    """Check the options against the checker's signature, which is their schema."""
    if not isinstance(given, dict):
        raise _KeyProblemError("options", "must be set one by one: options.name = value")
    try:
        function = find_checker(checker)
    except RuleError as error:
        raise _KeyProblemError("checker", str(error)) from error
    hints, parameters = _schema(function)
    names = [p.name for p in parameters]
    options: dict[str, Any] = {}
    for key, value in given.items():
        if key not in names:
            known = did_you_mean(key, names)
            raise _KeyProblemError(
                f"options.{key}", f"checker {checker!r} has no such option{known}"
            )
        options[key] = _typed(f"options.{key}", value, hints[key])
    for p in parameters:
        if p.default is p.empty and p.name not in options:
            raise _KeyProblemError("options", f"checker {checker!r} needs the option {p.name!r}")
    return MappingProxyType(options)


_TYPES: Mapping[str, Any] = MappingProxyType(
    {"int": int, "float": float, "str": str, "bool": bool, "tuple[str, ...]": tuple[str, ...]}
)


@cache
def _schema(function: Checker) -> tuple[dict[str, Any], list[inspect.Parameter]]:
    """Return the types of a checker's options, and its options: all its arguments but the document."""
    parameters = list(inspect.signature(function).parameters.values())[1:]
    hints = {p.name: _TYPES.get(p.annotation, p.annotation) for p in parameters}
    if any(isinstance(hint, str) for hint in hints.values()):
        hints = get_type_hints(function)  # 0.2 ms for each name in it
    return hints, parameters


def _typed(key: str, value: Any, hint: Any) -> Any:
    if hint == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(item, str) for item in value):
            return tuple(value)
        raise _KeyProblemError(key, "must be a list of texts")
    accepted = (int, float) if hint is float else (hint,)
    if not isinstance(value, accepted) or (hint is not bool and isinstance(value, bool)):
        raise _KeyProblemError(key, f"must be of type {hint.__name__}")
    return value


def _examples(raw: Mapping[str, Any], kind: str) -> tuple[Example, ...]:
    tables = raw[kind]
    if not isinstance(tables, list) or not tables:
        raise _KeyProblemError(kind, f"write each example as [[{kind}]]")
    return tuple(_example(table, kind, number) for number, table in enumerate(tables))


def _example(table: Any, kind: str, number: int) -> Example:
    if not isinstance(table, dict):
        raise _KeyProblemError(kind, f"write each example as [[{kind}]]")
    for key, value in table.items():
        if key not in _EXAMPLE_KEYS:
            hint = did_you_mean(key, _EXAMPLE_KEYS)
            raise _KeyProblemError(f"{kind}.{key}", f"unknown key{hint}", number)
        if not isinstance(value, str):
            raise _KeyProblemError(f"{kind}.{key}", "must be a text", number)
    if "text" not in table:
        raise _KeyProblemError(f"{kind}.text", "is missing", number)
    text, spans = read_markers(table["text"])
    unclosed = "⟦" in text or "⟧" in text
    if bool(spans) != (kind == "bad") or unclosed:
        wants = "⟦…⟧ around what it objects to" if kind == "bad" else "no ⟦…⟧"
        raise _KeyProblemError(f"{kind}.text", f"needs {wants}: {text[:40]!r}", number)
    rest = {key.replace("-", "_"): value for key, value in table.items() if key != "text"}
    return Example(text, spans, **rest)


def read_markers(marked: str) -> tuple[str, tuple[Span, ...]]:
    """Return the text without its ⟦…⟧ and the spans that they mark."""
    parts = regex.split(r"⟦(.*?)⟧", marked, flags=regex.DOTALL)
    text, spans = "", []
    for i, part in enumerate(parts):
        if i % 2:
            spans.append(Span(len(text), len(text) + len(part)))
        text += part
    return text, tuple(spans)
