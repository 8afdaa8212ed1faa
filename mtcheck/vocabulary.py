"""The words of a text, each once, as written: which of them are of a class, and where they stand.

Articles share most of their words. What can be asked of a word alone (is it rare, does a list of names
hold it, is it more frequent in another language?) is asked once a process, not once a text: a
table of the language keeps a bit for each `WordClass` that a word belongs to. One pass over the words
of a text gathers those of all classes; a checker takes those of its class, is done with most texts
there, and looks into the blocks that hold them (`blocks_with_tokens`), at the words beside them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache, lru_cache
from itertools import chain, filterfalse
from threading import Lock
from typing import NamedTuple

from mtcheck import segment
from mtcheck.document import Block, Document, Span
from mtcheck.patterns import compile_pattern

APOSTROPHE = re.compile("['’]")
"""What divides a word into what the lists hold."""
_LETTER = re.compile(r"[^\W\d_]")
_ALONE = compile_pattern(r"(?![\p{L}\p{M}\p{N}_/@-]|\.\p{L})")
_CAPITAL = compile_pattern(r"\p{Lu}")
_CHARACTERS_PER_CAPITAL = 200
_MOST_MET = 1 << 18
"""Words of a language of which is kept to which classes they belong."""


class WordClass:
    """The words of a language of which something is true, told once for each word of a process."""

    def __init__(
        self,
        language: str,
        belongs: Callable[[str], object],
        within: WordClass | None = None,
        *,
        indexed: bool = True,
        changed: bool = False,
    ) -> None:
        """`belongs` tells it of a word as written; it must depend on nothing but the word.

        It is asked only of words that belong to the class `within`, of the same language, which may
        have `changed` since words were asked. The blocks of words of no class that is `indexed` are
        found more slowly.
        """
        bit = within._bit if within else 0
        self._bit: int = _table(language).add(belongs, bit, indexed, bit * changed)

    def of(self, doc: Document) -> frozenset[str]:
        """Return the words of the prose of a text in this language that belong to the class."""
        return frozenset(_classes(doc).get(self._bit, ()))


class _Test(NamedTuple):
    """How to tell the words of a class: its bit, that of the class it is a part of, or 0."""

    bit: int
    within: int
    belongs: Callable[[str], object]


class _Bits(dict[str, int]):
    """Words as they are written -> the classes that they belong to.

    Of words that the table `before` has, only the last test is asked, and that of the class `again`.
    """

    def __init__(
        self, tests: tuple[_Test, ...], before: dict[str, int] | None = None, again: int = 0
    ) -> None:
        super().__init__()
        self.tests = tests
        self._before = before if before is not None else {}
        self._again = again
        self._last = tuple(test for test in tests[:-1] if test.bit == again) + tests[-1:]

    def __missing__(self, word: str) -> int:
        if len(self) >= _MOST_MET:
            self.clear()
        known = self._before.pop(word, None)
        tests = self.tests if known is None else self._last
        bits = (known or 0) & ~self._again
        for bit, within, belongs in tests:
            if bits & within == within and belongs(word):
                bits |= bit
        self[word] = bits
        return bits


class _Table:
    """The classes of a language. A new class makes a new table: no word keeps half of its own."""

    def __init__(self) -> None:
        self._lock = Lock()
        self.bits = _Bits(())
        self.indexed = 0
        """The bits of the classes of whose words the blocks are often asked."""

    def add(self, belongs: Callable[[str], object], within: int, indexed: bool, again: int) -> int:
        """Add a class and return its bit; of the class `again` words are asked once more."""
        with self._lock:
            tests = self.bits.tests
            bit = 1 << len(tests)
            self.bits = _Bits((*tests, _Test(bit, within, belongs)), self.bits, again)
            self.indexed |= bit * indexed
        return bit


@cache
def _table(language: str) -> _Table:
    return _Table()


def _groups(doc: Document) -> dict[int, list[str]]:
    """Return the words of the prose by the classes that they belong to."""
    bits = _table(doc.language or "").bits
    return doc.memo(f"groups-{len(bits.tests)}", lambda: _group(prose_tokens(doc), bits))


def _classes(doc: Document) -> Mapping[int, Sequence[str]]:
    """Return the words of the prose of each class, by its bit."""
    size = len(_table(doc.language or "").bits.tests)
    return doc.memo(f"classes-{size}", lambda: _classify(_groups(doc)))


def _classify(groups: Mapping[int, Sequence[str]]) -> Mapping[int, Sequence[str]]:
    classes: dict[int, list[str]] = defaultdict(list)
    for bits, words in groups.items():
        for bit in _single_bits(bits):
            classes[bit] += words
    return classes


@lru_cache(maxsize=1 << 14)
def _single_bits(bits: int) -> tuple[int, ...]:
    return tuple(1 << at for at in range(bits.bit_length()) if bits >> at & 1)


def _group(words: Set[str], bits: _Bits) -> dict[int, list[str]]:
    groups: dict[int, list[str]] = defaultdict(list)
    for word, found in zip(words, map(bits.__getitem__, words), strict=True):
        if found:
            groups[found].append(word)
    return groups


@cache
def capitalised(language: str) -> WordClass:
    """Return the class of the words that begin with a capital."""
    return WordClass(language, lambda word: word[0].isupper(), indexed=False)


def capital_tokens(doc: Document) -> frozenset[str]:
    """Return the words of the prose that begin with a capital, as they are written."""
    return doc.memo("capital-tokens", lambda: capitalised(doc.language or "").of(doc))


def tokens(doc: Document) -> frozenset[str]:
    """Return the words of the text as they are written."""
    return doc.memo("tokens", lambda: _tokens(doc))


def _tokens(doc: Document) -> frozenset[str]:
    prose = prose_tokens(doc)
    return prose.union(*map(doc.tokens, doc.blocks)) if len(doc.prose) < len(doc.blocks) else prose


def prose_tokens(doc: Document) -> frozenset[str]:
    """Return the words of the prose as they are written."""
    return doc.memo("prose-tokens", lambda: frozenset(chain.from_iterable(_by_block(doc))))


def _by_block(doc: Document) -> list[list[str]]:
    return doc.memo("by-block", lambda: list(map(doc.tokens, doc.prose)))


def blocks_with_tokens(doc: Document, wanted: Set[str]) -> Iterator[Block]:
    """Yield the blocks of the prose, in order, in which one of the words stands so."""
    if not wanted:
        return
    index = _index(doc)
    if wanted <= index.keys():
        numbers = set().union(*map(index.__getitem__, wanted))
    else:
        nowhere = frozenset(wanted).isdisjoint
        numbers = {i for i, words in enumerate(_by_block(doc)) if not nowhere(words)}
    yield from (doc.prose[number] for number in sorted(numbers))


def _index(doc: Document) -> dict[str, list[int]]:
    """Return the numbers of the blocks of the prose in which each word of a class stands."""
    return doc.memo("index", lambda: _make_index(doc))


def _make_index(doc: Document) -> dict[str, list[int]]:
    indexed = _table(doc.language or "").indexed
    groups = (words for bits, words in _groups(doc).items() if bits & indexed)
    index: dict[str, list[int]] = {word: [] for words in groups for word in words}
    classified = frozenset(index)
    for number, words in enumerate(_by_block(doc)):
        for word in classified.intersection(words):
            index[word].append(number)
    return index


def vocabulary(doc: Document) -> frozenset[str]:
    """Return the words of the text, hyphens and apostrophes dividing them."""
    return doc.memo("vocabulary", lambda: _vocabulary(doc))


def _vocabulary(doc: Document) -> frozenset[str]:
    words, divided = tokens(doc), _divided(doc)
    return (words - divided).union(*map(APOSTROPHE.split, divided))


def _divided(doc: Document) -> frozenset[str]:
    return doc.memo("divided", lambda: frozenset(filterfalse(str.isalpha, tokens(doc))))


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
    for token in _divided(doc):
        if head := heads.get(APOSTROPHE.split(token, maxsplit=1)[0]):
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
