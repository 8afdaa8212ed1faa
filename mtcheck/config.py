"""The configuration of a run: `mtcheck.toml`, or `[tool.mtcheck]` in `pyproject.toml`."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from mtcheck.errors import ConfigError, did_you_mean
from mtcheck.finding import Severity
from mtcheck.glossary import Term, parse_term
from mtcheck.languages import known_languages, language_name, primary_code
from mtcheck.phrase_index import PhraseIndex
from mtcheck.readers.file import Fields
from mtcheck.rule import Rule, built_in_rules
from mtcheck.running.files import EXCLUDED
from mtcheck.running.pairing import checked_pattern

FILES = ("mtcheck.toml", "pyproject.toml")


@dataclass(frozen=True, slots=True)
class Config:
    """What a project asks for. In files the names are written with hyphens.

    `select` and `ignore` hold names of rules and groups (no selection: all); findings from
    `fail_level` up, or a score below `min_score` (0 to 100), make a run fail; `target_lang` and
    `source_lang` are codes of languages, that hold for every file (of a tag such as `pt-BR` the
    language counts); `source` and `reference` are patterns that name the source of each file and
    human translations of it (see `mtcheck.running.pairing`); `accept` holds words that are right
    although no lexicon has them, `names` the lines of the project's own list of names; `forbidden`
    is the project's glossary, pairs of a term that must not stand in a text and what to write instead
    (nothing: write something else), in files a table: `{ "handicapped" = "disabled" }`. A term is
    one word or several, in the notation of `mtcheck.phrase_index`; English ones are found in every
    form. `glossary` says what terms of the source become: a table of the term and its translations,
    divided by `|` (nothing: it stays as it is), or the name of a file with a term a line, tabs
    between the columns. `text_field`, `source_field`, `id_field` and `reference_field` name the
    fields of a record that hold its text, its source, its identity and human translations of it.
    With `ignore_suppressions` comments in files silence nothing; `baseline` is the file of accepted
    findings. `exclude` and `extend_exclude` are patterns, as git has them, of what is left out of
    folders, and with `force_exclude` of the files named, too; `per_file_ignores` are pairs of a
    pattern and the rules and groups to leave out in the files that match, whatever is selected.
    `extend_select` holds rules and groups to run besides those of `select`. Patterns and files are
    relative to `root`, the folder of the configuration (without one, the current folder).
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    fail_level: Severity = Severity.MINOR
    min_score: float = 0.0
    target_lang: str | None = None
    source_lang: str | None = None
    source: str | None = None
    reference: tuple[str, ...] = ()
    accept: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    forbidden: tuple[tuple[str, str], ...] = ()
    glossary: tuple[Term, ...] = ()
    text_field: tuple[str, ...] = ()
    source_field: str | None = None
    id_field: str | None = None
    reference_field: tuple[str, ...] = ()
    ignore_suppressions: bool = False
    baseline: str | None = None
    exclude: tuple[str, ...] = EXCLUDED
    extend_exclude: tuple[str, ...] = ()
    force_exclude: bool = False
    extend_select: tuple[str, ...] = ()
    per_file_ignores: tuple[tuple[str, tuple[str, ...]], ...] = ()
    root: str = field(default="", compare=False)
    left_out: tuple[str, ...] = ()
    """Rules and groups that the path of the file at hand leaves out."""

    @property
    def fields(self) -> Fields:
        """The fields of a record that are read."""
        return Fields(self.text_field, self.source_field, self.id_field, self.reference_field)

    def for_file(self, path: str) -> Config:
        """Return the configuration for a file: without what its path says to leave out."""
        found = [names for pattern, names in self.per_file_ignores if self._matches(path, pattern)]
        more = tuple(name for names in found for name in names)
        return replace(self, left_out=more) if more else self

    def _matches(self, path: str, pattern: str) -> bool:
        from pathspec import GitIgnoreSpec  # noqa: PLC0415  (10 ms, where a pattern is set)

        place = os.path.relpath(path, self.root or os.curdir)
        return GitIgnoreSpec.from_lines([pattern]).match_file(Path(place).as_posix())

    def rules(self) -> tuple[Rule, ...]:
        """Return the rules of this run. Raises ConfigError for a name that no rule has."""
        chosen = _chosen(self.select, self.extend_select, self.ignore)
        if not self.left_out:
            return chosen
        _check_names(self.left_out)
        return tuple(rule for rule in chosen if not rule.answers_to(self.left_out))

    def check_rules(self) -> None:
        """Raise ConfigError for a name of a rule or group that there is not, wherever it stands."""
        self.rules()
        for _, names in self.per_file_ignores:
            _check_names(names)


def _check_names(names: Iterable[str]) -> None:
    known = {"all", *(n for r in built_in_rules() for n in (r.name, r.group, *r.aliases))}
    for name in names:
        if name not in known:
            hint = did_you_mean(name, known)
            raise ConfigError(f"no rule or group {name!r}{hint} (mtcheck rule --all lists them)")


@cache
def _chosen(
    select: tuple[str, ...], extend: tuple[str, ...], ignore: tuple[str, ...]
) -> tuple[Rule, ...]:
    _check_names((*select, *extend, *ignore))
    named = (*select, *extend)
    chosen = [
        rule
        for rule in built_in_rules()
        if (rule.default or rule.name in named) and (not select or rule.answers_to(named))
    ]
    return tuple(rule for rule in chosen if not rule.answers_to(ignore) or rule.name in named)


def find_config(folder: Path) -> Path | None:
    """Return the nearest configuration file in `folder` or above it."""
    for place in (folder, *folder.parents):
        for name in FILES:
            path = place / name
            if path.is_file() and _table(path) is not None:
                return path
    return None


def load_config(path: Path) -> Config:
    """Read a configuration file. Raises ConfigError, naming the file and the key.

    A `pyproject.toml` without `[tool.mtcheck]` asks for nothing.
    """
    table = _table(path) or {}
    if isinstance(table.get("names"), str):
        lines = _lines(path.parent / table["names"], f"{path}: names")
        table = {**table, "names": [line.strip() for line in lines]}
    if isinstance(table.get("glossary"), str):
        lines = _lines(path.parent / table["glossary"], f"{path}: glossary")
        table = {**table, "glossary": dict(map(_columns, lines))}
    if isinstance(table.get("baseline"), str):
        table = {**table, "baseline": str(path.parent / table["baseline"])}
    config = override(Config(root=str(path.parent)), table, str(path))
    try:
        config.check_rules()
    except ConfigError as error:
        raise ConfigError(f"{path}: {error}") from error
    return config


def _lines(path: Path, key: str) -> list[str]:
    """Return the lines of a file that a key names, without empty ones and comments."""
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{key} = {path.name!r}: {error}") from error
    return [line for line in lines if line.strip() and not line.startswith("#")]


def _columns(line: str) -> tuple[str, str]:
    """Return the term and the translations of a line of the glossary; further columns are notes."""
    term, *rest = line.split("\t")
    return term.strip(), rest[0].strip() if rest else ""


def override(config: Config, values: Mapping[str, Any], where: str) -> Config:
    """Return the configuration with some values replaced; keys as in files. Raises ConfigError."""
    known = {key: key.replace("-", "_") for key in _READERS}
    changes = {}
    for key, value in values.items():
        if key not in known:
            raise ConfigError(f"{where}: unknown key {key!r}{did_you_mean(key, known)}")
        try:
            changes[known[key]] = _READERS[key](value)
        except (TypeError, ValueError) as error:
            raise ConfigError(f"{where}: {key} = {value!r}: {error}") from error
    return replace(config, **changes)


def _table(path: Path) -> dict[str, Any] | None:
    import tomllib  # noqa: PLC0415  (where there is a file)

    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error
    if path.name != "pyproject.toml":
        return raw
    tools = raw.get("tool")
    table = tools.get("mtcheck") if isinstance(tools, dict) else None
    if table is not None and not isinstance(table, dict):
        raise ConfigError(f"{path}: tool.mtcheck is no table")
    return table


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


_READERS: Mapping[str, Callable[[Any], Any]] = MappingProxyType(
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


def settings(config: Config) -> str:
    """Return the configuration as a configuration file would set it."""
    lines = [f"# relative to {config.root}"] if config.root else []
    for key in _READERS:
        value = getattr(config, key.replace("-", "_"))
        if key == "glossary":
            value = tuple((term.source, "|".join(term.targets)) for term in value)
        if key in ("per-file-ignores", "forbidden", "glossary"):
            pairs = (f"{_toml(name)} = {_toml(meant)}" for name, meant in value)
            lines.append(f"{key} = {{ {', '.join(pairs)} }}")
        elif value is None:
            lines.append(f"# {key} is not set")
        else:
            shown = list(value) if isinstance(value, tuple) else value
            lines.append(f"{key} = {_toml(shown)}")
    return "\n".join(lines) + "\n"


def _toml(value: Any) -> str:
    """Return a string, a list of strings, a number or a truth value as TOML has it, as JSON does."""
    return json.dumps(value, ensure_ascii=False)


TEMPLATE = """\
# mtcheck: what is checked, and what fails a run. All keys: mtcheck config

# Language of the texts; detected where it is not set.
# target-lang = "en"
# source-lang = "fr"

# Rules and groups to leave out, and those to leave out in some files.
# ignore = ["typography"]
# per-file-ignores = { "legacy/**" = ["names", "stray-stop"] }

# Least severity that fails a run: info, minor, major or critical.
# fail-level = "minor"

# Words and names that are right although no dictionary has them.
# accept = ["liveblog"]
# names = "names.txt"
"""
"""What `mtcheck init` writes."""
