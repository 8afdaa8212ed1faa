"""Known names of the source that the text renders in no form that its language has for them."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.gazetteer import CANONICAL
from mtcheck.languages import language_name
from mtcheck.name_endings import in_form_of
from mtcheck.name_renderings import misrendered


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield such words: `misspelt` ones, or those in the form of another language (`foreign`)."""
    for word, name, right, language in misrendered(doc):
        if (language is None) is (kind == "misspelt"):
            yield Hit(
                word.start,
                word.end,
                {
                    "source": name.text,
                    "right": right,
                    "language": "international"
                    if language == CANONICAL
                    else language_name(language),
                },
                in_form_of(word.text, right, doc.language or ""),
                0.9,
                source_text=name.text,
            )
