"""Phrases carried over word by word from the source's language, and its false friends."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.calques import load_pack
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.source_language import guess_source_language


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield the entries of a `kind` (calque or false-friend) of the pack for the languages at hand.

    Where the source's language is not given it must show in the text; else nothing is found.
    """
    guess = None if doc.source_language else guess_source_language(doc)
    code = doc.source_language or (guess.language if guess else "")
    pack = load_pack(code, doc.language or "")
    if pack is None:
        return
    for span, phrase in pack.find(doc):
        entry = pack.meanings[phrase]
        if entry.kind == kind:
            note = f" ({entry.note})" if entry.note else ""
            values = {"language": language_name(code), "write": entry.write, "note": note}
            yield Hit(*span, values=values, confidence=0.5)
