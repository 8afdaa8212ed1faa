"""Known names of the source that the text renders in no form that its language has for them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import CANONICAL
from mtcheck.languages import language_name
from mtcheck.names.endings import in_form_of
from mtcheck.names.hanyu import pinyin_slips
from mtcheck.names.misread import misread
from mtcheck.names.renderings import misrendered
from mtcheck.names.slavic import slavic_slips


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield such words: `misspelt` ones, or those in the form of another language (`foreign`).

    Chinese names are known by their syllables and Slavic surnames by the systems of rendering,
    whether a list has them or not, Japanese ones by a list of readings.
    """
    known = misrendered(doc)
    for word, source, right, language in known:
        if (language is None) is (kind == "misspelt"):
            fix = in_form_of(word.text, right, doc.language or "")
            yield _hit(word, source, right, fix, _name_of(language))
    if kind == "misspelt":
        found = {rendering.word for rendering in known}
        for word, source, right in (*pinyin_slips(doc), *slavic_slips(doc)):
            if word not in found:
                fix = in_form_of(word.text, right, doc.language or "")
                yield _hit(word, source, right, fix)
        for span, source, right, how in misread(doc):
            if how == "slip":
                values = {"source": source, "right": right, "language": ""}
                yield Hit(*span, values, right, 0.9, source_text=source)


def _hit(word: Word, source: str, right: str, fix: str, language: str = "") -> Hit:
    values = {"source": source, "right": right, "language": language}
    return Hit(word.start, word.end, values, fix, 0.9, source_text=source)


def _name_of(language: str | None) -> str:
    return "international" if language == CANONICAL else language_name(language)
