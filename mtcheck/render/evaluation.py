"""The figures of an evaluation as a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_HEAD = "  ".join(
    (f"{'':26}", "findings", f"{'precision':>19}", " lift", f"{'recall':>23}", "false/1,000")
)


def table(figures: Mapping[str, Any]) -> Iterator[str]:
    """Yield the lines of the table: groups, then rules, then what was read."""
    for kind in ("groups", "rules"):
        yield _HEAD.replace(" " * len(kind), kind, 1)
        for name, row in figures[kind].items():
            yield _line(name, row)
        yield ""
    yield (
        f"{figures['texts']} texts, {figures['clean_texts']} of them clean "
        f"({figures['clean_words']:,} words); 95 % intervals (Wilson)"
    )


def _line(name: str, row: Mapping[str, Any]) -> str:
    precision = _share(row["precision"], row["precision_interval"])
    lift = f"{row['lift']:5.1f}" if row["lift"] is not None else f"{'-':>5}"
    recall = _share(row["recall"], row["recall_interval"])
    recall = f"{recall} of {row['labels']:3}" if row["labels"] else "-"
    rate = row["false_alarms_per_1000_words"]
    false = f"{rate:.3f}" if rate is not None else "-"
    return f"{name:26}  {row['findings']:8}  {precision:>19}  {lift}  {recall:>23}  {false:>11}"


def _share(value: float | None, interval: list[float]) -> str:
    return "-" if value is None else f"{value:.2f} ({interval[0]:.2f}-{interval[1]:.2f})"
