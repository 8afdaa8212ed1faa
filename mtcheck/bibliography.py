"""Entries of a bibliography: titles, publishers and places stand there in any language."""

from __future__ import annotations

import regex

from mtcheck.document import Document, Span
from mtcheck.patterns import compile_pattern

_LONGEST = 500
"""Characters of an entry."""
_ENTRY = compile_pattern(
    r"""[ \t]*(?:
        # "Ruiz, M.: Los molinos, Jaén 1999."
        \p{Lu}[\p{L}'’-]+(?:\ \(\p{Lu}\p{L}+\))?,?\ (?:\p{Lu}\.|\p{Lu}\p{Ll}+[.:,])
        [^\n]{0,200}[ (](?:1[5-9]|20)\d\d[a-z]?(?:[).,;:]|$)
        # "Roth, Walter Edmund. 1924. An Introductory Study of the Arts."
        | \p{Lu}[\p{L}'’-]+,(?:\ \p{L}[\p{L}'’.-]*+){1,4}\ \(?(?:1[5-9]|20)\d\d[a-z]?\)?[.:,]
        # "[5] Archives Internationales d'ethnographie. 44."
        | \[\d{1,3}\][:.]?\ [^\n]*?(?:\b(?:1[5-9]|20)\d\d\b|\bpp?\.\ ?\d|\d\ ?[–-]\ ?\d)
        | \[\d{1,3}\][:.]?\ \p{Lu}[\p{L}'’-]+,\ \p{Lu}
        )""",
    regex.VERBOSE | regex.MULTILINE,
)
"""With a number in brackets, a year or pages are enough; else an author comes first."""


def is_in_bibliography(doc: Document, span: Span) -> bool:
    """Tell whether the line of a span is an entry."""
    start = doc.text.rfind("\n", 0, span.start) + 1
    end = doc.text.find("\n", span.end)
    end = len(doc.text) if end < 0 else end
    return end - start <= _LONGEST and bool(_ENTRY.match(doc.text, start, end))
