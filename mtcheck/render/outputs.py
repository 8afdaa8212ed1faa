"""The shapes in which `check` can give its results to people and to other programs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import StrEnum
from importlib import import_module

from mtcheck.config import Config
from mtcheck.report import Report, Unread

Results = Sequence[Report | Unread]


class OutputFormat(StrEnum):
    """How `check` shows its findings."""

    full = "full"
    concise = "concise"
    grouped = "grouped"
    json = "json"
    jsonl = "jsonl"
    sarif = "sarif"
    github = "github"
    gitlab = "gitlab"
    junit = "junit"
    rdjson = "rdjson"
    markdown = "markdown"
    csv = "csv"

    @property
    def is_for_terminal(self) -> bool:
        """Tell whether people read it line by line, with the notes of the run beside it."""
        return self in (OutputFormat.full, OutputFormat.concise, OutputFormat.grouped)


def render(form: OutputFormat, results: Results, config: Config) -> str:
    """Return the results in a form that programs read, with a final newline."""
    shape: Callable[[Results, Config], str]
    shape = import_module(f"mtcheck.render.{form}").render
    return shape(results, config)
