"""Which language a text was translated from, where nobody says: from what the language left behind.

Calques, words left over, names in its press's spelling, and its marks and numbers (the data are in
fingerprints.toml and calques/) count one point each, shared among the languages that they speak
for, and decide only where they are clear. On 2,300 clean texts in 13 languages there was no guess;
most texts of good engines carry no fingerprint either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

import regex

from mtcheck.cache import kept
from mtcheck.cache.data_file import load_data
from mtcheck.calques import load_sources, pack_files
from mtcheck.document import Document
from mtcheck.enclosure import is_enclosed
from mtcheck.foreign.runs import Run, foreign_runs
from mtcheck.languages import language_name
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.occurrences import held
from mtcheck.phrase_index import PhraseIndex, folded, state_of_phrases
from mtcheck.word_lists import lower_words_among

SAMPLE = 20_000
"""Code points that are looked at: what is not in them would not decide either."""
LEAST, LEAST_PIECES = 2.0, 2
"""Points that a language needs, and different things that they come from."""
LEAD = 1.5
"""By how many points it must be ahead of what speaks for another language and not for it."""
KNOWN_HERE = 3.0
"""Zipf value from which a name is the text's own language's too, and no fingerprint."""
FREQUENT_THERE, SURE_RUN = 4.0, 3.0
"""Zipf value there of a single word that was left over, or the sum of a run of words."""
RARE = 4.8
"""Zipf value up to which a word makes a calque worth looking for where nothing else speaks."""
ENOUGH = 2
"""So many words, or names, make a point; more of them do not count: they may be one title."""
SHOWN = 40
"""Code points of a leftover that the evidence shows."""
_FILE = Path(__file__).with_name("fingerprints.toml")


class Guess(NamedTuple):
    """A language (ISO 639-1) and what speaks for it, the weightiest first."""

    language: str
    evidence: tuple[str, ...]

    def __str__(self) -> str:
        return f"probably {language_name(self.language)} (evidence: {'; '.join(self.evidence)})"


class Piece(NamedTuple):
    """Something that speaks for languages: its points are shared among them."""

    languages: tuple[str, ...]
    shown: str
    points: float = 1.0


class _Fingerprints(NamedTuple):
    """Names, in lower case, with (languages, written form); the marks, and what they hold."""

    names: Mapping[str, tuple[tuple[str, ...], str]]
    marks: tuple[Mapping[str, Any], ...]
    holds: tuple[str, ...]
    keys: frozenset[str]


def guess_source_language(doc: Document) -> Guess | None:
    """Return the language that the text seems translated from, None where that is not clear."""
    return doc.memo("source-language-guess", lambda: _guess(doc))


def _guess(doc: Document) -> Guess | None:
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    for piece in _pieces(doc):
        for code in piece.languages:
            weights[code][piece.shown] = piece.points / len(piece.languages)
    weights.pop(doc.language or "", None)
    best = max(weights, key=lambda code: (sum(weights[code].values()), code), default="")
    pieces = weights[best]
    points = sum(pieces.values())
    against = max(
        (
            sum(w for shown, w in others.items() if shown not in pieces)
            for others in weights.values()
        ),
    )
    if points < LEAST or points - against < LEAD or len(pieces) < LEAST_PIECES:
        return None
    return Guess(best, tuple(sorted(pieces, key=lambda shown: (-pieces[shown], shown))))


def _pieces(doc: Document) -> list[Piece]:
    """Return all that speaks for a language; nothing where neither rare words nor marks do."""
    index = load_sources(doc.language or "")
    others = [*_leftovers(doc), *_names(doc), *_marks(doc)]
    if others or any(_calques(doc, index, _rare_keys(doc.language or ""))):
        return [*_calques(doc, index), *others]
    return []


@cache
def _rare_keys(language: str) -> frozenset[str]:
    state = state_of_phrases(language, pack_files(language))
    index = load_sources(language)
    return frozenset(kept(f"data/rare-{language}", state, lambda: sorted(index.rare_keys(RARE))))


def _calques(
    doc: Document, index: PhraseIndex[tuple[str, ...]], keys: frozenset[str] | None = None
) -> Iterator[Piece]:
    """Yield the calques of every pack for the text's language: one piece for a place."""
    text, words = folded(doc)[:SAMPLE], index.words(doc)
    places = sorted(
        (span, index.meanings[phrase])
        for phrase in index.candidates(text, words, keys)
        for span in index.matches(text, words, phrase)
    )
    end, languages = 0, dict[str, None]()
    for i, (span, codes) in enumerate(places):
        if span.start >= end:
            start, languages = span.start, {}
        end = max(end, span.end)
        languages.update(dict.fromkeys(codes))
        if i + 1 == len(places) or places[i + 1][0].start >= end:
            yield Piece(tuple(languages), f"“{text[start:end]}”")


def _leftovers(doc: Document) -> Iterator[Piece]:
    """Yield the words left in another language, one piece for all of a language."""
    found: dict[str, list[Run]] = defaultdict(list)
    for run in foreign_runs(doc):
        sure = run.surest >= FREQUENT_THERE or (run.support >= ENOUGH and run.score >= SURE_RUN)
        if run.span.end <= SAMPLE and sure and not is_enclosed(doc.text, run.span):
            found[run.language].append(run)
    for code, runs in found.items():
        words = {doc.text[slice(*run.span)]: run.support for run in runs}
        yield _together(code, "left over", words)


def _names(doc: Document) -> Iterator[Piece]:
    """Yield the names in another language's spelling, one piece for all of a language."""
    known = _fingerprints()
    text = doc.text[:SAMPLE]
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for key in sorted(lower_words_among(doc, known.keys)):  # sums depend on the order
        languages, written = known.names[key]
        lexicon = load_lexicon(doc.language or "", WHOLE)
        strange = lexicon is not None and lexicon.zipf(key) < KNOWN_HERE
        if doc.language not in languages and strange and _stands(written, text):
            for code in languages:
                found[code][written] = 1 / len(languages)
    for code, names in found.items():
        yield _together(code, "spelt as there", names)


def _together(code: str, what: str, found: Mapping[str, float]) -> Piece:
    texts = (text if len(text) <= SHOWN else f"{text[:SHOWN]}…" for text in sorted(found))
    shown = ", ".join(f"“{' '.join(text.split())}”" for text in texts)
    return Piece((code,), f"{what} {shown}", min(1.0, sum(found.values()) / ENOUGH))


def _stands(written: str, text: str) -> bool:
    return regex.search(rf"(?<![\w'’-]){regex.escape(written)}(?![\w'’-])", text) is not None


def _marks(doc: Document) -> Iterator[Piece]:
    known = _fingerprints()
    here = set(held(doc, known.holds))
    for mark in known.marks if here else ():
        foreign = doc.language not in mark["languages"] and not here.isdisjoint(mark["holds"])
        if foreign and regex.search(mark["pattern"], doc.text, endpos=SAMPLE):
            yield Piece(tuple(mark["languages"]), mark["shows"])


@cache
def _fingerprints() -> _Fingerprints:
    raw = load_data(_FILE)
    names: dict[str, tuple[tuple[str, ...], str]] = {}
    for code, forms in raw["names"].items():
        for written in forms.split():
            languages, _ = names.get(written.lower(), ((), ""))
            names[written.lower()] = (tuple(dict.fromkeys((*languages, code))), written)
    marks = tuple(raw["marks"])
    holds = tuple(dict.fromkeys(piece for mark in marks for piece in mark["holds"]))
    return _Fingerprints(names, marks, holds, frozenset(names))
