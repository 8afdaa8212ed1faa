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
        if not sources or not places:
            return None
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


def at(pattern: str, change: Callable[[re.Match[str], random.Random], str]) -> Planter:
    """Return a planter that changes one place that the pattern matches, and calls it the fault."""

    def plant(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
        del language, pools
        places = list(re.finditer(pattern, text))
        if not places:
            return None
        m = rng.choice(places)
        put = change(m, rng)
        return Planted(text[: m.start()] + put + text[m.end() :], m.start(), m.start() + len(put))

    return plant


def conjunct(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
    """Say a word twice around the language's word for "and"."""
    if language not in AND:
        return None
    again = at(rf"(?<= ){LOWER}{{6,}}(?= )", lambda m, _: f"{m[0]} {AND[language]} {m[0]}")
    return again(text, language, pools, rng)


def paragraph_again(keep: float) -> Planter:
    """Return a planter that puts a paragraph a second time, with this share of its words."""

    def plant(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
        del language, pools
        paragraphs = text.split("\n\n")
        long = [i for i, p in enumerate(paragraphs) if len(p.split()) >= 25]
        if not long:
            return None
        i = rng.choice(long)
        words = paragraphs[i].split()
        left_out = set(rng.sample(range(len(words)), round(len(words) * (1 - keep))))
        copy = " ".join(word for k, word in enumerate(words) if k not in left_out)
        start = sum(len(p) + 2 for p in paragraphs[: i + 1])
        new = "\n\n".join([*paragraphs[: i + 1], copy, *paragraphs[i + 1 :]])
        return Planted(new, start, start + len(copy))

    return plant


def cut_off(text: str, language: str, pools: Pools, rng: random.Random) -> Planted | None:
    """Cut the last paragraph in the midst of a sentence."""
    del language, pools, rng
    head, gap, last = text.rpartition("\n\n")
    words = list(re.finditer(r"\w+", last))
    if len(words) < 21:
        return None
    end = len(head) + len(gap) + words[2 * len(words) // 3].end()
    return Planted(text[:end], end - 1, end)


def loop(m: re.Match[str], rng: random.Random) -> str:
    return m[0] + (" " + m[0]) * rng.randint(4, 9)


AND = {"en": "and", "de": "und", "fr": "et", "es": "y", "it": "e", "pt": "e", "ru": "и", "uk": "і",
       "cs": "a", "pl": "i", "nl": "en", "sv": "och"}  # fmt: skip
WORD = r"[^\W\d_]"
LOWER = "[a-zß-öø-ÿа-яёіїєґĀ-ſ]"
SENTENCE = r"(?<=[.!?] )[A-ZА-ЯÄÖÜ][^.!?\n]{40,}[.!?](?=\s)"
INNER = rf"(?<={WORD}{{4}} ){LOWER}{{4,}}"

PLANTERS: dict[str, Planter] = {
    **{f"foreign words: {n}": foreign_run(n) for n in (1, 2, 3, 4, 8)},
    "name: letter doubled": name_slip(lambda w, i: w[: i + 1] + w[i:]),
    "name: letters swapped": name_slip(lambda w, i: w[:i] + w[i + 1] + w[i] + w[i + 2 :]),
    "name: letter dropped": name_slip(lambda w, i: w[:i] + w[i + 1 :]),
    "name: dropped, right elsewhere": name_slip(lambda w, i: w[:i] + w[i + 1 :], again=True),
    "stray stop": at(r"(?<=[^\W\d_A-ZА-Я]{4}) (?=[^\W\d_A-ZА-ЯÄÖÜÉ]{4})", lambda _m, _r: ". "),
    "missing space": at(rf"{WORD}{{3}}[.!?] [A-ZА-ЯÄÖÜ]{WORD}", lambda m, _: m[0].replace(" ", "")),
    "paragraph twice": paragraph_again(1.0),
    "paragraph nearly twice": paragraph_again(0.9),
    "sentence twice": at(
        r"(?<=[.!?] )[A-ZА-ЯÄÖÜ][^.!?\n]{40,}[.!?](?=\s)", lambda m, _: f"{m[0]} {m[0]}"
    ),
    "word twice": at(INNER + r"(?= )", lambda m, _: f"{m[0]} {m[0]}"),
    "conjunct": conjunct,
    "loop": at(rf"(?<= )(?:{WORD}{{2,}} ?\b){{1,3}}(?= )", loop),
    "mojibake": at("[à-öø-ÿ’“”–]", lambda m, _: m[0].encode().decode("cp1252", "replace")),
    "entity": at("[\"'“”’]", lambda m, _: {'"': "&quot;", "'": "&#39;"}.get(m[0], "&rsquo;")),
    "escape": at(r"[^\x00-\x7f]", lambda m, _: f"\\u{ord(m[0]):04x}"),
    "truncated": cut_off,
}


def read(paths: list[Path], domains: list[str]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        yield from (r for r in records if not domains or r.get("domain") in domains)


def findings(text: str, language: str) -> Counter[tuple[str, str]]:
    report = mtcheck.check(text, language=language)
    return Counter((f.rule, f.text) for f in report.findings if f.severity is not Severity.INFO)


def is_found(planted: Planted, before: Counter[tuple[str, str]], language: str) -> bool:
    report = mtcheck.check(planted.text, language=language)
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
