"""Comments in a file that silence rules: `mtcheck: ignore[stray-stop] quoted so in the original`."""

from __future__ import annotations

from typing import NamedTuple

import regex

_DIRECTIVE = regex.compile(
    r"\s*mtcheck:\s*(?P<what>ignore(?:-file)?)\b(?:\[(?P<rules>[\w,\s-]*+)\])?(?P<reason>.*)",
    regex.DOTALL,
)


class Directive(NamedTuple):
    """What a comment asks for: silence for these rules and groups, here or in the `whole_file`."""

    rules: tuple[str, ...]
    reason: str
    whole_file: bool


def parse_directive(comment: str) -> Directive | None:
    """Return the directive that a comment is, or None for any other comment.

    Without rules in brackets all of them are meant.
    """
    m = _DIRECTIVE.fullmatch(comment)
    if m is None:
        return None
    rules = tuple(name.strip() for name in (m["rules"] or "all").split(",") if name.strip())
    return Directive(rules, " ".join(m["reason"].split()), m["what"] == "ignore-file")
