"""BLEU, chrF, chrF++ and TER against human translations, by sacrebleu, with its signatures."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from mtcheck import segment

if TYPE_CHECKING:
    from sacrebleu.metrics.base import Metric as SacreMetric

LONGEST = 300
"""Words of a segment up to which TER is worked out: its search for moved words takes 1 s at 240 words
and grows with more than their square."""
_TOKENIZERS = {"zh": "zh", "ja": "char", "ko": "char"}
"""Those of sacrebleu that need nothing else installed, where its own (13a) finds no words."""


class Segment(NamedTuple):
    """A passage of a translation, and the same passage of each reference."""

    text: str
    references: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Metric:
    """A value that a reference-based metric gives, 0 to 100 (TER: from 0 up), with its signature.

    TER is an error rate: less is better. It is None where a segment is longer than `LONGEST`.
    """

    name: str
    value: float | None
    signature: str

    def __str__(self) -> str:
        """Return the value as it is shown."""
        return "not computed" if self.value is None else f"{self.value:g}"


def segments(text: str, references: Sequence[str]) -> list[Segment]:
    """Return the segments of a text with those of its references."""
    return [Segment(row[0], row[1:]) for row in rows([text, *references])]


def rows(texts: Sequence[str]) -> list[tuple[str, ...]]:
    """Return the paragraphs of the texts side by side, or the whole texts where their numbers differ."""
    columns = [_paragraphs(text) for text in texts]
    if len({len(column) for column in columns}) > 1:
        columns = [[" ".join(column)] for column in columns]
    return list(zip(*columns, strict=True))


def _paragraphs(text: str) -> list[str]:
    return [" ".join(text[start:end].split()) for start, end, _ in segment.blocks(text)]


def sacre_metrics(passages: Sequence[Segment], language: str | None) -> Mapping[str, SacreMetric]:
    """Return sacrebleu's metrics for these segments in a language, by name: TER where it can be had."""
    from sacrebleu.metrics.bleu import BLEU  # noqa: PLC0415  (0.2 s, and numpy)
    from sacrebleu.metrics.chrf import CHRF  # noqa: PLC0415
    from sacrebleu.metrics.ter import TER  # noqa: PLC0415

    asian = language in _TOKENIZERS
    found: dict[str, Any] = {
        "BLEU": BLEU(tokenize=_TOKENIZERS.get(language or ""), effective_order=len(passages) == 1),
        "chrF2": CHRF(),
        "chrF2++": CHRF(word_order=2),
    }
    if all(_size(text) <= LONGEST for p in passages for text in (p.text, *p.references)):
        found["TER"] = TER(normalized=asian, asian_support=asian)
    return found


def _size(text: str) -> float:
    return segment.count_words(text, frozenset(text))


def reference_metrics(passages: Sequence[Segment], language: str | None) -> tuple[Metric, ...]:
    """Return what each metric makes of the segments together; none, no metrics."""
    if not passages:
        return ()
    texts = [passage.text for passage in passages]
    streams = list(zip(*(passage.references for passage in passages), strict=True))
    values = []
    for name, metric in sacre_metrics(passages, language).items():
        score = metric.corpus_score(texts, streams)
        values.append(Metric(name, round(score.score, 1), str(metric.get_signature())))
    if all(value.name != "TER" for value in values):
        values.append(Metric("TER", None, f"a segment has more than {LONGEST} words"))
    return tuple(values)
