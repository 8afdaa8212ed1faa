"""The built-in rules as plain data in the cache: a run then neither parses their files nor checks them.

What is kept was checked when it was made, against the very files of rules and checkers that are there.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from dataclasses import astuple, fields
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mtcheck._version import __version__
from mtcheck.cache import HEADER, load, seal, store
from mtcheck.document import Span
from mtcheck.finding import Applicability, Severity
from mtcheck.rule import Example, Rule, load_folder

_NAMES = tuple(field.name for field in fields(Rule))


def load_rules(folder: Path) -> tuple[Rule, ...]:
    """Return the rules of a folder, from the cache where no file has changed. Raises RuleError."""
    name = f"rules-{_state(folder)}.json"
    content = load(name)
    if content is not None:
        return tuple(map(_restored, json.loads(content[HEADER:])))
    rules = tuple(load_folder(folder))
    data = [[_plain(getattr(rule, name)) for name in _NAMES] for rule in rules]
    store(name, seal(json.dumps(data).encode()))
    return rules


def _state(folder: Path) -> str:
    """Return a digest of names, sizes and times of all that the rules depend on."""
    own = Path(__file__).parent
    files = (*_files(own, ".py"), *_files(own / "checkers", ".py"))
    for group in sorted(path for path in folder.iterdir() if path.is_dir()):
        files += (*_files(group, ".toml"),)
    return sha256(repr((__version__, files)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _files(folder: Path, ending: str) -> Iterator[tuple[str, int, int]]:
    with os.scandir(folder) as entries:
        found = sorted((e for e in entries if e.name.endswith(ending)), key=lambda e: e.name)
    for entry in found:
        status = entry.stat()
        yield entry.path, status.st_size, status.st_mtime_ns


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
