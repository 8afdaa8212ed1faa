"""The errors that a user can cause and mend. Each message is one line that says what to change."""

from __future__ import annotations

from collections.abc import Iterable


class MtcheckError(Exception):
    """Any of the errors below."""


class ConfigError(MtcheckError):
    """The configuration or a command-line value cannot be used."""


class RuleError(MtcheckError):
    """A rule file cannot be used."""


class ReadError(MtcheckError):
    """A file cannot be read as an article. The message does not name it; `path` does."""

    def __init__(self, path: str, reason: str) -> None:
        super().__init__(reason)
        self.path = path


class WriteError(MtcheckError):
    """A file cannot be fixed. The message does not name it."""


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ", did you mean 'x'?" for the nearest known word, or an empty text."""
    from difflib import get_close_matches  # noqa: PLC0415  (only on the way to an error)

    near = get_close_matches(word, list(known), n=1)
    return f", did you mean {near[0]!r}?" if near else ""
