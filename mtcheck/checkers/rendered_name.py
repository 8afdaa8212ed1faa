"""Known names of the source that the text renders in no form that its language has for them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.gazetteer import CANONICAL
from mtcheck.hanyu import pinyin_slips
from mtcheck.languages import language_name
from mtcheck.name_endings import in_form_of
from mtcheck.name_renderings import misrendered


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield such words: `misspelt` ones, or those in the form of another language (`foreign`).

    Chinese names are known by their syllables, whether a list has them or not.
    """
    for word, source, right, language in misrendered(doc):
        if (language is None) is (kind == "misspelt"):
            fix = in_form_of(word.text, right, doc.language or "")
            yield _hit(word, source, right, fix, _name_of(language))
    if kind == "misspelt":
        for word, source, right in pinyin_slips(doc):
            yield _hit(word, source, right, right)


def _hit(word: Word, source: str, right: str, fix: str, language: str = "") -> Hit:
    values = {"source": source, "right": right, "language": language}
    return Hit(word.start, word.end, values, fix, 0.9, source_text=source)


def _name_of(language: str | None) -> str:
    return "international" if language == CANONICAL else language_name(language)
