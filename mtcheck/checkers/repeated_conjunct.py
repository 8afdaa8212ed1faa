"""The same word on both sides of "and": two words of the source became one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.foreign import CAPITAL_NOUNS
from mtcheck.languages import Language, load_language

_TIES = ("-", "‐", "–", "'", "’")


def check(doc: Document, *, min_length: int = 4) -> Iterator[Hit]:
    """Yield "X and X" for words of `min_length` letters that the language does not so repeat."""
    language = load_language(doc.language or "")
    if language is None:
        return
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        for a, joint, b in zip(words, islice(words, 1, None), islice(words, 2, None), strict=False):
            if (
                a.lower == b.lower
                and joint.lower in language.conjunctions
                and len(a.lower) >= min_length
                and not _is_idiom(a, joint, b, doc, language)
            ):
                yield Hit(a.start, b.end, values={"word": a.text, "joint": joint.text})


def _follows_existential(a: Word, doc: Document, language: Language) -> bool:
    before = doc.text[max(0, a.start - 20) : a.start].lower().replace("’", "'").split()
    return any(" ".join(before[-n:]) in language.existentials for n in (1, 2, 3))


def _is_idiom(a: Word, joint: Word, b: Word, doc: Document, language: Language) -> bool:
    adjacent = doc.text[a.end : b.start].split() == [joint.text]
    part_of_more = doc.text[b.end : b.end + 1] in _TIES or doc.text[a.start - 1 : a.start] in _TIES
    # Names come twice by right ("Johnson and Johnson"), unless a sentence begins with the first.
    name = a.text[0].isupper() and b.text[0].isupper() and language.code not in CAPITAL_NOUNS
    comparative = language.code == "en" and a.lower.endswith(("er", "ed"))
    # "women or women who …": the second one is another kind of the first.
    after = doc.text[b.end : b.end + 8].split(" ")[1:2]
    restricted = language.code == "en" and after in (["who"], ["whose"], ["which"], ["that"])
    return (
        not adjacent
        or part_of_more
        or restricted
        or name
        or comparative
        or _follows_existential(a, doc, language)
        or a.lower in language.repeatable
    )
