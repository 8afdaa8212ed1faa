"""A title written in two ways in one article: "Mr. Smith" and "Mr Smith"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.quotation import is_quoted
from mtcheck.word_lists import words_among


def check(
    doc: Document, *, titles: tuple[str, ...], most_share: float = 0.25, fewest: int = 4
) -> Iterator[Hit]:
    """Yield each title of `titles` (given without a stop) that is written otherwise than most.

    The form that stands there less often is found where both forms stand before one name, or where
    its share is at most `most_share` of `fewest` or more. Quotations keep their form.
    """
    words = words_among(doc, frozenset(titles))
    for title in titles:
        if title in words and f"{title}. " in doc.text and f"{title} " in doc.text:
            yield from _mixed(doc, title, most_share, fewest)


def _mixed(doc: Document, title: str, most_share: float, fewest: int) -> Iterator[Hit]:
    pattern = compile_pattern(rf"(?<![\w.-])({title}\.?)[ \xa0](\p{{Lu}}[\p{{L}}'’-]+)")
    uses: dict[bool, list[tuple[Span, str]]] = {True: [], False: []}
    for m in pattern.finditer(doc.text):
        span = Span(*m.span(1))
        if doc.prose_block(*span) and not is_quoted(doc, span):
            uses[m[1].endswith(".")].append((span, m[2].removesuffix("'s").removesuffix("’s")))
    rare, often = sorted(uses.values(), key=len)
    names = {name for _, name in often}
    few = len(rare) <= most_share * (len(rare) + len(often)) and len(rare) + len(often) >= fewest
    if not rare or not (few or _shares_name(rare, names)):
        return
    first = often[0][0]
    own = doc.text[first.start : first.end]
    for span, _ in rare:
        yield Hit(*span, values={"own": own}, fix=own, related=(first,))


def _shares_name(uses: Sequence[tuple[Span, str]], names: set[str]) -> bool:
    return any(name in names for _, name in uses)
