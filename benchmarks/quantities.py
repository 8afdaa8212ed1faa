"""How many changed numbers the rules on numbers find with the source, and how often they cry wolf.

python benchmarks/quantities.py FILE.jsonl.gz [--half dev|held|both] [--count 400] [--show]

A file holds human translations, a JSON object a line, with "lang", "pair" ("en-de"), "doc",
"paragraphs" and "source" (lists of paragraphs). Numbers of the translation are changed, one at a
time: a digit, two digits swapped, ten times as much, another magnitude, another month, in paragraphs
that have the numbers of their source. A change is found where a rule on numbers objects to a place
that overlaps it; the missing number of the source does not count. Documents are divided by the hash
of their name in two halves: dev is for looking at, held for measuring alone. `--show` prints the
false alarms, and the changes that were missed. Random numbers are seeded.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

import mtcheck
from mtcheck.config import Config
from mtcheck.finding import Finding
from mtcheck.quantities.context import number_language

RULES = (
    "number-changed",
    "magnitude-changed",
    "date-changed",
    "time-changed",
    "unit-changed",
    "currency-changed",
    "number-added",
    "number-missing",
)
CONFIG = Config(select=RULES)
NUMBER = re.compile(
    r"(?<![\w.,/@#:-])\d+(?:[.,: \u00a0\u202f]\d+)*(?![\w/])|(?<=[一-龥（])\d+(?:\.\d+)?(?=[一-龥%％])"
)
SWAPS = """
million billion  billion million  thousand million  Millionen Milliarden  Milliarden Millionen
Million Milliarde  Milliarde Million  millones billones  millón billón  миллионов миллиардов
миллиардов миллионов  млн млрд  млрд млн  тысяч миллионов  milionů miliard  miliard milionů
miliony miliardy  milionu miliardy  万 亿  亿 万
""".split()
LARGER = dict(zip(SWAPS[::2], SWAPS[1::2], strict=True))
MAGNITUDE = re.compile(rf"(?<=\d )({'|'.join(LARGER)})\b|(?<=\d)[万亿]")


class Planted(NamedTuple):
    """A text with one changed number, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def plants(text: str, language: str, rng: random.Random) -> Iterator[Planted]:
    """Yield the text with one number changed, for each number in random order, in a random way."""
    numbers = [(m, kind) for m in NUMBER.finditer(text) for kind in ("digit", "swap", "tenfold")]
    places = [*numbers, *((m, "magnitude") for m in MAGNITUDE.finditer(text))]
    places += [(m, "month") for m in _months(text, language)]
    rng.shuffle(places)
    for m, kind in places:
        wrong = _changed(m.group(), kind, language, rng)
        if wrong and wrong != m.group():
            new = text[: m.start()] + wrong + text[m.end() :]
            yield Planted(kind, new, m.start(), m.start() + len(wrong))


def _months(text: str, language: str) -> Iterator[re.Match[str]]:
    months = number_language(language).months
    for m in re.finditer(r"(?<=\d )[^\W\d_]+|(?<=\d\. )[^\W\d_]+|[^\W\d_]+(?= \d)", text):
        if months.find(m.group().lower()):
            yield m


def _changed(written: str, kind: str, language: str, rng: random.Random) -> str | None:
    digits = [i for i, char in enumerate(written) if char.isdigit()]
    if kind == "magnitude":
        return LARGER[written]
    if kind == "month":
        now = number_language(language).months.find(written.lower())
        forms = _forms(written, language)
        return rng.choice(
            [f for f in forms if number_language(language).months.find(f.lower()) != now]
        )
    if kind == "digit":
        i = rng.choice(digits)
        others = [d for d in "123456789" if d != written[i]]
        return written[:i] + rng.choice(others) + written[i + 1 :]
    if kind == "swap":
        pairs = [(i, j) for i, j in pairwise(digits) if written[i] != written[j]]
        pairs = [(i, j) for i, j in pairs if i > 0 or written[j] != "0"]
        if not pairs:
            return None
        i, j = rng.choice(pairs)
        return written[:i] + written[j] + written[i + 1 : j] + written[i] + written[j + 1 :]
    return written + "0" if written.isdigit() else _shifted(written)


def _shifted(written: str) -> str | None:
    """Return a decimal with its mark one digit further to the right."""
    m = re.fullmatch(r"(\d+)([.,])(\d)(\d?)", written)
    return f"{m[1]}{m[3]}{m[2]}{m[4]}".rstrip(".,") if m else None


def _is_translated(record: dict[str, Any], place: int) -> bool:
    """Tell whether the paragraph at a place has most of the larger figures that its source has.

    Some abstracts were cut differently from their translations: there a change changes nothing.
    """
    end = 0
    for paragraph, source in zip(record["paragraphs"], record["source"], strict=False):
        end += len(paragraph) + 2
        if place < end:
            ours, theirs = (
                re.findall(r"\d+", re.sub(r"(?<=\d)[.,\u00a0\u202f ](?=\d)", "", p))
                for p in (paragraph, source)
            )
            large = [figure for figure in ours if len(figure) > 2]
            return 2 * sum(figure in theirs for figure in large) >= len(large)
    return False


def _forms(written: str, language: str) -> list[str]:
    from babel import Locale  # noqa: PLC0415

    names = Locale.parse(language).months["format"]["wide"].values()
    return [name.capitalize() if written[0].isupper() else name for name in names]


def read(path: Path, half: str) -> Iterator[dict[str, Any]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            is_dev = sha256(record["doc"].encode()).digest()[-1] % 2 == 0
            if record.get("source") and half in ("both", "dev" if is_dev else "held"):
                yield record


def findings(text: str, record: dict[str, Any]) -> tuple[Finding, ...]:
    source, target = record["pair"].split("-")
    whole = "\n\n".join(record["source"])
    report = mtcheck.check(
        text, language=target, source=whole, source_language=source, config=CONFIG
    )
    assert not report.failed, report.failed  # noqa: S101
    return report.findings


def measure(records: Iterable[dict[str, Any]], count: int, show: bool) -> None:
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    words = 0
    rng = random.Random("quantities")  # noqa: S311
    for record in records:
        text = "\n\n".join(record["paragraphs"])
        words += sum(len(passage.split()) for passage in record["source"])
        before = findings(text, record)
        alarms.update(finding.rule for finding in before)
        for finding in before if show else ():
            near = text[max(0, finding.start - 60) : finding.start + 60].replace("\n", " ")
            print(f"    ALARM {record['doc']} {finding.rule} {finding.message[:90]} … {near}")
        known = Counter((f.rule, f.text) for f in before)
        for planted in plants(text, record["lang"], rng):
            if not _is_translated(record, planted.start):
                continue
            if tried[planted.kind] >= count or tried.total() > 6 * count:
                continue
            tried[planted.kind] += 1
            after = findings(planted.text, record)
            now = Counter((f.rule, f.text) for f in after)
            hit = any(
                f.start < planted.end and planted.start < f.end
                for f in after
                if f.rule != "number-missing" and now[f.rule, f.text] > known[f.rule, f.text]
            )
            found[planted.kind] += hit
            if show and not hit:
                near = planted.text[max(0, planted.start - 50) : planted.end + 40].replace(
                    "\n", " "
                )
                print(
                    f"    MISSED {planted.kind} {planted.text[planted.start : planted.end]!r} … {near}"
                )
    rate = 1000 * alarms.total() / max(1, words)
    shares = "  ".join(f"{kind} {found[kind] / n:.3f} of {n}" for kind, n in sorted(tried.items()))
    total = found.total() / max(1, tried.total())
    print(f"  found {total:.3f} of {tried.total()}   {shares}")
    print(f"  false alarms {rate:.2f} in 1,000 of {words:,} words of source   {dict(alarms)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--half", choices=("dev", "held", "both"), default="both")
    parser.add_argument("--pair", action="append", default=[], help="this pair only, such as en-de")
    parser.add_argument("--count", type=int, default=200, help="changes of a kind for a pair")
    parser.add_argument("--show", action="store_true", help="print false alarms and misses")
    options = parser.parse_args()
    pairs: dict[str, list[dict[str, Any]]] = defaultdict(list)
    for path in options.files:
        for record in read(path, options.half):
            if not options.pair or record["pair"] in options.pair:
                pairs[record["pair"]].append(record)
    for pair, records in sorted(pairs.items()):
        print(pair, options.half, len(records), "documents")
        measure(records, options.count, options.show)


if __name__ == "__main__":
    main()
