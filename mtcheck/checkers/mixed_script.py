"""Words in which a letter of another alphabet stands for one that looks like it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from mtcheck import segment
from mtcheck.document import Document, Word
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.occurrences import in_prose
from mtcheck.patterns import compile_pattern
from mtcheck.scripts import script_of, twin_in
from mtcheck.spelling import written
from mtcheck.vocabulary import WordClass

_LETTERS = {
    "Latin": compile_pattern(r"\p{Latin}"),
    "Cyrillic": compile_pattern(r"\p{Cyrillic}"),
    "Greek": compile_pattern(r"\p{Greek}"),
}
_SUFFIXED = compile_pattern(r"\p{Latin}{2,}['’]\p{Cyrillic}+")
"""A foreign name with an ending of the language: "Stellarium'а"."""
_SHORTEST_ACRONYM = 4
_CERTAIN, _DOUBTFUL = 1.0, 0.8
"""Confidence where the mended word is one of the language, and where it is none, or a letter alone."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield words that mix Latin, Cyrillic or Greek letters where look-alikes explain it.

    The script of most of the letters is the right one. A word of one letter counts where the
    language has it and only the alphabet is wrong ("а" for "a").
    """
    language = load_language(doc.language or "")
    if language is None or len(_LETTERS.keys() & set(map(script_of, doc.characters))) < 2:
        return
    wrong = _mixed(language.code).of(doc)
    for word in (*written(doc, wrong), *_in_addresses(doc)):
        single = len(word.text) == 1
        mended = _mend_letter(doc, word, language) if single else _mend(word.text)
        if mended:
            sure = _CERTAIN if not single and _is_known(mended, language) else _DOUBTFUL
            yield Hit(word.start, word.end, {"right": mended}, mended, sure)


@cache
def _mixed(code: str) -> WordClass:
    """Return the class of the words that can be mended, those of one letter where they stand alone."""
    language = load_language(code)
    assert language  # noqa: S101  (`check` has asked)
    return WordClass(code, lambda word: _mend(word) if len(word) > 1 else _twin(word, language))


def _is_known(word: str, language: Language) -> bool:
    lexicon = load_lexicon(language.code, WHOLE)
    return lexicon is not None and lexicon.zipf(word.lower()) > 0


def _in_addresses(doc: Document) -> Iterator[Word]:
    """Yield the words of the addresses and tags in prose: what looks right leads nowhere."""
    for _, at in in_prose(doc, (span.start for span in doc.opaque)):
        span = doc.opaque[bisect_left(doc.opaque, (at,))]
        for start, end, text, lower in segment.words(doc.text[span.start : span.end]):
            if not text.isascii():
                yield Word(at + start, at + end, text, lower)


def _mend(word: str) -> str | None:
    """Return the word in one alphabet, or None where it is so already or cannot be."""
    if word.isascii() or (word.isupper() and len(word) < _SHORTEST_ACRONYM):
        return None
    if _SUFFIXED.fullmatch(word):
        return None
    counts = {name: len(pattern.findall(word)) for name, pattern in _LETTERS.items()}
    script = max(("Latin", "Cyrillic"), key=lambda name: counts[name])
    if counts[script] * 2 < len(word) or sum(map(bool, counts.values())) < 2:
        return None
    chars = []
    for char in word:
        foreign = any(p.match(char) for name, p in _LETTERS.items() if name != script)
        twin = twin_in(char, script) if foreign else char
        if twin is None:
            return None
        chars.append(twin)
    return "".join(chars)


def _mend_letter(doc: Document, word: Word, language: Language) -> str | None:
    alone = (
        doc.text[word.start - 1 : word.start] == " " and doc.text[word.end : word.end + 1] == " "
    )
    if not alone or _is_amid_its_script(doc, word):
        return None
    return _twin(word.text, language)


def _twin(letter: str, language: Language) -> str | None:
    """Return the word of the language that looks like a small letter of another alphabet, or None."""
    twin = twin_in(letter, language.script) if letter.islower() else None
    return twin if twin in language.function_words and script_of(letter) != "Greek" else None


def _is_amid_its_script(doc: Document, word: Word) -> bool:
    """Tell whether the letters before and after a word are of its script, as in a foreign title."""
    around = (doc.text[word.start - 2 : word.start - 1], doc.text[word.end + 1 : word.end + 2])
    return all(script_of(char) == script_of(word.text) for char in around)
