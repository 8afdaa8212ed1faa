"""`mtcheck compare`."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mtcheck.cli.options import (
    ConfigFile,
    Format,
    IdField,
    Ignore,
    Isolated,
    Jobs,
    Reference,
    ReferenceField,
    Select,
    Source,
    SourceField,
    SourceLang,
    TargetLang,
    TextField,
    config_from,
    count_jobs,
    flat,
    run,
)
from mtcheck.errors import ConfigError
from mtcheck.render.escape import one_line
from mtcheck.report import Report, Unread
from mtcheck.running.run import check_files
from mtcheck.terminal import warn, write

if TYPE_CHECKING:
    from mtcheck.evaluation.compare import Comparison


class ComparisonFormat(StrEnum):
    """How `compare` shows what it found."""

    full = "full"
    markdown = "markdown"
    json = "json"
    html = "html"


def compare(
    systems: Annotated[
        list[str],
        typer.Argument(
            help="Two folders or files or more, each what one system made of the same sources; "
            "the first is what the others are held against.",
            show_default=False,
        ),
    ],
    output_format: Annotated[
        ComparisonFormat, typer.Option(help="How to show it.")
    ] = ComparisonFormat.full,
    select: Select = None,
    ignore: Ignore = None,
    target_lang: TargetLang = None,
    source_lang: SourceLang = None,
    source: Source = None,
    reference: Reference = None,
    format_name: Format = None,
    text_field: TextField = None,
    source_field: SourceField = None,
    id_field: IdField = None,
    reference_field: ReferenceField = None,
    jobs: Jobs = 0,
    config: ConfigFile = None,
    isolated: Isolated = False,
) -> None:
    """Compare systems that translated the same documents.

    Documents belong together that have the same name in their folder, or the same id in their file.

    Examples:

        mtcheck compare engine-a/ engine-b/ --target-lang en

        mtcheck compare a.jsonl b.jsonl c.jsonl --id-field id --output-format markdown
    """
    from mtcheck.evaluation.compare import compare as held_against  # noqa: PLC0415  (sacrebleu takes 0.3 s)

    options = config_from(locals())
    if len(systems) < 2:
        raise ConfigError("compare needs two systems or more: mtcheck check looks at one")
    work = partial(check_files, jobs=jobs or count_jobs(), cached=True)
    results = {
        name: flat(run([path], options, source, reference, format_name, work))
        for name, path in zip(_names(systems), systems, strict=True)
    }
    failed = [line for found in results.values() for line in _failures(found)]
    reports = [_by_document(p, found) for p, found in zip(systems, results.values(), strict=True)]
    try:
        comparison = held_against(dict(zip(results, reports, strict=True)))
    except ValueError as error:
        raise ConfigError(f"{' '.join(systems)}: {error}") from error
    failed += [f"{name}: is not in {', '.join(lacking)}" for name, lacking in comparison.missing]
    for line in failed:
        warn(one_line(line))
    write(_shown(comparison, output_format))
    raise typer.Exit(2 if failed else 0)


def _names(paths: Sequence[str]) -> list[str]:
    """Return the last parts of the paths as names, or the paths where two have the same."""
    names = [Path(path).name or path for path in paths]
    found = names if len(set(names)) == len(names) else list(paths)
    if len(set(found)) < len(found):
        raise ConfigError(f"compare: {Counter(found).most_common(1)[0][0]} is named twice")
    return found


def _failures(results: Sequence[Report | Unread]) -> Iterator[str]:
    for result in results:
        if isinstance(result, Unread):
            yield f"{result.path}: {result.reason}"
        else:
            yield from (f"{result.path}: rule {f.rule} {f.reason}" for f in result.failed)


def _by_document(path: str, results: Sequence[Report | Unread]) -> dict[str, Report]:
    """Return the reports by what names the document in every system."""
    reports: dict[str, Report] = {}
    counts = Counter[str]()
    for report in (r for r in results if isinstance(r, Report)):
        inside = Path(path).is_dir()
        place = Path(os.path.relpath(report.path, path)).as_posix() if inside else ""
        counts[place] += 1
        number = report.document.key or str(counts[place])
        several = report.document.key or counts[place] > 1 or not inside
        reports["#".join(filter(None, (place, number if several else "")))] = report
    return reports


def _shown(comparison: Comparison, output_format: ComparisonFormat) -> str:
    from mtcheck.render import comparison as forms  # noqa: PLC0415

    if output_format is ComparisonFormat.html:
        from mtcheck.render.html import render_comparison  # noqa: PLC0415

        return render_comparison(comparison)
    if output_format is ComparisonFormat.json:
        return forms.render_json(comparison)
    if output_format is ComparisonFormat.markdown:
        return forms.render_markdown(comparison)
    return forms.render_text(comparison)
