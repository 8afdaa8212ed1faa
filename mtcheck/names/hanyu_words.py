"""Chinese names of the source of which one half is in pinyin and the other a word.

Horse Jun is Ma Jun, Feng Golden Water is Feng Jinshui. Only words that names are made of count.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from mtcheck.document import Document, Span, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import known_languages, language_script
from mtcheck.names.hanyu import readings, spellings
from mtcheck.names.meanings import name_words
from mtcheck.names.passages import MOST_NAMES, Passage, name_passages
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import vouched_words

_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈"
    "姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
)
_HAN = compile_pattern(r"\p{Han}++")
_SHORTEST = 3
"""Letters of a given name in pinyin."""
_SYLLABLES = 2
"""Characters of a given name that stands as two words."""


class Translated(NamedTuple):
    """Words of the text, the characters that they stand for, and those in pinyin."""

    span: Span
    source: str
    right: str


def translated_syllables(doc: Document) -> Iterator[Translated]:
    """Yield words with a meaning beside the pinyin of a name of which the passage has no other half."""
    ours = doc.language or ""
    if (
        doc.source_language == "zh"
        and ours in known_languages()
        and language_script(ours) == "Latin"
    ):
        for passage in name_passages(doc):
            yield from _Search(doc, passage).run()


class _Search:
    def __init__(self, doc: Document, passage: Passage) -> None:
        self._doc = doc
        self._meant = name_words(doc.language or "")
        self._vouched = vouched_words(doc)
        self._capitals = [word for word in passage.words if word.text[0].isupper()][:MOST_NAMES]
        self._written = {fold(word.text) for word in self._capitals}
        self._names = _full_names(passage.source) if any(map(self._is_word, self._capitals)) else []

    def run(self) -> Iterator[Translated]:
        """Yield surnames before given names, and given names after surnames."""
        words = self._capitals if self._names else []
        for i, (one, other) in enumerate(pairwise(words)):
            if not self._adjoin(one, other):
                continue
            if self._is_word(one):
                yield from self._surname(one, fold(other.text))
            meant = [word for word in words[i + 1 : i + 3] if self._is_word(word)]
            if len(meant) == _SYLLABLES and self._adjoin(*meant):
                yield from self._given(fold(one.text), meant)

    def _is_word(self, word: Word) -> bool:
        folded = fold(word.text)
        return folded in self._meant and folded not in self._vouched

    def _adjoin(self, one: Word, other: Word) -> bool:
        return self._doc.text[one.end : other.start] == " "

    def _surname(self, word: Word, given: str) -> Iterator[Translated]:
        chars = next(
            (c for c in self._names if len(given) >= _SHORTEST and given in spellings(c[1:])), ""
        )
        options = readings(chars[0]) if chars else ()
        if options and self._written.isdisjoint(options):
            yield Translated(Span(word.start, word.end), chars, options[0].capitalize())

    def _given(self, surname: str, words: Sequence[Word]) -> Iterator[Translated]:
        named = [c for c in self._names if len(c) == _SYLLABLES + 1 and surname in readings(c[0])]
        if len(named) == 1 and self._written.isdisjoint(spellings(named[0][1:])):
            right = spellings(named[0][1:])[:1]
            yield from (
                Translated(Span(words[0].start, words[-1].end), named[0], text.capitalize())
                for text in right
            )


def _full_names(source: str) -> list[str]:
    """Return the surnames of a passage with the two characters, and the one, that follow each."""
    return [
        run[at : at + size]
        for run in _HAN.findall(source)
        for at in range(len(run) - 1)
        if run[at] in _SURNAMES
        for size in (3, 2)
        if at + size <= len(run)
    ]
