"""A configuration as a file would set it, and the file that `mtcheck init` writes."""

from __future__ import annotations

import json
from typing import Any

from mtcheck.config import Config
from mtcheck.config.values import READERS


def settings(config: Config) -> str:
    """Return the configuration as a configuration file would set it."""
    lines = [f"# relative to {config.root}"] if config.root else []
    for key in READERS:
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
