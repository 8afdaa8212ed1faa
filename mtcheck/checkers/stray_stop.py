"""A full stop before a word in lower case: the sentence was cut in two."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.segment import keeps_stop

_CUT = regex.compile(
    r"(?<![\p{L}\p{M}.'’&-])([\p{L}\p{M}'’-]{2,40}+)\.[^\S\n]*+\n?[^\S\n]*+(?<=\s)(\p{Ll}[\p{L}\p{M}]*+)"
)
_LOWER_CASE_STYLE = 4
_SHORT = 5
_COMMON = 3.0


def check(doc: Document) -> Iterator[Hit]:
    """Yield the word before the stop to the word after it; abbreviations and brands are spared.

    A text that begins most of its sentences in lower case is written so, and left alone.
    """
    hits = [Hit(*m.span(), values={"before": m[1], "after": m[2]}) for m in _cuts(doc)]
    if len(hits) < _LOWER_CASE_STYLE or len(hits) < _capital_starts(doc):
        yield from hits


def _cuts(doc: Document) -> Iterator[regex.Match[str]]:
    for block in doc.prose:
        for m in _CUT.finditer(doc.text, block.start, block.end, overlapped=True):
            if not _is_right(doc, m, block.end):
                yield m


def _is_right(doc: Document, cut: regex.Match[str], end: int) -> bool:
    before, after = cut[1], cut[2]
    if not after.islower() or before.isupper() or doc.is_opaque(Span(*cut.span())):
        return True
    # "k.d. lang", "a) ...", "example. org"
    if len(after) == 1 and doc.text[cut.end() : cut.end() + 1] in (".", ")"):
        return True
    return keeps_stop(doc.text, cut.end(1), doc.language) or _may_be_abbreviation(before, doc)


def _may_be_abbreviation(word: str, doc: Document) -> bool:
    if len(word) > _SHORT:
        return False
    lexicon = load_lexicon(doc.language or "", WHOLE)
    return lexicon is None or lexicon.zipf(word.lower()) < _COMMON


def _capital_starts(doc: Document) -> int:
    return len(regex.findall(r"[\p{Ll}]\.\s+\p{Lu}", doc.text))
