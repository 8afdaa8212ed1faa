"""A word with which nothing can end, before a stop or a comma: "the mayor of the, who said"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language


def check(doc: Document) -> Iterator[Hit]:
    """Yield such a word with the mark after it: the words between them are lost.

    A word that is spoken of ("the, an and a") or stammered ("the … the") is left alone.
    """
    language = load_language(doc.language or "")
    if language is None or not language.never_last:
        return
    words = _words(language.never_last)
    for block in doc.prose:
        for m in words.finditer(doc.text, block.start, block.end):
            after = doc.words_in(m.end(), m.end() + 12)[:1]
            listed = bool(after) and after[0].lower in language.never_last and m[0][-1] == ","
            if not listed and not doc.is_opaque(Span(*m.span())):
                yield Hit(m.start() + 1, m.end(), {"word": m[1]})


@cache
def _words(never_last: frozenset[str]) -> regex.Pattern[str]:
    forms = "|".join(sorted(never_last))
    return regex.compile(rf" ({forms}) ?[.,;?!)](?![.\p{{L}}\p{{N}}])")
