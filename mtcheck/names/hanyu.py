"""Chinese names of the source in Hanyu Pinyin, and words of the text that are a slip away from it.

A word is held against the syllables of the source only where it is sure what it stands for: beside a
syllable that is written right (Zhang Yimuo), or where it is long and no other word.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from itertools import product
from typing import NamedTuple

from rapidfuzz.distance import OSA

from mtcheck.document import Document, Word
from mtcheck.gazetteer import fold
from mtcheck.languages import language_script
from mtcheck.names.passages import MOST_NAMES, name_passages
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import is_known_anywhere, vouched_words, zipf_of

_HAN = compile_pattern(r"\p{Han}++")
_SIZES = (2, 3)
"""Characters of a given name, of most towns."""
_WHOLE = 4
"""Characters of a full name, at most."""
_SHORTEST, _LONG = 4, 6
_ORDINARY = 3.3
"""Zipf value from which a word is one of the language."""
_MOST_READINGS = 8
_FOREIGN = frozenset("rlvhw")
"""Letters that differ between a foreign name and its Chinese syllables: Karina, Kalina."""


TRANSCRIBING = frozenset(
    "阿埃艾安昂奥巴贝本比彼别博伯布查茨达戴丹道德登迪蒂丁顿多厄恩尔法凡菲费芬弗福夫盖冈戈格古哈海汉"
    "赫亨胡霍基吉加杰金卡凯坎康考科克肯库夸拉莱兰朗劳勒雷里利丽莉列林琳隆卢鲁伦罗洛马玛迈麦曼梅门蒙"
    "米密敏明莫姆木穆纳娜奈南内能尼妮宁纽诺努欧帕潘庞佩彭皮珀蒲普奇恰乔切丘让热日荣萨塞赛桑瑟森沙山"
    "尚舍申圣施什史斯丝苏索塔泰坦汤唐特提廷图托瓦万旺威维韦魏温文翁沃乌武西希锡夏香谢辛欣休逊雅亚扬"
    "耶叶伊因英尤约月宰赞泽曾扎詹治朱卓兹祖佐"
)
"""Characters with which foreign names are written: what is wrong beside them may be right there."""


class Slip(NamedTuple):
    """A word of the text, the characters that it stands for, and their syllables."""

    word: Word
    source: str
    right: str


def pinyin_slips(doc: Document) -> Iterator[Slip]:
    """Yield the words of the text that are one slip away from a Chinese name of the passage."""
    if doc.source_language != "zh" or language_script(doc.language or "") != "Latin":
        return
    vouched = vouched_words(doc)
    for passage in name_passages(doc):
        words = [w for w in passage.words if w.text[0].isupper()][:MOST_NAMES]
        spelt = Spelt(passage.source)
        for i, word in enumerate(words):
            if _may_be_slip(word.text, doc.language or "") and fold(word.text) not in vouched:
                yield from spelt.slip(doc.text, words, i)


def _may_be_slip(word: str, language: str) -> bool:
    lower = word.lower()
    if len(word) < _SHORTEST or not word[1:].islower():
        return False
    return zipf_of(lower, language) < _ORDINARY and not is_known_anywhere(lower, language)


class Spelt:
    """The Chinese characters of a passage with what two or three of them in a row are in pinyin."""

    def __init__(self, source: str) -> None:
        self._runs = [m.group() for m in _HAN.finditer(source)]
        self._spelt: dict[str, str] | None = None

    def slip(self, text: str, words: Sequence[Word], i: int) -> Iterator[Slip]:
        """Yield the word if it is a slip of one name of the source, and no name itself."""
        written = fold(words[i].text)
        spelt = self._spellings()
        if written in spelt or written.removesuffix("s") in spelt:
            return
        beside = [
            fold(words[k].text)
            for k in (i - 1, i + 1)
            if 0 <= k < len(words) and _adjoin(text, words[k], words[i])
        ]
        near = {
            right: chars
            for right, chars in spelt.items()
            if abs(len(right) - len(written)) <= 1
            and right == spellings(chars)[0]
            and OSA.distance(written, right, score_cutoff=1) == 1
            and self._is_sure(written, right, chars, beside)
        }
        if len(near) == 1:
            ((right, chars),) = near.items()
            yield Slip(words[i], chars, right.capitalize())

    def full_name(self, surname: str, given: str) -> str | None:
        """Return the characters of which the first is this surname and the rest this given name."""
        chars = self._spellings().get(surname + given)
        if chars and len(chars) > 1 and surname in readings(chars[0]):
            return chars if given in spellings(chars[1:]) else None
        return None

    def _spellings(self) -> dict[str, str]:
        if self._spelt is None:
            self._spelt = {}
            for run in self._runs:
                for size in range(1, _WHOLE + 1):
                    for at in range(len(run) - size + 1):
                        chars = run[at : at + size]
                        for spelling in spellings(chars):
                            self._spelt.setdefault(spelling, chars)
        return self._spelt

    def _is_sure(self, written: str, right: str, chars: str, beside: Sequence[str]) -> bool:
        """Tell whether a word beside it belongs to the name in the source, too, or the name is long."""
        spelt = self._spellings()
        if any(word + right in spelt or right + word in spelt for word in beside):
            return True
        changed = set(written) ^ set(right)
        native = len(chars) in _SIZES and TRANSCRIBING.isdisjoint(chars)
        return native and len(right) >= _LONG and changed.isdisjoint(_FOREIGN)


def _adjoin(text: str, one: Word, other: Word) -> bool:
    first, last = sorted((one, other))
    return text[first.end : last.start] == " "


@lru_cache(maxsize=1 << 15)
def spellings(chars: str) -> tuple[str, ...]:
    """Return what characters may be in pinyin, without tones; nothing where that is too much."""
    syllables = [readings(char) for char in chars]
    size = 1
    for options in syllables:
        size *= len(options)
    return tuple("".join(parts) for parts in product(*syllables)) if size <= _MOST_READINGS else ()


@lru_cache(maxsize=1 << 13)
def readings(char: str) -> tuple[str, ...]:
    """Return what a character may be in pinyin, without tones, the usual reading first."""
    written = _table().get(ord(char), "").split(",")
    return tuple(dict.fromkeys(fold(reading) for reading in written if reading))


@cache
def _table() -> dict[int, str]:
    from pypinyin.pinyin_dict import pinyin_dict  # noqa: PLC0415  (130 ms, for a Chinese source)

    return pinyin_dict
