"""One source with two translations in a file, or one translation of two sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from mtcheck.document import Document, Pair, Span
from mtcheck.finding import Hit
from mtcheck.pairs import place_of
from mtcheck.patterns import compile_pattern

_KEY = compile_pattern(r"\([_&]\w\)|[_&~](?=\w)")
"""The mark of an access key, alone in brackets where no letter of the text can have it."""
_MARKS = compile_pattern(r"[\p{P}\p{S}\s]+")


def check(doc: Document, *, of: str) -> Iterator[Hit]:
    """Yield each later passage that breaks with an earlier one, which is related to it.

    With `of` source these are other translations of one source in the same context; with `of`
    translation, the same translation of another source. Marks and access keys do not count, nor do
    capitals in what must differ.
    """
    seen: dict[tuple[str, ...], dict[str, Pair]] = defaultdict(dict)
    for pair in doc.pairs:
        if pair.plural:
            continue
        source, target = _folded(pair.source), _folded(doc.text[slice(*pair.target)])
        key = (
            (_KEY.sub("", pair.source).strip(" .:…"), pair.context) if of == "source" else (target,)
        )
        other = target if of == "source" else source
        if not source or not target:
            continue
        first = next(iter(seen[key].values()), None)
        if first and other not in seen[key]:
            yield _hit(doc, pair, first)
        seen[key].setdefault(other, pair)


def _folded(text: str) -> str:
    return _MARKS.sub(" ", _KEY.sub("", text)).strip().casefold()


def _hit(doc: Document, pair: Pair, first: Pair) -> Hit:
    earlier = place_of(doc, first)
    values = {"earlier": doc.text[slice(*earlier)][:60], "source": first.source[:60]}
    place = place_of(doc, pair)
    return Hit(*place, values, related=(Span(*earlier),), source_text=pair.source)
