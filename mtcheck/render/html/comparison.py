"""The page of `compare`: systems that translated the same documents, side by side."""

from __future__ import annotations

from mtcheck.evaluation.compare import Comparison
from mtcheck.render.html.frame import fill, page
from mtcheck.render.html.heat import Heat, heat_map
from mtcheck.render.html.texts import load_texts


def render_comparison(comparison: Comparison) -> str:
    """Return one page. The same comparison gives the same bytes."""
    names = [standing.name for standing in comparison.standings]
    body = fill("comparison", comparison=comparison, names=names, heat=_heat(comparison, names))
    title = load_texts()("comparison.title", count=len(names))
    return page(title, body, kind="comparison")


def _heat(comparison: Comparison, names: list[str]) -> Heat:
    """Return the faults by rule and system."""
    counted = [
        {row.rule: row.faults[i] for row in comparison.rules if row.faults[i]}
        for i in range(len(names))
    ]
    grades = {row.rule: row.severity for row in comparison.rules}
    return heat_map("system", names, counted, grades)
