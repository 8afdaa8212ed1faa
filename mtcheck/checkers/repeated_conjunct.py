"""The same word on both sides of "and": two words of the source became one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from mtcheck.document import Block, Document, Word
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.repeats import read_words

_TIES = ("-", "‐", "–", "'", "’", "/")
_OPENERS = '"“”„«»‘([¿¡'
_PLAIN = (("\n", " "), ("\r", " "), ("\u00a0", " "), ("’", "'"))
_SHORTEST_NOUN = 3
_KNOWN = 1.5
"""Zipf value from which on a superlative is one."""


def check(doc: Document, *, min_length: int = 4) -> Iterator[Hit]:
    """Yield "X and X" for words of `min_length` letters that the language does not so repeat.

    The word may have its article on both sides: "a dog or a dog".
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    for place in sorted(_suspects(doc, language)):
        yield from _at(doc, language, place, min_length)


def _suspects(doc: Document, language: Language) -> Iterator[int]:
    """Yield the places of conjunctions that have the same word, or the same two, on both sides."""
    text = doc.lower
    for char, plain in _PLAIN:
        text = text.replace(char, plain)
    for joint in language.conjunctions:
        padded = f" {joint} "
        at = text.find(padded)
        while at >= 0:
            *articles, word = text[max(0, at - 80) : at].rstrip().rsplit(" ", 2)[-2:]
            word = word.rpartition("'")[2].lstrip(_OPENERS)
            after = at + len(padded)
            after += text.startswith(" ", after)
            if (
                len(word) > 1
                and word != joint
                and (
                    text.startswith(word, after)
                    or any(text.startswith(f"{article} {word}", after) for article in articles)
                )
            ):
                yield at + 1
            at = text.find(padded, at + 1)


def _at(doc: Document, language: Language, place: int, min_length: int) -> Iterator[Hit]:
    block = doc.prose_block(place, place + 1)
    if block is None:
        return
    near = Block(max(block.start, place - 80), min(block.end, place + 80))
    words = read_words(doc, near)
    k = next((i for i, word in enumerate(words) if word.start == place), 0)
    for size in (1, 2):
        first, second = words[max(0, k - size) : k], words[k + 1 : k + 1 + size]
        if (
            len(first) == size
            and [_stem(w) for w in first] == [_stem(w) for w in second]
            and len(first[-1].lower) >= (min_length if size == 1 else _SHORTEST_NOUN)
            and _is_plain(doc, [*first, words[k], *second])
            and (size == 1 or first[0].lower in language.function_words)
            and not _is_idiom(doc, language, first, words[k], second)
            and not _goes_on(words, k, size)
            and not _is_chain(
                language, words[max(0, k - size - 1) : k - size], words[k + 1 + size :]
            )
        ):
            values = {"word": first[-1].text, "joint": words[k].text}
            yield Hit(first[0].start, second[-1].end, values)
            return


def _goes_on(words: Sequence[Word], k: int, size: int) -> bool:
    """Tell whether the same words stand before the first ones already, and were reported there."""
    before = words[max(0, k - 2 * size - 1) : k + 1]
    return len(before) == 2 * size + 2 and all(
        before[i].lower == before[i + size + 1].lower for i in range(size + 1)
    )


def _stem(word: Word) -> str:
    """Return a word without an article or the like that an apostrophe ties to it."""
    return word.lower.rpartition("'")[2]


def _is_plain(doc: Document, words: Sequence[Word]) -> bool:
    return all(doc.text[a.end : b.start].isspace() for a, b in pairwise(words))


def _is_idiom(
    doc: Document, language: Language, first: Sequence[Word], joint: Word, second: Sequence[Word]
) -> bool:
    a, b = first[-1], second[-1]
    start = first[0].start
    part_of_more = doc.text[b.end : b.end + 1] in _TIES or doc.text[start - 1 : start] in _TIES
    # Names come twice by right ("Johnson and Johnson"), unless a sentence begins with the first.
    name = a.text[0].isupper() and b.text[0].isupper() and language.code not in CAPITAL_NOUNS
    # "women or women who …": the second one is another kind of the first.
    after = doc.text[b.end : b.end + 8].split(" ")[1:2]
    pronouns = (["who"], ["whose"], ["which"], ["that"][: joint.lower == "or"])
    restricted = language.code == "en" and bool(after) and after in pronouns
    return (
        part_of_more
        or restricted
        or name
        or a.lower in language.repeatable
        or a.lower in language.emphatic
        or a.lower.endswith(language.repeatable_endings)
        or _is_comparative(language, a.lower)
        or _follows_existential(doc, language, start)
    )


def _is_comparative(language: Language, word: str) -> bool:
    """Tell whether a word has a superlative: "fuller and fuller", but not "workers and workers"."""
    if not language.superlative or not word.endswith(language.superlative[0]):
        return False
    comparative, superlative = language.superlative
    lexicon = load_lexicon(language.code, WHOLE)
    most = word.removesuffix(comparative) + superlative
    return lexicon is not None and lexicon.zipf(most) >= _KNOWN


def _is_chain(language: Language, before: Sequence[Word], after: Sequence[Word]) -> bool:
    """Tell whether the second word begins a clause built like the first's, or the first is negated.

    "Scissors beat paper and paper beats stone", "non diabetics and diabetics".
    """
    if not before:
        return False
    if before[0].lower in language.negations:
        return True
    return bool(after) and before[0].lower[:3] == after[0].lower[:3]


def _follows_existential(doc: Document, language: Language, start: int) -> bool:
    before = doc.text[max(0, start - 20) : start].lower().replace("’", "'").split()
    return any(" ".join(before[-n:]) in language.existentials for n in (1, 2, 3))
