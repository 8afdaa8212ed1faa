"""One thing under two names in one article: the name that stands there less often."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mtcheck.aliases import PLACE, Thing, load_aliases
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.phrase_index import folded
from mtcheck.quotation import is_quoted

GLOSS = 40
"""Code points between two names of a sentence within which the one explains the other: "Kyiv
(formerly Kiev)"."""
_SENTENCE_END = compile_pattern(r"[.!?…]\s|\n")
_NEXT_NAME = compile_pattern(r"[ \xa0-]\p{Lu}")
_NAMING = compile_pattern(
    r"(?i)\b(?:called|titled|entitled|named|dubbed|known as|spelt|spelled|written)(?: as)? $"
)
"""What precedes a name that is spoken of as a name: "a film called Sissi"."""
_WORD_BEFORE = compile_pattern(r"(\p{Lu}[\p{L}'’.]*+)[ \xa0-]$")

Uses = Mapping[int, Sequence[Span]]
"""Number of a name -> the places where it stands."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield each place of every name but the article's own one: the most frequent, then preferred.

    Quotations, longer names ("Dynamo Kiev") and names spoken of as names ("a film called Sissi") are
    spared, and a thing whose two names stand side by side once: the article explains them.
    """
    hits = [hit for thing, uses in _uses(doc).items() for hit in _minority(doc, thing, uses)]
    yield from sorted(hits, key=lambda hit: hit.span)


def _uses(doc: Document) -> dict[Thing, dict[int, list[Span]]]:
    """Return where the names stand of each thing that has two or more in the text."""
    index = load_aliases(doc.language or "")
    if index is None:
        return {}
    there = index.candidates(folded(doc), index.words(doc)) - doc.accepted
    numbers: dict[Thing, set[int]] = defaultdict(set)
    for phrase in there:
        for thing, number in index.meanings[phrase]:
            numbers[thing].add(number)
    several = {thing for thing, names in numbers.items() if len(names) > 1}
    phrases = [p for p in there if any(name.thing in several for name in index.meanings[p])]
    uses: dict[Thing, dict[int, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for span, phrase in index.places(doc, phrases):
        for thing, number in index.meanings[phrase]:
            if _is_written_as_name(doc, span, phrase):
                uses[thing][number].append(span)
    return {thing: names for thing, names in uses.items() if len(names) > 1}


def _is_written_as_name(doc: Document, span: Span, phrase: str) -> bool:
    """Tell whether a capital stands in it: "al-Qaeda", and no "turkey"."""
    return doc.text[span.start : span.end] != phrase


def _minority(doc: Document, thing: Thing, uses: Uses) -> Iterator[Hit]:
    if _is_explained(doc, uses):
        return
    own = {n: [s for s in spans if not _is_spared(doc, thing, s)] for n, spans in uses.items()}
    own = {name: spans for name, spans in own.items() if spans}
    kept = min(own, key=lambda name: (-len(own[name]), name), default=None)
    if kept is None:
        return
    first = own[kept][0]
    right = doc.text[first.start : first.end]
    for name, spans in own.items():
        for span in spans if name != kept else ():
            single = " " not in right and " " not in doc.text[span.start : span.end]
            fix = right if single and doc.language == "en" else None
            yield Hit(*span, values={"right": right}, fix=fix, confidence=0.8, related=(first,))


def _is_spared(doc: Document, thing: Thing, span: Span) -> bool:
    longer = _NEXT_NAME.match(doc.text, span.end) is not None
    if thing.kind == PLACE:
        longer = longer or _follows_name(doc, span)
    named = _NAMING.search(doc.text, max(0, span.start - 20), span.start) is not None
    return longer or named or is_quoted(doc, span)


def _follows_name(doc: Document, span: Span) -> bool:
    """Tell whether a word with a capital stands right before, other than "In" or "The"."""
    before = _WORD_BEFORE.search(doc.text[max(0, span.start - 40) : span.start])
    language = load_language(doc.language or "")
    words = language.function_words if language else frozenset()
    return before is not None and before[1].lower() not in words


def _is_explained(doc: Document, uses: Uses) -> bool:
    places = sorted((span, name) for name, spans in uses.items() for span in spans)
    return any(
        a != b
        and here.end <= there.start <= here.end + GLOSS
        and not _SENTENCE_END.search(doc.text, here.end, there.start)
        for (here, a), (there, b) in pairwise(places)
    )
