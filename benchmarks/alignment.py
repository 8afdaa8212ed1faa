"""How well sentences are aligned, and how many dropped ones are found as omissions, by language pair.

    python benchmarks/alignment.py FILES.jsonl[.gz] ... [--domain news] [--words 100]

The files hold parallel texts, a JSON object a line with `pair` (en-de), `domain`, and `source` and
`reference`: lists of segments that correspond. Or an object is one segment with `doc`, `seg`,
`system`, `source` and `mt`; those with `human` count, in paragraphs of three sentences. Both sides
are cut into sentences; where a segment has as many on both, these correspond one to one, others are
left out. A link is a sentence of the source and one of the text in one bead; F1 is shown for texts
changed in several ways. `omission` is the share of single dropped sentences that the rule of this name
names, no more and no less, `near` that make it say anything, `alarms` what it says in 1,000 words of the
texts as they are; left out are sentences that the source has twice, or that it does not end where the
text does. `cut` is the share of texts cut short whose rest it names, `addition` that of sentences of
another text that are marked, with alarms of its own. Random numbers are seeded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from mtcheck.alignment.align import align
from mtcheck.checkers import addition, omission
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.segment import blocks, sentences

SHARE = 0.1


class Sentence(NamedTuple):
    """A sentence, its segment and its number in it; None where it corresponds to none."""

    text: str
    segment: int
    number: int | None


Side = list[list[Sentence]]
"""The paragraphs of a text."""
Record = dict[str, Any]
Way = Callable[[Side, random.Random, list[Sentence]], Side]
"""Changes a text; other sentences come from the list."""


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


def dropped(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    return [[s for s in p if s.number is None or rng.random() >= SHARE] for p in side]


def added(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    new: Side = []
    for paragraph in side:
        new.append([])
        for s in paragraph:
            new[-1].append(s)
            if rng.random() < SHARE:
                new[-1].append(Sentence(rng.choice(pool).text, -1, 0))
    return new


def merged(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Join paragraphs with the next one."""
    new: Side = []
    for paragraph in side:
        if new and rng.random() < SHARE:
            new[-1] = new[-1] + paragraph
        else:
            new.append(paragraph)
    return new


def split(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Begin new paragraphs inside others."""
    new: Side = []
    for paragraph in side:
        new.append([])
        for i, s in enumerate(paragraph):
            if i and rng.random() < SHARE:
                new.append([])
            new[-1].append(s)
    return new


def shuffled(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Move paragraphs elsewhere."""
    new = list(side)
    for _ in range(max(1, round(len(side) * SHARE))):
        new.insert(rng.randrange(len(new)), new.pop(rng.randrange(len(new))))
    return new


def flat(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    """Lose all paragraphs."""
    return [[s for paragraph in side for s in paragraph]]


def clean(side: Side, rng: random.Random, pool: list[Sentence]) -> Side:
    return side


WAYS = (clean, dropped, added, merged, split, shuffled, flat)


def document(source: Side, text: Side, pair: str) -> Document:
    ours, theirs = pair.split("-")
    joiners = ["" if code in ("zh", "ja") else " " for code in (ours, theirs)]
    whole = [
        "\n\n".join(joiner.join(s.text for s in p) for p in side if p)
        for joiner, side in zip(joiners, (source, text), strict=True)
    ]
    return Document(whole[1], source=whole[0], language=theirs, source_language=ours)


def links(doc: Document, places: list[Places]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the sentences that the alignment links."""
    for link in align(doc):
        for a in places[0].within(link.source):
            for b in places[1].within(link.target):
                yield a, b


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

    def of(self, wanted: Sentence) -> str:
        """Return the sentence of this segment and number; a text that no text holds if there is none."""
        texts = [s.text for *_, s in self.found if s[1:] == wanted[1:]]
        return texts[0] if texts else "\0"

    def keys(self) -> set[tuple[int, int | None]]:
        return {(s.segment, s.number) for *_, s in self.found if s.number is not None}


def figures(records: list[Record], way: Way, pair: str) -> tuple[float, float, float]:
    rng = random.Random(1)  # noqa: S311
    right = found = wanted = 0
    sides = [s for s in map(parallel, records) if s]
    pool = [s for _, text in sides for p in text for s in p]
    for source, text in sides:
        changed = way(text, rng, pool)
        doc = document(source, changed, pair)
        places = [
            Places(source, doc.source or "", doc.source_language),
            Places(changed, doc.text, doc.language),
        ]
        gold = places[0].keys() & places[1].keys()
        for a, b in set(links(doc, places)):
            if None in (a.number, b.number):
                continue
            found += 1
            right += (a.segment, a.number) == (b.segment, b.number)
        wanted += len(gold)
    precision, recall = right / max(1, found), right / max(1, wanted)
    return precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def omissions(sides: Sequence[tuple[Side, Side]], pair: str) -> list[float]:
    """Drop one sentence of each fifteen in turn: number, share named, share near, false alarms."""
    rng = random.Random(7)  # noqa: S311
    words = 0.0
    alarms = count = named = near = 0
    for source, text in sides:
        whole = document(source, text, pair)
        words += whole.size
        alarms += len(_left_out(whole))
        for gone in _sample(text, rng):
            doc = document(source, [[s for s in p if s is not gone] for p in text], pair)
            missing = Places(source, doc.source or "", doc.source_language).of(gone)
            if (doc.source or "").count(missing) != 1:
                continue
            hits = _left_out(doc)
            count += 1
            named += any(missing == hit.source_text for hit in hits)
            near += len(hits) > 0
    return [count, named / max(1, count), near / max(1, count), 1000 * alarms / max(1, words)]


def cuts(sides: Sequence[tuple[Side, Side]], pair: str) -> float:
    """Cut texts short before one sentence of each fifteen: share for which the rest is named."""
    rng = random.Random(7)  # noqa: S311
    found = []
    for source, text in sides:
        flow = [s for p in text for s in p]
        for first in _sample(text, rng):
            rest = flow[flow.index(first) :]
            if len(rest) < 2 or any(s.number is None for s in rest):
                continue
            doc = document(source, [[s for s in p if s not in rest] for p in text], pair)
            missing = Places(source, doc.source or "", doc.source_language).of(first)
            found.append(any((h.source_text or "").startswith(missing) for h in _left_out(doc)))
    return sum(found) / max(1, len(found))


def additions(sides: Sequence[tuple[Side, Side]], pair: str) -> tuple[float, float]:
    """Add a sentence of another text after one of each fifteen: share marked, false alarms."""
    rng = random.Random(7)  # noqa: S311
    pool = [s.text for _, text in sides for p in text for s in p]
    found = []
    alarms = words = 0.0
    for source, text in sides:
        whole = document(source, text, pair)
        words += whole.size
        alarms += len(list(addition.check(whole)))
        for before in _sample(text, rng):
            new = Sentence(rng.choice(pool), -1, 0)
            more = [[t for s in p for t in ([s, new] if s is before else [s])] for p in text]
            doc = document(source, more, pair)
            marked = [doc.text[h.start : h.end] for h in addition.check(doc)]
            found.append(any(new.text == m for m in marked))
    return sum(found) / max(1, len(found)), 1000 * alarms / max(1, words)


def _left_out(doc: Document) -> list[Hit]:
    return [*omission.check(doc), *omission.check(doc, at_end=True)]


def _sample(text: Side, rng: random.Random) -> list[Sentence]:
    numbered = [s for p in text for s in p if s.number is not None]
    return rng.sample(numbered, -(-len(numbered) // 15))


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


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--domain")
    given = parser.parse_args()
    names = (way.__name__ for way in WAYS)
    print(
        "pair documents sentences",
        *names,
        "dropped-singly omission near alarms cut addition alarms",
    )
    for pair, found in sorted(records(given.files, given.domain).items()):
        sides = [s for s in map(parallel, found) if s]
        if not sides:
            continue
        count = sum(len(p) for source, _ in sides for p in source)
        f1 = [f"{figures(found, way, pair)[2]:.3f}" for way in WAYS]
        single, *shares = omissions(sides, pair)
        shares += [cuts(sides, pair), *additions(sides, pair)]
        print(pair, len(sides), count, *f1, single, *(f"{x:.2f}" for x in shares), flush=True)


if __name__ == "__main__":
    main()
