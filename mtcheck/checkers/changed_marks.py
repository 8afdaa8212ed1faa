"""Messages of marks alone that differ from their source, and marks that open a message."""

from __future__ import annotations

from collections.abc import Iterator
from unicodedata import normalize

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.pairs import place_of
from mtcheck.patterns import compile_pattern

_INKED = compile_pattern(r"[\p{L}\p{N}]")
_OPENING = compile_pattern(r"\s*+([*>•·‣▪–—-]|\.{2,3}|…)(?![\w*>-])")
_QUOTES = frozenset("\"'`´‘’‚“”„«»‹›?")
"""Marks that each language has its own of; "?" stands for what is not known."""
_ALIKE = str.maketrans("、،。।–—‐‑•‣▪…·", ",,..----***.*")


def check(doc: Document, *, whole: bool) -> Iterator[Hit]:
    """Yield messages of marks alone that are not the same in the source; else, messages that begin
    with another mark of a list or rule ("* ", "- ", "…") than their source, or without it.

    The full width of East Asian marks, and what is the same mark elsewhere, do not count.
    """
    for pair in doc.pairs:
        text = doc.text[slice(*pair.target)]
        if whole and not _INKED.search(pair.source) and pair.source.strip():
            if _plain(pair.source) != _plain(text) and not _QUOTES.issuperset(pair.source.strip()):
                yield Hit(
                    *place_of(doc, pair), {"right": pair.source.strip()}, source_text=pair.source
                )
        elif not whole and _INKED.search(pair.source):
            there, here = _OPENING.match(pair.source), _OPENING.match(text)
            if _mark(there) != _mark(here):
                yield _hit(doc, pair.target, there, here)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text[:200]).translate(_ALIKE).split())


def _mark(found: regex.Match[str] | None) -> str:
    return _plain(found[1])[:1] if found else ""


def _hit(
    doc: Document, target: Span, there: regex.Match[str] | None, here: regex.Match[str] | None
) -> Hit:
    text = doc.text[target.start : target.end]
    start = target.start + (here.start(1) if here else len(text) - len(text.lstrip()))
    end = target.start + here.end(1) if here else start + 1
    values = {"right": f"'{there[1]}'" if there else "no mark"}
    return Hit(start, end, values)
