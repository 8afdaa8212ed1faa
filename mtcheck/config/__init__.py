"""The configuration of a run: what a project asks for, and which rules that makes."""

from __future__ import annotations

import os
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

from mtcheck.errors import ConfigError, did_you_mean
from mtcheck.finding import Severity
from mtcheck.glossary import Term
from mtcheck.readers.file import Fields
from mtcheck.rule import Rule, built_in_rules
from mtcheck.running.files import EXCLUDED


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
