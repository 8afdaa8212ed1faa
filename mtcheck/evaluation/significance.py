"""How sure the figures of systems are, and their differences: paired bootstrap resampling.

Koehn (2004), "Statistical significance tests for machine translation evaluation", as sacrebleu does it:
a thousand samples, the same for all systems, from a fixed seed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np
from sacrebleu.metrics.base import Metric
from sacrebleu.significance import PairedTest, Result, estimate_ci

SAMPLES = 1000
SEED = 12345
"""That of sacrebleu."""


class Estimate(NamedTuple):
    """A figure of a system with its 95 % confidence interval, as half its width around `mean`.

    `p_value` is that of the difference from the first system, None where there is no difference. A
    single document or segment says nothing of others: then `half` and `p_value` are None.
    """

    name: str
    value: float
    mean: float
    half: float | None
    p_value: float | None
    signature: str


class PenaltyRow(NamedTuple):
    """The penalty points of a document and its words."""

    points: float
    words: float


def metric_estimates(
    names: Sequence[str],
    columns: Sequence[Sequence[str]],
    streams: Sequence[Sequence[str]],
    metrics: Mapping[str, Metric],
) -> list[tuple[Estimate, ...]]:
    """Return the metrics of each system, given its segments and the streams of references."""
    named = list(zip(names, columns, strict=True))
    test = PairedTest(named, metrics, streams, test_type="bs", n_samples=SAMPLES)
    signatures, scores = test()
    size = len(columns[0])
    return [
        tuple(
            _estimate(name, scores[name][i], scores[name][0], size, str(signature))
            for name, signature in signatures.items()
        )
        for i in range(len(names))
    ]


def penalty_estimates(columns: Sequence[Sequence[PenaltyRow]]) -> list[Estimate]:
    """Return the penalty points for 1,000 words of each system, given its documents."""
    generator = np.random.default_rng(SEED)
    size = len(columns[0])
    samples = [generator.integers(size, size=size) for _ in range(SAMPLES)]
    signature = f"bs:{SAMPLES}|seed:{SEED}"
    results: list[Result] = []
    first = np.zeros(SAMPLES)
    for column in columns:
        rows = np.array(column, dtype=float)
        scores = np.array([_per_1000_words(rows[sample].sum(0)) for sample in samples])
        first = first if results else scores
        mean, half = estimate_ci(scores)
        value = _per_1000_words(rows.sum(0))
        gap = abs(value - results[0].score) if results else 0.0
        results.append(Result(value, _p_value(scores - first, gap), mean, half))
    return [_estimate("penalty", r, results[0], size, signature) for r in results]


def _per_1000_words(total: np.ndarray) -> float:
    points, words = total
    return float(1000 * points / max(words, 1))


def _p_value(differences: np.ndarray, gap: float) -> float:
    """Return how often a difference as large as `gap` comes by chance."""
    sizes = np.abs(differences)
    return (int((sizes - sizes.mean() > gap).sum()) + 1) / (SAMPLES + 1)


def _estimate(name: str, result: Any, first: Any, size: int, signature: str) -> Estimate:
    value, mean, half = (round(float(x), 2) for x in (result.score, result.mean, result.ci))
    if size < 2:
        return Estimate(name, value, mean, None, None, signature)
    told = result is not first and result.score != first.score
    return Estimate(name, value, mean, half, round(result.p_value, 4) if told else None, signature)
