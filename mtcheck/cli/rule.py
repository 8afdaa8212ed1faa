"""`mtcheck rule`."""

from __future__ import annotations

from typing import Annotated

import typer

from mtcheck.errors import ConfigError, did_you_mean
from mtcheck.terminal import write


def rule(
    name: Annotated[str | None, typer.Argument(help="Name of a rule.", show_default=False)] = None,
    all_rules: Annotated[bool, typer.Option("--all", help="Describe every rule.")] = False,
) -> None:
    """Explain a rule: what it finds, why, and examples.

    Examples:

        mtcheck rule stray-stop

        mtcheck rule --all > rules/README.md
    """
    from mtcheck.render.catalogue import catalogue, describe  # noqa: PLC0415
    from mtcheck.rule import built_in_rules  # noqa: PLC0415

    rules = built_in_rules()
    if all_rules:
        write(catalogue(rules))
        return
    if name is None:
        raise ConfigError("give the name of a rule, or --all")
    found = [r for r in rules if name in (r.name, *r.aliases)]
    if not found:
        known = [r.name for r in rules]
        hint = did_you_mean(name, known)
        raise ConfigError(f"no rule {name!r}{hint} (mtcheck rule --all describes all)")
    write(describe(found[0]))
