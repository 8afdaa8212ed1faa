"""Known names of the source that the text renders in no form that its language has for them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.gazetteer import CANONICAL
from mtcheck.languages import language_name
from mtcheck.name_endings import stems
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
                _in_form_of(word.text, right, doc.language or ""),
                0.9,
                source_text=name.text,
            )


def _in_form_of(written: str, right: str, language: str) -> str:
    """Return the right name with the case ending of the written one."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (45 ms)

    pairs = product(stems(written, language), stems(right, language))
    stem, bare = min(pairs, key=lambda pair: (OSA.distance(*pair), -len(pair[0])))
    return bare + written[len(stem) :]
