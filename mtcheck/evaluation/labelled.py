"""Labelled texts: articles and segments in which people marked the errors, and clean ones.

Read are articles with inline marks (`*.gold`: a head, the source, the text with
`⟦class|text=>correction⟧`), Google's MQM ratings (`*.tsv`, the error between `<v>` and `</v>`), and
JSON lines (`*.jsonl`, also `.gz`) with `text`, `mt` or `paragraphs`, `lang` or `pair`, and `spans`.
"""

from __future__ import annotations

import csv
import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import regex

from mtcheck.document import Span
from mtcheck.errors import ReadError
from mtcheck.languages import known_languages
from mtcheck.patterns import compile_pattern
from mtcheck.readers.file import File, read_plain

GROUP_OF_CLASS = {
    name: group
    for group, names in {
        "untranslated": "untranslated wrong-language wrong-script",
        "names": "name name-inconsistent name-case",
        "joins": "join fragment truncated",
        "repetition": "duplicate-paragraph near-duplicate duplicate-sentence doubled-word conjunct loop",
        "chrome": "chrome",
        "typography": "quote punctuation case",
        "encoding": "encoding markup",
        "residue": "llm-chatter",
        "numbers": "number number-format",
        "coverage": "omission addition",
        "terms": "term-inconsistent",
        "translationese": "calque false-friend",
    }.items()
    for name in names.split()
}
"""The group of rules whose business a class of labels is; other classes are nobody's."""


@dataclass(frozen=True, slots=True)
class Label:
    """A marked place and its class: one of `GROUP_OF_CLASS`, or an MQM category."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text with its labels; `clean` ones have none because nothing is wrong with them.

    `omitted` are the passages of the source that the text does not translate.
    """

    name: str
    text: str
    language: str | None
    labels: tuple[Label, ...] = ()
    clean: bool = False
    source: str | None = None
    source_language: str | None = None
    omitted: tuple[str, ...] = ()


def read_labelled(path: Path) -> Iterator[Labelled]:
    """Yield the texts of a file, or of the files in a folder. Raises ReadError."""
    if path.is_dir():
        files = sorted(p for p in path.rglob("*") if _reader(p))
        if not files:
            raise ReadError(str(path), "holds no labelled texts (.gold .tsv .jsonl .jsonl.gz)")
        for file in files:
            yield from read_labelled(file)
        return
    reader = _reader(path)
    if reader is None:
        raise ReadError(str(path), "is no file of labelled texts (.gold .tsv .jsonl .jsonl.gz)")
    File(str(path)).open().close()  # a pipe might never end
    try:
        yield from reader(path)
    except (
        OSError,
        EOFError,
        zlib.error,
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        RecursionError,
        csv.Error,
    ) as error:
        raise ReadError(str(path), f"cannot be read: {type(error).__name__}: {error}") from error


def _reader(path: Path) -> Any:
    endings = {".gold": _read_gold, ".tsv": _read_mqm, ".jsonl": _read_lines, ".gz": _read_lines}
    return endings.get(path.suffix)


_OMITTED = "omitted: "
_MARK = compile_pattern(r"⟦([a-z-]+)\|([^⟦⟧]*?)(?:=>[^⟦⟧]*+)?⟧")


def _read_gold(path: Path) -> Iterator[Labelled]:
    head, _, rest = read_plain(path).partition("--- source\n")
    source, _, marked = rest.partition("--- target\n")
    fields = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    text, labels = unmark(marked.strip("\n"))
    yield Labelled(
        name=fields["id"],
        text=text,
        language=fields["target"],
        labels=labels,
        clean=fields["kind"] == "clean",
        source=source.strip("\n") or None,
        source_language=None if fields["source"] == "none" else fields["source"],
        omitted=tuple(
            line.removeprefix(_OMITTED) for line in head.splitlines() if line.startswith(_OMITTED)
        ),
    )


def unmark(marked: str) -> tuple[str, tuple[Label, ...]]:
    """Return a text without its ⟦class|text=>correction⟧ marks, and what they mark."""
    text, labels, at = "", [], 0
    for m in _MARK.finditer(marked):
        text += marked[at : m.start()]
        labels.append(Label(Span(len(text), len(text) + len(m[2])), m[1]))
        text += m[2]
        at = m.end()
    return text + marked[at:], tuple(labels)


def _read_mqm(path: Path) -> Iterator[Labelled]:
    """Group the ratings of a segment; the language pair stands in the file's name (…ende…, en-de)."""
    pairs = regex.findall(r"(?<![a-z])([a-z]{2})-?([a-z]{2})(?![a-z])", path.stem)
    pairs = [pair for pair in pairs if not set(pair).isdisjoint(known_languages())]
    if not pairs:
        raise ValueError("the file's name tells no language pair (such as mqm_ende.tsv)")
    source_language, language = pairs[-1]
    segments: dict[tuple[str, str, str, str], list[Label]] = {}
    sources: dict[tuple[str, str, str, str], str] = {}
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE):
            text = regex.sub(r"</?v>", "", row["target"])
            key = (
                row["system"],
                row.get("doc", ""),
                row.get("seg_id") or row.get("segment", ""),
                text,
            )
            labels = segments.setdefault(key, [])
            sources[key] = regex.sub(r"</?v>", "", row["source"])
            start, end = row["target"].find("<v>"), row["target"].find("</v>")
            if 0 <= start < end and row["severity"].lower() not in ("no-error", "neutral"):
                labels.append(Label(Span(start, end - 3), row["category"]))
    for key, labels in segments.items():
        name = ":".join(key[:3])
        yield Labelled(name, key[3], language, tuple(labels), False, sources[key], source_language)


def _read_lines(path: Path) -> Iterator[Labelled]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            if line.strip():
                yield _record(json.loads(line), f"{path.name}:{number}")


def _record(record: dict[str, Any], place: str) -> Labelled:
    text = record.get("text") or record.get("mt")
    if text is None:
        text = "\n\n".join(record["paragraphs"])
    if not isinstance(text, str):
        raise TypeError("text is no string")
    source_language, _, target = record.get("pair", "").partition("-")
    spans = record.get("spans") or ()
    labels = (
        Label(
            Span(int(s["start"]), int(s["end"])),
            s.get("class") or s.get("cls") or s.get("category") or "error",
        )
        for s in spans
        if s["start"] >= 0
    )
    source = record.get("source")
    return Labelled(
        name=str(record.get("id", place)),
        text=text,
        language=record.get("lang") or target or None,
        labels=tuple(labels),
        clean=record.get("kind") == "clean" or "paragraphs" in record,
        source=source if isinstance(source, str) else None,
        source_language=record.get("source_lang") or source_language or None,
        omitted=tuple(record.get("omitted") or ()),
    )
