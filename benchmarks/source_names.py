"""How many wrong renderings of the source's names are found, and how many false alarms, by pair.

    python benchmarks/source_names.py PAIRS.jsonl[.gz] ... [--reverse] [--pair en-ru] [--count 100]

The files hold human translations, a JSON object a line with `pair` (such as en-ru), `source`, and
`paragraphs` or `reference` (lists). With `--reverse` the translation is the source. A name that the
text renders right is made wrong in one place; it counts as found where a finding of the rules about
names that the text did not have before overlaps it. The same files give the same figures.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import mtcheck
from mtcheck.config import Config
from mtcheck.document import Document, Word
from mtcheck.finding import Finding
from mtcheck.gazetteer import fold
from mtcheck.languages import known_languages, language_script
from mtcheck.names.cyrillic import Name, between, is_cyrillic
from mtcheck.names.hanyu import spellings
from mtcheck.names.in_source import SourceName, source_names
from mtcheck.names.passages import name_passages
from mtcheck.segment import words as split_words

RULES = (
    "misrendered-name",
    "unadapted-name",
    "uneven-name",
    "source-name",
    "source-translated-name",
)
ALONE = ("misspelt-name", "foreign-name-form", "near-name", "name-variant", "wrong-accent")
"""What a rule that does not look at the source finds as well."""
CONFIG = Config(select=(*RULES, *ALONE))
OTHER_SYSTEM = {
    "v": "w", "y": "j", "sh": "sch", "ch": "tsch", "kh": "ch", "zh": "sch", "u": "ou", "i": "y",
    "k": "c", "ts": "z", "е": "э", "э": "е", "а": "э", "у": "ю", "с": "з", "й": "и", "о": "оу",
}  # fmt: skip


class Text(NamedTuple):
    """A translation with its source."""

    text: str
    language: str
    source: str
    source_language: str


class Planted(NamedTuple):
    """A text with one wrong name, and where it stands."""

    kind: str
    text: str
    start: int
    end: int


def plants(pair: Text, rng: random.Random) -> Iterator[Planted]:
    """Yield the text with one name changed, for each name that it renders right, in random order."""
    doc = Document(
        pair.text,
        language=pair.language,
        source=pair.source,
        source_language=pair.source_language,
    )
    known = source_names(pair.source_language, pair.language, ())
    changes: list[tuple[str, Word, str]] = []
    for passage in name_passages(doc):
        names = known.find(passage.source)
        syllables = _syllables(passage.source) if pair.source_language == "zh" else {}
        theirs = [w for _, _, w, _ in split_words(passage.source) if w[0].isupper()]
        for word in passage.words:
            if not word.text[0].isupper():
                continue
            here = [name for name in names if fold(word.text) in map(fold, name.rights)]
            changes += [(kind, word, put) for kind, put in _wrong(word, here, rng)]
            if len(word.text) > 4 and syllables.get(word.text.lower(), 0) > 1:
                changes.append(("pinyin", word, slip(word.text, rng)))
            if (
                len(word.text) > 4
                and pair.text.count(word.text) > 1
                and _renders(word, theirs, pair)
            ):
                changes.append(("again", word, other_system(word.text, rng)))
    rng.shuffle(changes)
    for kind, word, put in changes:
        if put != word.text and not put.islower():
            text = pair.text[: word.start] + put + pair.text[word.end :]
            yield Planted(kind, text, word.start, word.start + len(put))


def _wrong(
    word: Word, names: Iterable[SourceName], rng: random.Random
) -> Iterator[tuple[str, str]]:
    for name in names:
        if name.is_acronym:
            others = sorted({form.upper() for form, _ in name.others if len(form) > 1})
            if others:
                yield "acronym", rng.choice(others)
            continue
        if len(word.text) > 4:
            yield "letter", slip(word.text, rng)
        others = sorted({form.capitalize() for form, code in name.others if code != "*"})
        if others:
            yield "another language", rng.choice(others)
        if is_cyrillic(name.text) and not is_cyrillic(word.text):
            yield "by sound", letter_by_letter(name.text)


def slip(word: str, rng: random.Random) -> str:
    """Return a word with a letter inside doubled, dropped, swapped or changed."""
    i = rng.randrange(1, len(word) - 1)
    letter = rng.choice("aeinorst" if word.isascii() else "аеинорст")
    return rng.choice(
        (
            word[: i + 1] + word[i:],
            word[:i] + word[i + 1 :],
            word[:i] + word[i + 1] + word[i] + word[i + 2 :],
            word[:i] + letter + word[i + 1 :],
        )
    )


def other_system(word: str, rng: random.Random) -> str:
    """Return a word with each of one or two sounds written as another system writes it."""
    there = [sound for sound in OTHER_SYSTEM if sound in word[1:]]
    for sound in rng.sample(there, min(2, len(there))):
        word = word[0] + word[1:].replace(sound, OTHER_SYSTEM[sound], 1)
    return word


def letter_by_letter(word: str) -> str:
    """Return a Cyrillic word in Latin letters, as an engine that does not know it writes it."""
    table = dict(zip("абвгдеёжзийклмнопрстуфхцчшщъыьэюяіїєґ", LATIN, strict=True))
    return "".join(table.get(char, char) for char in word.lower()).capitalize()


LATIN = (
    "a b v g d e yo zh z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya i yi ye g".split(
        " "
    )
)


def _syllables(source: str) -> dict[str, int]:
    found: dict[str, int] = {}
    for size in (1, 2, 3):
        for at in range(len(source) - size + 1):
            for spelling in spellings(source[at : at + size]):
                found[spelling] = max(size, found.get(spelling, 0))
    return found


def _renders(word: Word, names: Iterable[str], pair: Text) -> bool:
    written = Name(word.text, pair.language)
    return any(
        len(name) > 4
        and between(Name(name, pair.source_language), written) == 0
        and pair.source.count(name) > 1
        for name in names
    )


def findings(pair: Text, text: str) -> tuple[Finding, ...]:
    report = mtcheck.check(
        text,
        language=pair.language,
        source=pair.source,
        source_language=pair.source_language,
        config=CONFIG,
    )
    assert not report.failed, report.failed  # noqa: S101
    return report.findings


def measure(texts: Iterable[Text], count: int, *, show: bool) -> None:
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    by_source: Counter[str] = Counter()
    alarms: Counter[str] = Counter()
    words = 0.0
    rng = random.Random("source names")  # noqa: S311
    for pair in texts:
        words += Document(pair.text).size
        before = findings(pair, pair.text)
        alarms.update(f.rule for f in before if f.rule in RULES)
        for f in before if show else ():
            if f.rule in RULES:
                print(f"    ALARM {f.rule} {f.message}")
        known = Counter((f.rule, f.text) for f in before)
        done: Counter[str] = Counter()
        for planted in plants(pair, rng):
            if tried[planted.kind] >= count or done[planted.kind] >= MOST_OF_A_TEXT:
                continue
            tried[planted.kind] += 1
            done[planted.kind] += 1
            after = findings(pair, planted.text)
            now = Counter((f.rule, f.text) for f in after)
            hits = {
                f.rule
                for f in after
                if f.start < planted.end and planted.start < f.end
                if now[f.rule, f.text] > known[f.rule, f.text]
            }
            found[planted.kind] += bool(hits)
            by_source[planted.kind] += not hits.isdisjoint(RULES)
            if show and not hits:
                print(f"    MISSED {planted.kind}: {_near(planted)}")
    rate = 1000 * alarms.total() / max(1, words)
    for kind, n in sorted(tried.items()):
        print(
            f"  {kind}: {found[kind] / n:.2f} of {n} ({by_source[kind] / n:.2f} by the source alone)"
        )
    print(f"  false alarms {rate:.2f} in 1,000 of {words:,.0f} words   {dict(alarms)}")


MOST_OF_A_TEXT = 4


def _near(planted: Planted) -> str:
    text = planted.text
    before, after = text[max(0, planted.start - 40) : planted.start], text[planted.end :][:30]
    return f"{before}[{text[planted.start : planted.end]}]{after}".replace("\n", " ")


def read(path: Path, *, reverse: bool) -> Iterator[tuple[str, Text]]:
    with (gzip.open if path.suffix == ".gz" else open)(path, "rt", encoding="utf-8") as file:
        for record in map(json.loads, file):
            target = record.get("paragraphs") or record.get("reference")
            if record.get("source") and target:
                yield _pair(record, target, reverse=reverse)


def _pair(record: dict[str, Any], target: list[str], *, reverse: bool) -> tuple[str, Text]:
    theirs, _, ours = record["pair"].partition("-")
    source, text = "\n\n".join(record["source"]), "\n\n".join(target)
    if reverse:
        return f"{ours}-{theirs}", Text(source, theirs, text, ours)
    return record["pair"], Text(text, ours, source, theirs)


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--reverse", action="store_true", help="from the translation to the source")
    parser.add_argument("--pair", action="append", default=[], help="this pair only, such as en-ru")
    parser.add_argument("--count", type=int, default=100, help="names of a kind for a pair")
    parser.add_argument("--show", action="store_true", help="print false alarms and misses")
    options = parser.parse_args()
    pairs: dict[str, list[Text]] = defaultdict(list)
    for path in options.files:
        for name, pair in read(path, reverse=options.reverse):
            known = {pair.language, pair.source_language} <= set(known_languages())
            if known and (not options.pair or name in options.pair):
                pairs[name].append(pair)
    for name, texts in sorted(pairs.items()):
        print(
            name, len(texts), "texts", language_script(name[:2]), "->", language_script(name[-2:])
        )
        measure(texts, options.count, show=options.show)


if __name__ == "__main__":
    main()
