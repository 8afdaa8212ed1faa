"""JSON, schema 1: see `mtcheck.report`."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.config import Config
from mtcheck.engine import signature
from mtcheck.report import Report, Unread, to_json


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the JSON form of a run."""
    return to_json(results, signature(None, config.rules()))
