"""The command line: arguments in, text and an exit code out. One module a command."""

from __future__ import annotations

import gc
import io
import os
import sys
from collections.abc import Iterable
from importlib import import_module
from pathlib import Path

import typer

from mtcheck.errors import MtcheckError, ReadError
from mtcheck.patterns import keep_patterns
from mtcheck.terminal import discard, warn

COMMANDS = {
    "check": "check", "report": "report", "compare": "compare", "rule": "rule",
    "evaluate": "evaluate", "init": "project", "config": "project", "clean": "project",
    "version": "project",
}  # fmt: skip
"""The commands in the order of the help, each with its module."""


_GARBAGE = 50_000
"""New objects after which cycles are searched for: at Python's 700 that takes a tenth of a start."""


def make_app(commands: Iterable[str] = COMMANDS) -> typer.Typer:
    """Return the application with these commands; no other one's module is imported."""
    app = typer.Typer(
        help="Find the artifacts of machine translation in published text.",
        epilog="Exit codes: 0 clean, 1 findings at or above the level or a score below the gate, "
        "2 something could not be checked.",
        no_args_is_help=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    app.callback()(_no_options)  # with it, a command that is alone keeps its name
    for name in commands:
        app.command()(getattr(import_module(f"mtcheck.cli.{COMMANDS[name]}"), name))
    return app


def _no_options() -> None:
    pass


def main() -> None:
    """Run the command line; an error that the user can mend is one line, and exit code 2."""
    if sys.stderr is None:
        sys.stderr = Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115
    if sys.stdout is None:
        _fail("standard output is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            # What the encoding of a terminal lacks is shown by its code.
            stream.reconfigure(errors="backslashreplace")
    gc.set_threshold(_GARBAGE)
    named = [name for name in sys.argv[1:2] if name in COMMANDS]
    try:
        make_app(named or COMMANDS)()
    except ReadError as error:
        _fail(f"{error.path}: {error}")
    except MtcheckError as error:
        _fail(str(error))
    finally:
        keep_patterns()
        gc.freeze()  # else Python looks for cycles once more at its end, through all there is: 40 ms


def _fail(message: str) -> None:
    from mtcheck.render.escape import one_line  # noqa: PLC0415

    warn(f"mtcheck: {one_line(message)}")
    discard(1)
    sys.exit(2)
