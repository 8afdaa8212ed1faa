"""Two sentences, or a heading and a sentence, with nothing between them: "fell by half It was"."""

from __future__ import annotations

import re  # faster here than the package regex
from collections.abc import Iterator
from functools import cache

from mtcheck.document import Block, Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.patterns import compile_pattern

_BEFORE = compile_pattern(r"(?<![\p{L}\p{N}@#])(?:\p{L}[\p{L}\p{M}’'-]*\p{Ll}|(?:1\d|20)\d\d)$")
_LONGEST = 40
_NEXT = 3


def check(doc: Document) -> Iterator[Hit]:
    """Yield the last word of the first sentence and the first one of the second.

    A word that opens sentences stands with its capital between two words in lower case, and the
    word before it is one with which a sentence can end.
    """
    language = load_language(doc.language or "")
    if language is None or not language.sentence_starts:
        return
    starts = _starts(language.sentence_starts)
    for m in starts.finditer(doc.text):
        space = m.start() - 1
        around = doc.text[max(0, space - 1) : m.start()]
        if around[1:] != " " or not (around[0].islower() or around[0].isdecimal()):
            continue
        before = _BEFORE.search(doc.text, max(0, space - _LONGEST), space)
        in_lower_case = doc.text[m.end() + 1 : m.end() + 3].lstrip()[:1].islower()
        if before is None or not in_lower_case or _goes_on(before.group(), language):
            continue
        place = Span(before.start(), m.end())
        block = doc.prose_block(*place)
        if block is None or doc.is_opaque(place):
            continue
        if before.start() == block.start:
            continue  # a heading: "Results The ..."
        if not before.group()[0].isupper() or not _may_be_title(doc, block, m.end()):
            yield Hit(*place, {"after": m.group()})


def _may_be_title(doc: Document, block: Block, after: int) -> bool:
    """Tell whether a capital soon follows, or the block is a heading: words have capitals there."""
    words = doc.words_in(after, min(block.end, after + _LONGEST))[:_NEXT]
    return block.role is Role.HEADING or not all(word.text.islower() for word in words)


def _goes_on(word: str, language: Language) -> bool:
    """Tell whether a word leads on to a title or to a quotation: "of The", "said He"."""
    lower = word.lower()
    return lower in language.function_words or lower in language.speech_verbs


@cache
def _starts(words: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(rf"(?:{'|'.join(words)})(?=,? [^\W\dA-Z_])")
