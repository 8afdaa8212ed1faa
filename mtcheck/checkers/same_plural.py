"""Plural forms of a message that read alike although its source has two."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.pairs import place_of


def check(doc: Document) -> Iterator[Hit]:
    """Yield the last form of each message of which all forms are the same text.

    Short ones, such as a placeholder and a noun, are often the same by right.
    """
    forms: list[str] = []
    for pair in doc.pairs:
        if pair.plural is None or pair.plural.form == 0:
            forms = []
        if pair.plural is None or pair.plural.other == pair.source:
            continue
        forms.append(doc.text[slice(*pair.target)])
        last = pair.plural.form == pair.plural.forms - 1
        if last and len(forms) > 1 and all(a == b for a, b in pairwise(forms)):
            yield Hit(*place_of(doc, pair), source_text=pair.source)
