"""The words of a text, each once, as written: which of them are of a class, and where they stand.

Articles share most of their words. What can be asked of a word alone (is it rare, does a list of names
hold it, is it more frequent in another language?) is asked once a process, not once a text: a
`WordClass` remembers which of the words that it met belong to it. A checker intersects the words of
the text with its class, is done with most texts there, and looks into the blocks that hold what
remains (`blocks_with_tokens`), at the words beside it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Set

from mtcheck import segment
from mtcheck.document import Block, Document, Span
from mtcheck.patterns import compile_pattern

_APOSTROPHE = re.compile("['’]")
_LETTER = re.compile(r"[^\W\d_]")
_ALONE = compile_pattern(r"(?![\p{L}\p{M}\p{N}_/@-]|\.\p{L})")
_CAPITAL = compile_pattern(r"\p{Lu}")
_CHARACTERS_PER_CAPITAL = 200
_MOST_MET = 1 << 18
"""Words of which a class remembers whether they belong to it."""


class WordClass:
    """The words of which something is true, told once for each word of the texts of a process."""

    def __init__(self, belongs: Callable[[str], object]) -> None:
        """`belongs` tells it of a word as written; it must depend on nothing but the word."""
        self._belongs = belongs
        self._met: tuple[set[str], set[str]] = (set(), set())

    def among(self, words: Set[str]) -> frozenset[str]:
        """Return those of the words that belong to the class."""
        # What another thread forgets meanwhile stays here; members come before what was met.
        met, members = self._met
        if new := words - met:
            if len(met) + len(new) > _MOST_MET:
                met, members = self._met = (set(), set())
                new = words
            members.update(filter(self._belongs, new))
            met.update(new)
        return frozenset(words & members)


_CAPITALISED = WordClass(lambda word: word[0].isupper())
_DIVIDED = WordClass(lambda word: not word.isalpha())


def tokens(doc: Document) -> frozenset[str]:
    """Return the words of the text as they are written."""
    return doc.memo("tokens", lambda: _tokens(doc))


def _tokens(doc: Document) -> frozenset[str]:
    prose = prose_tokens(doc)
    return prose.union(*map(doc.tokens, doc.blocks)) if len(doc.prose) < len(doc.blocks) else prose


def prose_tokens(doc: Document) -> frozenset[str]:
    """Return the words of the prose as they are written."""
    return doc.memo("prose-tokens", lambda: frozenset(_index(doc)))


def capital_tokens(doc: Document) -> frozenset[str]:
    """Return the words of the prose that begin with a capital, as they are written."""
    return doc.memo("capital-tokens", lambda: _CAPITALISED.among(prose_tokens(doc)))


def blocks_with_tokens(doc: Document, wanted: Set[str]) -> Iterator[Block]:
    """Yield the blocks of the prose, in order, in which one of the words stands so."""
    if wanted:
        index = _index(doc)
        found = map(index.__getitem__, index.keys() & wanted)
        yield from (doc.prose[number] for number in sorted(set().union(*found)))


def _index(doc: Document) -> dict[str, list[int]]:
    """Return the numbers of the blocks of the prose in which each word stands."""
    return doc.memo("index", lambda: _make_index(doc))


def _make_index(doc: Document) -> dict[str, list[int]]:
    index: dict[str, list[int]] = {}
    for number, block in enumerate(doc.prose):
        for token in set(doc.tokens(block)):
            if token in index:
                index[token].append(number)
            else:
                index[token] = [number]
    return index


def vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text, hyphens and apostrophes dividing them."""
    return doc.memo("vocabulary", lambda: _vocabulary(doc))


def _vocabulary(doc: Document) -> frozenset[str]:
    words = tokens(doc)
    divided = _DIVIDED.among(words)
    return (words - divided).union(*map(_APOSTROPHE.split, divided))


def lower_vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text in lower case."""
    return doc.memo("lower-vocabulary", lambda: frozenset(map(str.lower, vocabulary(doc))))


def places(doc: Document, words: Iterable[str]) -> Iterator[tuple[Block, Span]]:
    """Yield (block, span) of the words in prose that stand alone: in no compound, name or address.

    They may have hyphens inside. What follows an apostrophe belongs to the word before it.
    """
    heads: dict[str, list[str]] = defaultdict(list)
    for word in words:
        heads[segment.tokens(word)[0]].append(word)
    for token in _DIVIDED.among(tokens(doc)):
        if head := heads.get(_APOSTROPHE.split(token, maxsplit=1)[0]):
            heads[token] = head
    for block in blocks_with_tokens(doc, heads.keys()):
        found = doc.words_in(block.start, block.end)
        for i in (i for i, token in enumerate(found.texts) if token in heads):
            for word in heads[found.texts[i]]:
                span = Span(found.starts[i], found.starts[i] + len(word))
                if doc.text.startswith(word, span.start) and _stands_alone(doc, block, span):
                    yield block, span


def _stands_alone(doc: Document, block: Block, span: Span) -> bool:
    after = _ALONE.match(doc.text, span.end, block.end)
    return after is not None and not _joined(doc.text, span.start) and not doc.is_opaque(span)


def _joined(text: str, start: int) -> bool:
    before = text[start - 1 : start]
    return bool(before) and (before.isalnum() or before in "'’@#._/-")


def uses_capitals(doc: Document, block: Block) -> bool:
    """Tell whether the block is written with capitals, as chats and raw transcripts are not.

    It begins with one, has one in 200 characters, and no "i" for "I" in English.
    """
    return doc.memo(f"capitals-{block.start}", lambda: _uses_capitals(doc, block))


def _uses_capitals(doc: Document, block: Block) -> bool:
    text = doc.text[block.start : block.end]
    first = _LETTER.search(text)
    if first is None or not first.group().isupper() or (doc.language == "en" and " i " in text):
        return False
    return len(_CAPITAL.findall(text)) * _CHARACTERS_PER_CAPITAL >= len(text)
