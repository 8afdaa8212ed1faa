"""Rules: each names a checker and says what its hits mean. Their files: `mtcheck.rule_file`."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, partial
from importlib import import_module
from pathlib import Path
from typing import Any

import regex

from mtcheck.document import Document, Span
from mtcheck.errors import RuleError, did_you_mean
from mtcheck.finding import Applicability, Hit, Severity
from mtcheck.register import register

Checker = Callable[..., Iterable[Hit]]

GROUPS = (
    "chrome", "untranslated", "names", "joins", "repetition", "typography", "encoding", "residue",
    "numbers", "coverage", "terms", "translationese",
)  # fmt: skip
NAME = regex.compile(r"[a-z]+(?:-[a-z]+)*")
"""How rules and checkers are named."""


@dataclass(frozen=True, slots=True)
class Example:
    """A text and the places at which a rule must (or, with no places, must not) object.

    `config` is what a project's configuration file says, in TOML. With a `format` (the ending of a
    file's name), `text` is such a file, and `spans` are places in it.
    """

    text: str
    spans: tuple[Span, ...]
    language: str = "en"
    source: str | None = None
    source_language: str | None = None
    fix: str | None = None
    message: str | None = None
    config: str = ""
    format: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """One rule. `name` is the file's name, `group` its folder's; the rest stands in the file.

    `whole` tells that what the rule finds has to go as a whole, and other findings inside with it;
    `habit` that all it finds in a document is one fault, made throughout; a rule that is no `default`
    runs only where it is selected by its name; `not_in` names the registers (see `mtcheck.register`)
    whose habit is what it finds; `applicability` is that of its fixes;
    `refuted_by` says how the source may refute its findings, one of `REFUTED_BY`, empty if it cannot.
    """

    name: str
    group: str
    summary: str
    why: str
    checker: str
    category: str
    severity: Severity
    message: str
    options: Mapping[str, Any]
    languages: tuple[str, ...]
    needs: tuple[str, ...]
    not_in: tuple[str, ...]
    yields_to: tuple[str, ...]
    whole: bool
    habit: bool
    default: bool
    aliases: tuple[str, ...]
    applicability: Applicability
    refuted_by: str
    bad: tuple[Example, ...]
    good: tuple[Example, ...]

    def hits(self, document: Document) -> Sequence[Hit]:
        """Run the rule's checker with the rule's options; nothing in a register it is not for."""
        found = list(_bound(self)(document))
        return [] if found and self.not_in and register(document) in self.not_in else found

    def answers_to(self, names: Iterable[str]) -> bool:
        """Tell whether one of the names is this rule's, one of its former ones, or its group's."""
        return not {self.name, self.group, *self.aliases, "all"}.isdisjoint(names)


@cache
def _bound(rule: Rule) -> Checker:
    """Return the rule's checker with its options."""
    return partial(find_checker(rule.checker), **rule.options)


def needed_pieces(rule: Rule) -> tuple[str, ...]:
    """Return pieces in lower case of which a text must hold one for the rule to find anything.

    The module of its checker may say so, with a function `needed` of the same options; else none.
    """
    try:
        module = sys.modules[find_checker(rule.checker).__module__]
        needed = getattr(module, "needed", None)
        return needed(**rule.options) if needed else ()
    except Exception:  # noqa: BLE001  (the rule fails when it runs, and is named there)
        return ()


@cache
def find_checker(name: str) -> Checker:
    """Return the checker of this name: a built-in one, else one of an entry point.

    Raises RuleError where there is none.
    """
    folder = Path(__file__).parent / "checkers"
    module = name.replace("-", "_")
    if NAME.fullmatch(name) and (folder / f"{module}.py").is_file():
        return import_module(f"mtcheck.checkers.{module}").check  # type: ignore[no-any-return]
    from importlib.metadata import entry_points  # noqa: PLC0415  (a scan of 50 ms)

    points = {point.name: point for point in entry_points(group="mtcheck.checkers")}
    if name in points:
        return points[name].load()  # type: ignore[no-any-return]
    built_in = [p.stem.replace("_", "-") for p in folder.glob("[a-z]*.py")]
    raise RuleError(f"no checker {name!r}{did_you_mean(name, [*built_in, *points])}")


def rules_folder() -> Path:
    """Return the folder of the built-in rules: in the package, or beside it in a checkout."""
    inside = Path(__file__).parent / "rules"
    return inside if inside.is_dir() else inside.parent.parent / "rules"


@cache
def built_in_rules() -> tuple[Rule, ...]:
    """Return the rules that come with mtcheck, by group and name. Raises RuleError."""
    from mtcheck.cache.rules import load_rules  # noqa: PLC0415  (needs this module)

    return load_rules(rules_folder())
