"""JSON Lines: a finding a line, with its file. Lines of their own are errors (`error`: what could not
be checked) and findings that comments silence (`silenced`)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from mtcheck.config import Config
from mtcheck.render.escape import escape_json
from mtcheck.report import Report, Unread, finding_fields, silenced_fields


def render(results: Sequence[Report | Unread], config: Config) -> str:
    """Return the lines."""
    del config
    lines = (json.dumps(record, ensure_ascii=False) for record in _records(results))
    return "".join(f"{escape_json(line)}\n" for line in lines)


def _records(results: Sequence[Report | Unread]) -> Iterator[dict[str, Any]]:
    for result in results:
        if isinstance(result, Unread):
            yield {"path": result.path, "error": result.reason}
            continue
        for failure in result.failed:
            yield {"path": result.path, "error": f"rule {failure.rule} {failure.reason}"}
        where = {"path": result.path, "id": result.document.key}
        for finding in result.findings:
            yield where | finding_fields(finding)
        for silenced in result.silenced:
            yield where | {"silenced": silenced_fields(silenced)}
