"""How well sentences are aligned, and how much that is left out or added is found, by language pair.

    python benchmarks/alignment.py FILES.jsonl[.gz] ... [--domain news]

The files are described in `parallel_texts.py`. A link is a sentence of the source and one of the text
in one bead; F1 is shown for texts changed in several ways (`changed_texts.py`). Then comes, with the
number planted, the share of lost passages that is named (`lost_passages.py`): of single sentences,
paragraphs, headlines, the rest of texts cut short, items of lists, halves of sentences and quotations
inside them; and of added sentences. `alarms` is what the rules say in 1,000 words of the texts as they
are: those on whole passages, those on parts of sentences, and those on additions. Left out are
passages that the source has twice, and sentences that it does not end where the text does. Random
numbers are seeded.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from pathlib import Path

from changed_texts import WAYS, Way
from lost_passages import KINDS, alarms, share_added, share_found
from parallel_texts import Places, Sentence, Side, document, parallel, records

from mtcheck.alignment.align import align
from mtcheck.document import Document


def links(doc: Document, places: tuple[Places, Places]) -> Iterator[tuple[Sentence, Sentence]]:
    """Yield the sentences that the alignment links."""
    for link in align(doc):
        for a in places[0].within(link.source):
            for b in places[1].within(link.target):
                yield a, b


def f1(sides: list[tuple[Side, Side]], way: Way, pair: str) -> float:
    rng = random.Random(1)  # noqa: S311
    right = found = wanted = 0
    pool = [s for _, text in sides for p in text for s in p]
    for source, text in sides:
        changed = way(text, rng, pool)
        doc = document(source, changed, pair)
        places = (
            Places(source, doc.source or "", doc.source_language),
            Places(changed, doc.text, doc.language),
        )
        wanted += len(places[0].keys() & places[1].keys())
        for a, b in set(links(doc, places)):
            if None not in (a.number, b.number):
                found += 1
                right += (a.segment, a.number) == (b.segment, b.number)
    precision, recall = right / max(1, found), right / max(1, wanted)
    return 2 * precision * recall / max(1e-9, precision + recall)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--domain")
    given = parser.parse_args()
    names = [kind.__name__ for kind in (*WAYS, *KINDS)]
    print("pair documents sentences", *names, "added alarms parts additions")
    for pair, some in sorted(records(given.files, given.domain).items()):
        sides = [s for s in map(parallel, some) if s]
        if not sides:
            continue
        count = sum(len(p) for source, _ in sides for p in source)
        cells = [f"{f1(sides, way, pair):.3f}" for way in WAYS]
        for kind in KINDS:
            planted, share = share_found(kind, sides, pair)
            cells.append(f"{share:.2f}({planted})")
        cells += [f"{x:.2f}" for x in (share_added(sides, pair), *alarms(sides, pair))]
        print(pair, len(sides), count, *cells, flush=True)


if __name__ == "__main__":
    main()
