"""Sentences without a verb after the pattern of a French nominal sentence.

Only the narrow template is safe: an opening noun such as "The opportunity", then "for" or "to",
and no word that could be the finite verb. A list of finite forms decides, not a grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document, Role
from mtcheck.finding import Hit
from mtcheck.languages import load_language

_LEAST_WORDS = 6


def check(
    doc: Document, *, openings: tuple[str, ...], links: tuple[str, ...], finite: tuple[str, ...]
) -> Iterator[Hit]:
    """Yield sentences that begin with an opening and a link and hold no finite verb form.

    `finite` lists the forms that may be one, besides the language's verbs of saying; a form with a
    leading `-` is an ending.
    """
    opening = regex.compile(
        rf"(?:{'|'.join(map(regex.escape, openings))}) (?:{'|'.join(map(regex.escape, links))}) ",
        regex.IGNORECASE,
    )
    language = load_language(doc.language or "")
    verbs = language.speech_verbs if language else frozenset()
    words = verbs | {form for form in finite if not form.startswith("-")}
    endings = tuple(form[1:] for form in finite if form.startswith("-"))
    for block in doc.prose:
        if block.role is not Role.PARAGRAPH:
            continue
        for sentence in doc.sentences(block):
            if not opening.match(doc.text, sentence.start, sentence.end):
                continue
            inside = doc.words_in(*sentence)
            has_verb = any(w.lower in words or w.lower.endswith(endings) for w in inside)
            ended = doc.text[sentence.end - 1] == "."
            if (
                ended
                and len(inside) >= _LEAST_WORDS
                and not has_verb
                and inside[0].text[0].isupper()
            ):
                yield Hit(*sentence)
