"""Acronyms that are one letter off from those of the source, where the language keeps them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from mtcheck.alignment.align import pairs
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import known_languages
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import is_known_anywhere

_ACRONYM = compile_pattern(r"(?<![\p{L}\p{N}@#._/-])[A-Z]{3,12}(?![\p{L}\p{N}_/])")
_MOST = 40
"""Acronyms of a passage that are compared at most."""
_LONG = 5
"""An acronym of so many letters is hardly another language's own (DNA and DNS, SARS and SRAS)."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield acronyms that do not stand in the source, one letter or one swap from one that does.

    That one must be missing from the passage, and be kept as often elsewhere in the text or be
    long, since many languages have acronyms of their own. Words in capitals are no acronyms.
    """
    theirs = set(_ACRONYM.findall(doc.source or ""))
    found = [(m.start(), m.end(), m.group()) for m in _ACRONYM.finditer(doc.text)]
    foreign = [place for place in found if place[2] not in theirs]
    if not foreign or doc.language not in known_languages():
        return
    kept = Counter(text for _, _, text in found)
    passages = [pair for pair in pairs(doc) if pair.source]
    lost: dict[int, Sequence[str]] = {}
    i = 0
    for start, end, written in foreign:
        while i < len(passages) and passages[i].target.end <= start:
            i += 1
        if i == len(passages) or not passages[i].target.contains(Span(start, end)):
            continue
        if i not in lost:
            here = set(_ACRONYM.findall(doc.text, *passages[i].target))
            lost[i] = _lost(passages[i].source, here)
        near = [word for word in lost[i] if _is_slip(written, word)]
        if len(near) != 1 or not (kept[near[0]] >= kept[written] or len(written) >= _LONG):
            continue
        known = is_known_anywhere(written.lower(), doc.language or "")
        if not known and doc.prose_block(start, end):
            yield Hit(start, end, {"source": near[0]}, near[0], 0.9, source_text=near[0])


def _lost(source: str, kept: set[str]) -> Sequence[str]:
    """Return the acronyms of a passage of the source that its translation lacks.

    None of shouting, nor of a passage of little else, in which each is held against each.
    """
    lost = sorted(set(_ACRONYM.findall(source)) - kept)
    return () if source.isupper() or len(lost) > _MOST else lost


def _is_slip(written: str, right: str) -> bool:
    """Tell whether one letter was changed, left out, put in, or swapped with the next."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (45 ms)

    return written[0] == right[0] and OSA.distance(written, right, score_cutoff=1) == 1
