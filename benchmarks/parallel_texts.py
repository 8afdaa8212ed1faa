"""Parallel texts of the benchmarks: read from files, cut into sentences that correspond, and laid out.

A file holds a JSON object a line with `pair` (en-de), `domain`, and `source` and `reference`: lists of
segments that correspond. Or an object is one segment with `doc`, `seg`, `system`, `source` and `mt`;
those with `human` count, in paragraphs of three sentences. Both sides are cut into sentences; where a
segment has as many on both, these correspond one to one, others are left out.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.document import Document
from mtcheck.segment import blocks, sentences


class Sentence(NamedTuple):
    """A sentence, its segment and its number in it; None where it corresponds to none."""

    text: str
    segment: int
    number: int | None


Side = list[list[Sentence]]
"""The paragraphs of a text."""
Record = dict[str, Any]


def parallel(record: Record) -> tuple[Side, Side] | None:
    """Return both sides of a record; None for one that is too short, or lacks a side."""
    if "paragraphs" in record:
        paragraphs = [[(s["source"], s["mt"]) for s in p] for p in record["paragraphs"]]
    else:
        both = zip(record["source"] or (), record["reference"] or (), strict=False)
        paragraphs = [[pair] for pair in both]
    codes = str(record["pair"]).split("-")
    sides: tuple[Side, Side] = ([], [])
    for i, paragraph in enumerate(paragraphs):
        for side in sides:
            side.append([])
        for k, segment in enumerate(paragraph):
            found = [cut(*pair) for pair in zip(segment, codes, strict=True)]
            same = len(found[0]) == len(found[1])
            for side, some in zip(sides, found, strict=True):
                side[-1] += [
                    Sentence(s, 100 * i + k, n if same else None) for n, s in enumerate(some)
                ]
    return sides if sum(map(len, sides[0])) >= 8 else None


def cut(text: str, language: str) -> list[str]:
    return [text[a:b] for a, b in sentences(text, 0, len(text), language)]


def document(source: Side, text: Side, pair: str) -> Document:
    ours, theirs = pair.split("-")
    joiners = ["" if code in ("zh", "ja") else " " for code in (ours, theirs)]
    whole = [
        "\n\n".join(joiner.join(s.text for s in p) for p in side if p)
        for joiner, side in zip(joiners, (source, text), strict=True)
    ]
    return Document(whole[1], source=whole[0], language=theirs, source_language=ours)


class Places:
    """Where the sentences of a side stand in its text."""

    def __init__(self, side: Side, whole: str, language: str | None) -> None:
        self.found = []
        at = 0
        for s in (s for p in side for s in p):
            at = whole.index(s.text, at)
            self.found.append((at, at + len(s.text), s))
            at += len(s.text)
        # Where the joined text no longer ends a sentence, those on both sides are left out.
        for start, end, _ in blocks(whole):
            for span in sentences(whole, start, end, language):
                inside = self.within(span)
                if len(inside) > 1:
                    self.found = [
                        (a, b, s._replace(number=None) if s in inside else s)
                        for a, b, s in self.found
                    ]

    def within(self, span: tuple[int, int]) -> list[Sentence]:
        return [s for a, b, s in self.found if min(b, span[1]) - max(a, span[0]) > (b - a) / 2]

    def of(self, wanted: Sentence) -> tuple[int, int] | None:
        """Return start and end of the sentence of this segment and number, if there is one."""
        spans = ((a, b) for a, b, s in self.found if s[1:] == wanted[1:])
        return next(spans, None)

    def keys(self) -> set[tuple[int, int | None]]:
        return {(s.segment, s.number) for *_, s in self.found if s.number is not None}


def records(paths: list[Path], domain: str | None) -> dict[str, list[Record]]:
    found: dict[str, list[Record]] = defaultdict(list)
    segments: dict[tuple[str, str, str], list[Record]] = defaultdict(list)
    for record in (r for path in paths for r in lines(path)):
        if domain not in (None, record.get("domain")):
            continue
        if isinstance(record.get("source"), list):
            found[record["pair"]].append(record)
        elif record.get("human"):
            segments[record["pair"], record["doc"], record["system"]].append(record)
    for (pair, _, _), some in sorted(segments.items()):
        some.sort(key=lambda r: int(r["seg"] or 0))
        found[pair].append({"pair": pair, "paragraphs": list(paragraphs(some))})
    return found


def paragraphs(segments: list[Record]) -> Iterator[list[Record]]:
    """Yield three segments at a time; headings on their own."""
    open_: list[Record] = []
    for segment in segments:
        heading = str(segment["source"]).rstrip("\"'”’)）」")[-1:] not in ".!?…。！？"
        if open_ and (heading or len(open_) == 3):
            yield open_
            open_ = []
        open_.append(segment)
        if heading:
            yield open_
            open_ = []
    if open_:
        yield open_


def lines(path: Path) -> Iterator[Record]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as stream:
        yield from map(json.loads, stream)
