"""Two sentences without a space between them: "in Japan.It is"."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.lexicon import WHOLE, load_lexicon

_JOIN = regex.compile(
    r"(?<![\p{L}\p{N}.@/_-])([\p{L}\p{M}]{2,30}+)([.!?])(\p{Lu}\p{Ll}[\p{L}\p{M}]*+)(?![\p{L}\p{N}.@/_(])"
)
_KNOWN = 3.0


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words on both sides where both are frequent words of the language.

    Names of products and sites (Node.Js, oOh!Media) hold a word that is not.
    """
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if lexicon is None:
        return
    for block in doc.prose:
        for m in _JOIN.finditer(doc.text, block.start, block.end):
            before, stop, after = m.groups()
            known = all(lexicon.zipf(word.lower()) >= _KNOWN for word in (before, after))
            if known and before[1:].islower() and not doc.is_opaque(Span(*m.span())):
                yield Hit(*m.span(), {"after": after}, f"{before}{stop} {after}")
