"""The distinct words of a text as written: a cheap test of whether a list of words concerns it."""

from __future__ import annotations

import re

import regex

from mtcheck.document import Block, Document

_WORD = re.compile(r"[^\W\d_]+")
_LETTER = re.compile(r"[^\W\d_]")
_CAPITAL = regex.compile(r"\p{Lu}")
_CHARACTERS_PER_CAPITAL = 200


def vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text, hyphens and apostrophes dividing them."""
    return doc.memo("vocabulary", lambda: frozenset(_WORD.findall(doc.text)))


def uses_capitals(doc: Document, block: Block) -> bool:
    """Tell whether the block is written with capitals, as chats and raw transcripts are not.

    It begins with one, has one in 200 characters, and no "i" for "I" in English.
    """
    text = doc.text[block.start : block.end]
    first = _LETTER.search(text)
    if first is None or not first.group().isupper() or (doc.language == "en" and " i " in text):
        return False
    return len(_CAPITAL.findall(text)) * _CHARACTERS_PER_CAPITAL >= len(text)
