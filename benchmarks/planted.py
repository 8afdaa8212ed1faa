"""How many planted faults are found, and how many false alarms stand beside them, by language.

    python benchmarks/planted.py CLEAN.jsonl[.gz] ... [--count 60] [--domain news]

The files hold human-written texts, a JSON object a line with `lang`, `paragraphs` and, perhaps,
`domain`; the words of one language are planted into the texts of the others. A fault counts as found
where a finding that the text did not have before overlaps it. Random numbers are seeded: the same
files give the same figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import mtcheck
from mtcheck.finding import Severity


class Planted(NamedTuple):
    """A text with one fault, and where it stands."""

    text: str
    start: int
    end: int


Pools = dict[str, list[list[str]]]
Planter = Callable[[str, str, Pools, random.Random], Planted | None]


def foreign_run(size: int) -> Planter:
    """Return a planter that puts `size` words of another language in place of as many."""

    def plant(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
        sources = [words for code in sorted(pools) if code != language for words in pools[code]]
        places = [m for m in re.finditer(r"(?<=\w )[^\W\d_]+", text) if m.group().islower()]
        for _ in range(200):
            words, at = rng.choice(sources), rng.choice(places)
            first = rng.randrange(max(1, len(words) - size))
            run = words[first : first + size]
            if len(run) == size and all(word.isalpha() and word.islower() for word in run):
                put = " ".join(run)
                new = f"{text[: at.start()]}{put}{text[at.end() :]}"
                return Planted(new, at.start(), at.start() + len(put))
        return None

    return plant


def name_slip(change: Callable[[str, int], str], *, again: bool = False) -> Planter:
    """Return a planter that changes one name; with `again` one that stands right elsewhere, too."""

    def plant(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
        del language, pools
        names = list(re.finditer(r"(?<=[\w,] )[^\W\d_]{5,}", text))
        names = [
            m for m in names if m.group().istitle() and (not again or text.count(m.group()) > 1)
        ]
        for _ in range(50 if names else 0):
            name = rng.choice(names)
            wrong = change(name.group(), rng.randrange(1, len(name.group()) - 1))
            if wrong not in text:
                new = text[: name.start()] + wrong + text[name.end() :]
                return Planted(new, name.start(), name.start() + len(wrong))
        return None

    return plant


PLANTERS: dict[str, Planter] = {
    **{f"foreign words: {n}": foreign_run(n) for n in (1, 2, 3, 4, 8)},
    "name: letter doubled": name_slip(lambda w, i: w[: i + 1] + w[i:]),
    "name: letters swapped": name_slip(lambda w, i: w[:i] + w[i + 1] + w[i] + w[i + 2 :]),
    "name: letter dropped": name_slip(lambda w, i: w[:i] + w[i + 1 :]),
    "name: dropped, right elsewhere": name_slip(lambda w, i: w[:i] + w[i + 1 :], again=True),
}


def read(paths: list[Path], domains: list[str]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        yield from (r for r in records if not domains or r.get("domain") in domains)


def findings(text: str, language: str) -> Counter[tuple[str, str]]:
    report = mtcheck.check(text, language=language, config=mtcheck.Config(select=GROUPS))
    return Counter((f.rule, f.text) for f in report.findings if f.severity is not Severity.INFO)


GROUPS = ("untranslated", "names")


def is_found(planted: Planted, before: Counter[tuple[str, str]], language: str) -> bool:
    report = mtcheck.check(planted.text, language=language, config=mtcheck.Config(select=GROUPS))
    now = Counter((f.rule, f.text) for f in report.findings)
    return any(
        f.start < planted.end and planted.start < f.end
        for f in report.findings
        if f.severity is not Severity.INFO and now[f.rule, f.text] > before[f.rule, f.text]
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--count", type=int, default=60, help="faults of a kind in a language")
    parser.add_argument("--domain", action="append", default=[], help="texts of this domain only")
    options = parser.parse_args()
    texts: dict[str, list[str]] = defaultdict(list)
    pools: Pools = defaultdict(list)
    for record in read(options.files, options.domain):
        texts[record["lang"]].append("\n\n".join(record["paragraphs"]))
        pools[record["lang"]] += [p.split() for p in record["paragraphs"]]
    for language in sorted(texts):
        before = {text: findings(text, language) for text in texts[language]}
        words = sum(len(text.split()) for text in texts[language])
        rate = 1000 * sum(c.total() for c in before.values()) / words
        print(f"{language}: {rate:.3f} findings in 1,000 of {words:,} clean words")
        for kind, plant in PLANTERS.items():
            rng = random.Random(f"{language}/{kind}")  # noqa: S311
            tried = found = 0
            for text in texts[language] * options.count:
                if tried == options.count:
                    break
                planted = plant(text, language, pools, rng) if len(text) > 400 else None
                if planted:
                    tried += 1
                    found += is_found(planted, before[text], language)
            if tried:
                print(f"    {kind:32} {found / tried:.2f} of {tried}")


if __name__ == "__main__":
    main()
