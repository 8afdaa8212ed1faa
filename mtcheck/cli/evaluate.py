"""`mtcheck evaluate`."""

from __future__ import annotations

import json
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from mtcheck.cli.options import Ignore, Select, names
from mtcheck.config import Config
from mtcheck.config.file import override
from mtcheck.errors import ConfigError, ReadError
from mtcheck.terminal import warn, with_progress, write


class FiguresFormat(StrEnum):
    """How `evaluate` shows its figures."""

    full = "full"
    json = "json"


def evaluate(
    data: Annotated[
        list[Path],
        typer.Argument(help="Labelled texts: .gold, MQM .tsv, .jsonl, .jsonl.gz; or folders."),
    ],
    output_format: Annotated[
        FiguresFormat, typer.Option(help="How to show the figures.")
    ] = FiguresFormat.full,
    with_source: Annotated[
        bool, typer.Option("--with-source", help="Give the sources, too.")
    ] = False,
    select: Select = None,
    ignore: Ignore = None,
) -> None:
    """Measure recall, precision and false alarms on labelled texts.

    Examples:

        mtcheck evaluate seeds/labels

        mtcheck evaluate mqm_generalMT2022_ende.tsv --output-format json
    """
    from mtcheck.evaluation.evaluate import evaluate as measure  # noqa: PLC0415
    from mtcheck.evaluation.labelled import read_labelled  # noqa: PLC0415
    from mtcheck.render.evaluation import table  # noqa: PLC0415

    given = {"select": select, "ignore": ignore}
    chosen = {key: names(value) for key, value in given.items() if value}
    config = override(Config(), chosen, "command line")
    config.rules()
    try:
        items = [item for path in data for item in read_labelled(path)]
    except ReadError as error:
        raise ConfigError(f"{error.path}: {error}") from error
    evaluation = measure(with_progress(items, len(items)), config, with_source=with_source)
    evaluation.data = [path.name for path in data]
    figures = evaluation.as_dict()
    if output_format is FiguresFormat.json:
        write(json.dumps(figures, indent=2) + "\n")
    else:
        write("\n".join(table(figures)) + "\n")
    for failure in evaluation.failed:
        warn(failure)
    raise typer.Exit(2 if evaluation.failed else 0)
