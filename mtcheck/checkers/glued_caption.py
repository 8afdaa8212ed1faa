"""A credit that runs on from a sentence: "reopened in 2022 Source: the museum"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.patterns import compile_pattern

_COLON = re.compile(r":(?=\s)")
_TAIL = compile_pattern(
    r"""(?:(?<![\p{L}\p{M}-])(?P<word>\p{L}[\p{L}\p{M}-]*+)|(?<![\p{N}.,-])\p{Nd}++)
        [ ](?P<lead>\p{Lu}\p{Ll}++(?:[ ][\p{Ll}']++){0,3})[ ]?$""",
    regex.VERBOSE,
)
_LONGEST = 70


def check(doc: Document) -> Iterator[Hit]:
    """Yield the last word of the sentence and the words that open a credit, with the colon.

    They are those of the site furniture of the language; a stop before them is a boundary enough.
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    leads = tuple(language.chrome["credit"].get("lead", ()))
    for colon in _COLON.finditer(doc.text):
        near = doc.text[max(0, colon.start() - _LONGEST) : colon.start()]
        if not near.lower().removesuffix(" ").endswith(leads):
            continue
        tail = _TAIL.search(doc.text, max(0, colon.start() - _LONGEST), colon.start())
        if (
            tail
            and tail["lead"].lower() in leads
            and _can_end(tail["word"], language)
            and doc.prose_block(tail.start(), colon.end())
        ):
            yield Hit(tail.start(), colon.end(), {"after": tail["lead"] + ":"})


def _can_end(word: str | None, language: Language) -> bool:
    """Tell whether a sentence may end with the word: no "the Source:", no "Open Source:"."""
    if word is None:
        return True
    plain = word.islower() or language.code in CAPITAL_NOUNS
    return plain and word.lower() not in language.function_words
