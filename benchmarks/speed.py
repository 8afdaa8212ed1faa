"""How fast texts are checked on one core, with all default rules, and whether time grows with length.

    python benchmarks/speed.py CLEAN.jsonl[.gz] [--language en] [--rules]

The file holds human-written texts, a JSON object a line with `lang` and `paragraphs`. CPU time is
counted; the lexicons are warm, as in a run over many texts. The texts are read for the first time,
when their rarer words are new, and again. Then all of them are one document; and joined again and
again they show the growth: 0.1 to 10 MB, with the paragraphs numbered so that none stands twice (but
most are near copies of others). `--rules` adds the share of each rule, and that of the blocks and
words that all of them need.
"""

from __future__ import annotations

import argparse
import gzip
import json
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TypeVar

import mtcheck
from mtcheck.document import Document
from mtcheck.rule import Rule, built_in_rules
from mtcheck.vocabulary import capital_tokens, prose_tokens

T = TypeVar("T")

SIZES = (0.1, 1, 3, 10)
"""Megabytes of joined texts."""
SHORTEST = 1500
"""Characters of an article."""


def texts_of(path: Path, language: str) -> list[str]:
    """Return the texts of a file in a language that are as long as an article."""
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        records = [json.loads(line) for line in file]
    texts = ["\n\n".join(r["paragraphs"]) for r in records if r["lang"] == language]
    return [text for text in texts if len(text) >= SHORTEST]


def seconds(texts: list[str], language: str, times_read: int = 3) -> float:
    """Return the CPU time of checking the texts, the least of several."""
    times = []
    for _ in range(times_read):
        start = time.process_time()
        for text in texts:
            mtcheck.check(text, language=language)
        times.append(time.process_time() - start)
    return min(times)


def joined(texts: list[str], size: int) -> str:
    """Return the texts again and again up to `size` bytes, with numbered paragraphs."""
    parts: list[str] = []
    length = 0
    paragraphs = [p for text in texts for p in text.split("\n\n")]
    while length < size:
        part = f"{paragraphs[len(parts) % len(paragraphs)]} It was number {len(parts)}."
        parts.append(part)
        length += len(part.encode()) + 2
    return "\n\n".join(parts)


def by_rule(texts: list[str], language: str) -> dict[str, float]:
    """Return the CPU seconds of what all rules need, in brackets, and of each rule.

    What some rules share counts for the first of them. Rules that the engine would not ask, since the
    text holds no piece that they need, are asked here.
    """
    spent: dict[str, float] = defaultdict(float)
    rules = [rule for rule in built_in_rules() if _is_able(rule, language)]

    def timed(name: str, work: Callable[[], T]) -> T:
        start = time.process_time_ns()
        result = work()
        spent[name] += (time.process_time_ns() - start) / 1e9
        return result

    for text in texts:
        document = timed("(blocks)", partial(Document, text, language=language))
        timed("(words)", partial(prose_tokens, document))
        timed("(classes of words)", partial(capital_tokens, document))
        for rule in rules:
            timed(rule.name, partial(rule.hits, document))
    return spent


def _is_able(rule: Rule, language: str) -> bool:
    """Tell whether a rule can judge a text of this language without its source."""
    return set(rule.needs) <= {"language"} and language in (rule.languages or (language,))


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("file", type=Path)
    parser.add_argument("--language", default="en")
    parser.add_argument("--rules", action="store_true", help="show each rule's share")
    options = parser.parse_args()
    texts = texts_of(options.file, options.language)
    size = sum(len(text.encode()) for text in texts) / 1e6
    seconds(texts[::20], options.language)
    for what, read in (
        (f"{len(texts)} articles, read first", seconds(texts, options.language, 1)),
        ("the same, read again", seconds(texts, options.language)),
        ("all as one document", seconds(["\n\n".join(texts)], options.language)),
    ):
        print(f"{what}, {size:.2f} MB: {size / read:.2f} MB/s")
    for megabytes in SIZES:
        text = joined(texts, int(megabytes * 1_000_000))
        start = time.process_time()
        mtcheck.check(text, language=options.language)
        print(
            f"one document of {megabytes} MB: {megabytes / (time.process_time() - start):.2f} MB/s"
        )
    if options.rules:
        for rule, spent in sorted(by_rule(texts, options.language).items(), key=lambda x: -x[1]):
            print(f"    {rule:28} {1000 * spent / size:7.1f} ms/MB")


if __name__ == "__main__":
    main()
