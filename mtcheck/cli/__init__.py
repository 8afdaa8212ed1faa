"""The command line: arguments in, text and an exit code out. One module a command."""

from __future__ import annotations

import io
import os
import sys
from pathlib import Path

import typer

from mtcheck._version import __version__
from mtcheck.cli.check import check
from mtcheck.cli.compare import compare
from mtcheck.cli.evaluate import evaluate
from mtcheck.cli.project import clean, config, init
from mtcheck.cli.report import report
from mtcheck.cli.rule import rule
from mtcheck.errors import MtcheckError
from mtcheck.terminal import discard, warn, write

app = typer.Typer(
    help="Find the artifacts of machine translation in published text.",
    epilog="Exit codes: 0 clean, 1 findings at or above the level or a score below the gate, "
    "2 something could not be checked.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for command in (check, report, compare, rule, evaluate, init, config, clean):
    app.command()(command)


@app.command()
def version() -> None:
    """Print the version.

    Examples:

        mtcheck version
    """
    write(f"mtcheck {__version__}\n")


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
    try:
        app()
    except MtcheckError as error:
        _fail(str(error))


def _fail(message: str) -> None:
    from mtcheck.render.escape import one_line  # noqa: PLC0415

    warn(f"mtcheck: {one_line(message)}")
    discard(1)
    sys.exit(2)
