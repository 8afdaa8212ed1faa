"""The built-in rules as plain data in the cache: a run then neither parses their files nor checks them.

What is kept was checked when it was made, against the very files of rules and checkers that are there.
"""

from __future__ import annotations

from dataclasses import astuple, fields
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mtcheck.cache import kept
from mtcheck.cache.data_file import code_state, states_in
from mtcheck.document import Span
from mtcheck.finding import Applicability, Severity
from mtcheck.rule import Example, Rule

_NAMES = tuple(field.name for field in fields(Rule))


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Return the rules of a folder, from the cache where no file has changed. Raises RuleError."""
    return tuple(map(_restored, kept("rules", _state(folder), partial(_made, folder))))


def _made(folder: Path) -> list[list[Any]]:
    from mtcheck.rule_file import load_folder  # noqa: PLC0415  (only where the cache has no rules)

    return [[_plain(getattr(rule, name)) for name in _NAMES] for rule in load_folder(folder)]


def _state(folder: Path) -> object:
    """Return names, sizes and times of all that the rules depend on."""
    groups = sorted(path for path in folder.iterdir() if path.is_dir())
    return code_state(), [state for group in groups for state in states_in(group, ".toml")]


def _plain(value: Any) -> Any:
    """Return what JSON holds of a value of a rule."""
    if isinstance(value, MappingProxyType):
        return dict(value)
    if value and isinstance(value, tuple) and isinstance(value[0], Example):
        return [astuple(example) for example in value]
    return value


def _restored(values: list[Any]) -> Rule:
    given = dict(zip(_NAMES, values, strict=True))
    given["severity"] = Severity(given["severity"])
    given["applicability"] = Applicability(given["applicability"])
    options = {key: _frozen(value) for key, value in given["options"].items()}
    given["options"] = MappingProxyType(options)
    for kind in ("bad", "good"):
        given[kind] = tuple(_example(example) for example in given[kind])
    return Rule(**{name: _frozen(value) for name, value in given.items()})


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _example(values: list[Any]) -> Example:
    text, spans, *rest = values
    return Example(text, tuple(Span(*span) for span in spans), *rest)
