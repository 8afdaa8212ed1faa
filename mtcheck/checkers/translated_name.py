"""Known names of which a part was translated as a common word: Fernando Towers, High-of-France.

A name of the list must be there in one word at least, letter by letter, and the other one must mean
what the right one means (`mtcheck.names.meanings`). Words that are names here too (Rose, Baker) prove
nothing. Chinese names are known by their syllables: Chen Zhi Far.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from mtcheck.document import Document, Span, Words
from mtcheck.finding import Hit
from mtcheck.gazetteer import ORGANISATIONS, Form, fold, load_gazetteer
from mtcheck.names.meanings import PINYIN, NameWord, name_words
from mtcheck.patterns import compile_pattern
from mtcheck.spelling import Capital, capitals, vouched_words
from mtcheck.vocabulary import WordClass, capitalised

_SURE = 2
"""How many words of a name must be right where the wrong one is a name as well."""
_JOINT = compile_pattern(r"[ \u00a0-]")
_PREPOSITIONS = frozenset("of de di da do du des von van del della".split())
_SYLLABLE = compile_pattern(
    r"(?:[zcs]h?|[bpmfdtnlgkhjqxryw])?(?:[aeiou]|ai|ei|ao|ou|an|en|ang|eng|ong|er|i(?:a|e|ao|u|an|n|ang|ng"
    r"|ong)|u(?:a|o|ai|i|an|n|ang|e))"
)
_SURNAMES = frozenset(
    "bai cai cao chen cheng cui dai deng ding dong du fan fang feng fu gao gong guo han he hong hou "
    "hu huang jia jiang jin kong lei li liang liao lin liu long lu luo ma mao meng pan peng qian qin "
    "qiu ren shao shen shi song su sun tan tang tao tian wan wang wei wen wu xia xiang xiao xie xiong "
    "xu xue yan yang yao ye yin yu yuan zeng zhang zhao zheng zhong zhou zhu zou".split()
)


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that stand for a part of a known name, with the right part as the fix."""
    table = name_words(doc.language or "")
    if not table:
        return
    search = _Search(doc, table)
    done = 0
    for capital in capitals(doc, _translatable(doc.language or "").of(doc)):
        if capital.word.start < done:
            continue
        found = table[fold(capital.word.text)]
        hit = search.known_name(capital) or search.chinese_name(capital, found)
        if hit:
            done = hit.end
            yield hit


@cache
def _translatable(language: str) -> WordClass:
    table = name_words(language)
    return WordClass(language, lambda token: fold(token) in table, capitalised(language))


class _Search:
    def __init__(self, doc: Document, table: Mapping[str, NameWord]) -> None:
        self._doc = doc
        self._table = table
        self._language = doc.language or ""
        self._gazetteer = load_gazetteer(doc.names)
        self._vouched = vouched_words(doc)

    def known_name(self, capital: Capital) -> Hit | None:
        """Hold the names that the words beside it belong to against the words around a capital."""
        words, i = capital
        for j in (i - 1, i + 1, i - 2, i + 2):
            if not 0 <= j < len(words) or not words.texts[j][0].isupper():
                continue
            for form, position in self._gazetteer.places(fold(words.texts[j])):
                start = j - position
                if start < 0 or not start <= i < start + len(form.folded) <= len(words):
                    continue
                hit = self._align(words[start : start + len(form.folded)], form)
                if hit:
                    return hit
        return None

    def _align(self, words: Words, form: Form) -> Hit | None:
        written = [fold(text) for text in words.texts]
        wrong = [k for k, word in enumerate(written) if word != form.folded[k]]
        telling = [k for k in wrong if written[k] not in _PREPOSITIONS]
        if not telling or len(wrong) == len(words) or not self._adjoin(words):
            return None
        entry = self._gazetteer.entry(form.entry)
        if entry.role in ORGANISATIONS or not self._gazetteer.is_accepted(form, self._language):
            return None
        if any(not self._is_translated(written[k], form, k) for k in wrong):
            return None
        doubtful = all(self._table[written[k]].is_name for k in telling)
        if self._vouches(written) or (doubtful and len(words) - len(wrong) < _SURE):
            return None
        first, last = wrong[0], wrong[-1]
        right = "".join(
            form.tokens[k]
            + ("" if k == last else self._doc.text[words[k].end : words[k + 1].start])
            for k in range(first, last + 1)
        )
        return Hit(words[first].start, words[last].end, {"right": right}, right, 0.9)

    def _is_translated(self, written: str, form: Form, k: int) -> bool:
        """Tell whether a word means what stands in its place in some form of the name."""
        if written in _PREPOSITIONS:
            return form.folded[k] in _PREPOSITIONS
        if written not in self._table:
            return False
        forms = self._gazetteer.entry(form.entry).forms
        rights = {other.folded[k] for other in forms if len(other.folded) == len(form.folded)}
        meanings = self._table[written].meanings
        return any(rights & meaning.all_but(self._language) for meaning in meanings)

    def _adjoin(self, words: Words) -> bool:
        return all(map(_JOINT.fullmatch, words.gaps(self._doc.text)))

    def _vouches(self, written: list[str]) -> bool:
        return any(word in self._vouched for word in written)

    def chinese_name(self, capital: Capital, found: NameWord) -> Hit | None:
        """Find the second syllable of a given name translated: surname, syllable, word."""
        words, i = capital
        names = sorted(set().union(*(meaning.words[PINYIN] for meaning in found.meanings)))
        if i < 2 or not names or found.is_name or capital.neighbour(self._doc.text, 1):
            return None
        surname, given = words[i - 2], words[i - 1]
        if fold(surname.text) not in _SURNAMES or not _SYLLABLE.fullmatch(fold(given.text)):
            return None
        if not self._adjoin(words[i - 2 : i + 1]) or not given.text[0].isupper():
            return None
        right = f"{given.text}{names[0]}" if len(names) == 1 else None
        span = Span(given.start, words[i].end)
        return Hit(*span, {"right": right or "the syllable"}, right, 0.7)
