"""Words without the space between them that a stop, a comma or a mark wants: "in Japan.It is".

Each joint begins the search with its mark, which is rare without a space after it; the words on
both sides decide. Names of products, sites and files ("Node.Js", "oOh!Media") hold a word that is
none, or a part of an address.
"""

from __future__ import annotations

import re  # several times as fast here as the package regex
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import regex

from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.occurrences import find_all
from mtcheck.patterns import compile_pattern
from mtcheck.repeats import is_unspaced
from mtcheck.segment import keeps_stop

_STOP = compile_pattern(r"""[.!?…](?:["”’»)\]]|["“«„](?=\p{Lu}))?(?=[\p{Lu}\p{Ll}])""")
_COMMA = compile_pattern(r"[,;](?=\p{Ll}|\p{Lu}\p{Ll}{2})")
_BRACKET = compile_pattern(
    r"\((?=\p{Ll}{2,}+ [^()\n]{1,200}\)|(?!\p{Lu}?[IVX]++\))\p{Lu}[\p{L}\p{N}-]*?\p{Lu}\))"
)
_CLOSED = compile_pattern(r"[”»“)\"](?=\p{Ll}{2})")
_TOUCH = re.compile(r"[.!?…,;()”»“\"](?=[^\s\d.,;(])")
"""Where one of the joints may be."""
_BEFORE = compile_pattern(
    r"(?<![\p{L}\p{M}\p{Nd}.@/_&#’'])[\p{L}\p{M}\p{Nd}’'-]++(?:[%\"”’»)\]]|[ \u00a0\u202f]»)?$"
)
_AFTER = compile_pattern(
    r"(?:(?i:[cdjlmnst]|qu|[dns]?ell|[dn]?all|sull|un)['’](?=\p{Ll}{2}))?"
    r"(?P<word>\p{L}[\p{L}\p{M}]*+)(?![\p{N}@/_(]|\.\p{L})"
)
_DOTTED = compile_pattern(r"(?<!\p{L})(\p{L}{1,40}+)\.(?=(\p{L}{1,40}+))")
_OPENERS, _CLOSERS = ("«", "„", "("), '%"”’»)] \u00a0\u202f'
_MARKS = ",.!?…"
_NAME = 4
"""Letters of an unknown name that may open a sentence."""
_REACH, _LONGEST_REMARK = 42, 200
"""How far back a word, and a remark in brackets, may begin."""
_LONGEST_QUOTATION = 2000
_WORD, _KNOWN, _COMMON = 2.0, 3.0, 4.0
"""Zipf values: of a word at all, of one that many know, of one in everybody's mouth."""
_YEAR = 4
"""Digits of a number that may end a sentence or a clause."""
_PARTS_OF_ADDRESSES = frozenset(
    "com net org edu gov info eu fr de es it pt ru uk cz pl nl se tr cn jp kr br au ch at be tv io"
    " ai app dev js ts py md txt pdf doc docx html htm php asp aspx css exe jpg png zip csv xml"
    " biz blog club cloud data file format length list live log media name news online parse set"
    " shop site size split start store value video wiki work world write".split()
)
"""Last parts of addresses, names of files, and what programs write after a stop."""


_Judge = Callable[[regex.Match[str], str, str], bool]


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words on both sides, with the space as the fix."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None:
        return
    seams = _Seams(doc, language, lexicon)
    places: dict[str, list[int]] = defaultdict(list)
    for touch in _TOUCH.finditer(doc.text):
        kind = touch.group()
        places[kind if kind in ",;(" else ")" if kind in ')”»“"' else "."].append(touch.start())
    yield from seams.find(_STOP, places["."], seams.ends_sentence)
    yield from seams.find(_COMMA, places[","] + places[";"], seams.joins_words)
    yield from seams.find(_BRACKET, places["("], seams.opens_remark)
    yield from seams.find(_CLOSED, places[")"], seams.goes_on_after)


class _Seams:
    """Judges the places of one text where a mark and a word touch."""

    def __init__(self, doc: Document, language: Language, lexicon: Lexicon) -> None:
        self._doc, self._language, self._lexicon = doc, language, lexicon

    def find(
        self, joint: regex.Pattern[str], places: Iterable[int], judge: _Judge
    ) -> Iterator[Hit]:
        """Yield the joints at these places that the judge objects to."""
        text = self._doc.text
        for m in filter(None, (joint.match(text, place) for place in places)):
            # A quotation or a remark ends with its own mark before the one that closes it.
            end = m.start() - (joint is _CLOSED and text[m.start() - 1] in _MARKS)
            before = _BEFORE.search(text, max(0, end - _REACH), end)
            after = _AFTER.match(text, m.end())
            if before is None or after is None or not judge(m, before.group(), after.group()):
                continue
            place = Span(before.start(), after.end())
            block = self._doc.prose_block(*place)
            if block and not self._doc.is_opaque(place):
                gap = m.end() - self._opens(block, m)
                left, right = text[place.start : gap], text[gap : place.end]
                yield Hit(*place, {"after": right}, f"{left} {right}")

    @cached_property
    def _dotted(self) -> tuple[Counter[str], Counter[str]]:
        """The words before and after a stop without a space, and how often each stands so."""
        pairs = _DOTTED.findall(self._doc.text)
        return Counter(left for left, _ in pairs), Counter(right for _, right in pairs)

    @cached_property
    def _straight(self) -> list[int]:
        return list(find_all(self._doc.text, '"'))

    def _opens(self, block: Block, joint: regex.Match[str]) -> bool:
        """Tell whether the joint ends with a mark that belongs to the word after it."""
        mark, text = joint.group()[-1], self._doc.text
        if mark == "“":
            start = max(block.start, joint.end() - _LONGEST_QUOTATION)
            low, high = (text.rfind(m, start, joint.end() - 1) for m in "„“")
            return low <= high
        return mark in _OPENERS or (mark == '"' and self._straight_marks(joint) % 2 == 1)

    def _straight_marks(self, joint: regex.Match[str]) -> int:
        """Count the straight marks of the paragraph up to the joint's last."""
        block = self._doc.prose_block(joint.start(), joint.end())
        start = bisect_left(self._straight, block.start if block else joint.start())
        return bisect_left(self._straight, joint.end()) - start

    def ends_sentence(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a stop ends a sentence and another one begins with `after`."""
        word = before.rstrip(_CLOSERS).rpartition("-")[2]
        # "etc.Today" wants a space, "St.Helier" is a habit.
        rare = self._zipf(_core(after)) < _KNOWN
        habit = not word.islower() or rare or after[0].islower()
        if habit and keeps_stop(self._doc.text, joint.start(), self._language.code):
            return False
        if after[0].islower() or len(after) == 1:
            return before[-1] not in ")]%" and self._goes_on(joint, word, after)
        return self._begins(joint, before, after)

    def _begins(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether "Japan.It" is no "Booking.Com" and no "St.Helier"."""
        word = before.rstrip(_CLOSERS).rpartition("-")[2]
        left, right = self._zipf(word), self._zipf(_core(after))
        if after != _core(after):  # "L'eau"
            return len(word) > 1 and word[1:].islower() and min(left, right) >= _WORD
        short = len(after) == 2 or after.lower() in _PARTS_OF_ADDRESSES
        if short and not self._is_function_word(after):
            plain = word == before and min(left, right) >= _KNOWN
            return plain and len(after) == 2 and after.lower() not in _PARTS_OF_ADDRESSES
        if word.isdigit():
            known = right >= _COMMON or (len(word) == _YEAR and right >= _KNOWN)
            return known and len(before) > 2
        plain = word.islower() or (self._language.code in CAPITAL_NOUNS and left >= _WORD)
        if plain and (left >= _WORD or right >= _KNOWN):
            return len(word) > 1 and word[1:].islower()
        # A brand has two short words ("Booking.Com"), a name after a place opens a sentence.
        name = left >= _KNOWN and len(after) >= _NAME
        common = (right >= _COMMON or name) and joint.group()[0] in ".?"
        return word[1:].islower() and (common or min(left, right) >= _KNOWN)

    def _goes_on(self, joint: regex.Match[str], word: str, after: str) -> bool:
        """Tell whether "said.the" or "said.A man" is no "file.path", "plan.B" or "i.e"."""
        text, end = self._doc.text, joint.end() + len(after)
        core, known = _core(after), self._is_function_word(_core(after))
        nouns = self._language.code in CAPITAL_NOUNS or (known and len(core) > 2)
        is_plain = word.islower() or (nouns and word[1:].islower() and len(word) >= _NAME)
        if not is_plain or after.lower() in _PARTS_OF_ADDRESSES:
            return len(word) == _YEAR and word.isdigit() and known and len(core) > 2
        if len(after) == 1:
            opens = after.isupper() and text[end : end + 1] == " " and text[end + 1].islower()
            return known and opens and self._zipf(word) >= _KNOWN
        if len(word) < _NAME - (len(core) > 2) or joint.group() not in ".?!":
            return False
        if known:
            return self._zipf(word) >= _WORD and text[end : end + 1] in (" ", ",", "\u00a0")
        words = len(core) >= _NAME and min(self._zipf(word), self._zipf(core)) >= _KNOWN
        lefts, rights = self._dotted
        once = rights[core] == 1 and lefts[word] == 1
        return words and once and joint.group() == "." and text[end : end + 1] in (" ", ",")

    def joins_words(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a comma stands between two plain words, and not in a list without spaces."""
        text, end = self._doc.text, joint.end() + len(after)
        start = joint.start() - len(before)
        is_list = text[start - 1 : start] in (",", ";") or (
            text[end : end + 1] in (",", ";") and not text[end + 1 : end + 2].isspace()
        )
        word, core = before.rstrip(_CLOSERS).rpartition("-")[2], _core(after)
        if is_list or (len(core) > 1 and not core[1:].islower()):
            return False
        known = self._is_function_word(core) and after[0].islower()
        if word.isdigit():
            return known and len(core) > 1 and text[end : end + 1] == " "
        if len(word) <= 2 or not word[1:].islower():
            return False
        if known and (len(core) > 1 or text[end : end + 1] == " "):
            return True
        least = _WORD if after[0].islower() else _KNOWN
        plain = word[0].isupper() or self._zipf(word) >= least
        return plain and len(core) > 2 and self._zipf(core) >= _KNOWN

    def opens_remark(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a bracket opens an acronym or a remark of several words: no "word(s)"."""
        word = before.rstrip(_CLOSERS).rpartition("-")[2]
        if len(word) <= 1 or not word[1:].islower() or self._zipf(word) < _WORD:
            return False
        if is_unspaced(self._language.code):
            return False
        if after.isupper():
            return len(word) >= _NAME  # no "Ca(OH)2"
        return self._zipf(_core(after)) >= _KNOWN

    def goes_on_after(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a sentence goes on after a closing mark: no "(re)act", no "“A”s"."""
        text, end = self._doc.text, joint.end() + len(after)
        if text[end : end + 1] not in (" ", ",", "\u00a0"):
            return False
        if joint.group() == '"' and self._straight_marks(joint) % 2:
            return False
        if joint.group() == ")":
            start = text.rfind("(", max(0, joint.start() - _LONGEST_REMARK), joint.start())
            remark = text[start + 1 : joint.start()]
            if (
                start < 1
                or not text[start - 1].isspace()
                or not (" " in remark or remark.isupper())
            ):
                return False
        known = self._is_function_word(after) or after in self._language.speech_verbs
        return known or (self._language.code not in CAPITAL_NOUNS and self._zipf(after) >= _COMMON)

    def _zipf(self, word: str) -> float:
        return self._lexicon.zipf(word.lower().replace("’", "'"))

    def _is_function_word(self, word: str) -> bool:
        return word.lower() in self._language.function_words


def _core(word: str) -> str:
    """Return a word without the elided one before it: "L'eau"."""
    return word.replace("’", "'").rpartition("'")[2]
