"""The terminal and the pipes around a run: what is written where, in which colours, and what if not."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import typer

from mtcheck.errors import ConfigError
from mtcheck.render.text import plain

T = TypeVar("T")

_MANY = 20
_COLOURS: dict[str, dict[str, Any]] = {
    "info": {"fg": "cyan"},
    "minor": {"fg": "yellow"},
    "major": {"fg": "red"},
    "critical": {"fg": "bright_red", "bold": True},
    "error": {"fg": "red", "bold": True},
    "warning": {"fg": "yellow"},
    "good": {"fg": "green"},
    "fix": {"fg": "green"},
    "bold": {"bold": True},
    "dim": {"dim": True},
}


def write(text: str) -> None:
    """Write to standard output. Raises ConfigError where it cannot be written."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except OSError as error:
        raise ConfigError(f"cannot write the output: {error.strerror or error}") from error


def write_content(content: bytes) -> None:
    """Write the content of a file to standard output, byte by byte. Raises ConfigError."""
    try:
        sys.stdout.buffer.write(content)
        sys.stdout.flush()
    except OSError as error:
        raise ConfigError(f"cannot write the output: {error.strerror or error}") from error


def warn(text: str) -> None:
    """Write a line to standard error; where that cannot be written, the exit code has to do."""
    try:
        sys.stderr.write(text + "\n")
        sys.stderr.flush()
    except OSError:
        discard(2)


def discard(stream: int) -> None:
    """Send what is left in a stream that cannot be written nowhere: Python would try again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream)


def with_progress(items: Iterable[T], total: int) -> Iterable[T]:
    """Show a progress bar on the terminal where there is one and the run is long."""
    if total < _MANY or not sys.stderr.isatty():
        yield from items
        return
    with typer.progressbar(items, length=total, label="checking", file=sys.stderr) as bar:
        yield from bar


def style_for(stream: Any) -> Callable[[str, str], str]:
    """Return a function that colours text where the stream is a terminal that wants it."""
    if not stream.isatty() or "NO_COLOR" in os.environ:
        return plain
    return lambda text, style: typer.style(text, **_COLOURS[style])
