"""Words without the space between them that a stop, a comma or a bracket wants: "in Japan.It is".

Each joint begins the search with its mark, which is rare without a space after it; the words on
both sides decide. Names of products, sites and files ("Node.Js", "oOh!Media") hold a word that is
none, or a part of an address.
"""

from __future__ import annotations

import re  # several times as fast here as the package regex
from collections.abc import Callable, Iterable, Iterator

import regex

from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.foreign import CAPITAL_NOUNS
from mtcheck.languages import Language, load_language
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.segment import keeps_stop

_STOP = compile_pattern(r"""[.!?…](?:["”’»)\]]|["“«„](?=\p{Lu}))?(?=[\p{Lu}\p{Ll}])""")
_COMMA = compile_pattern(r"[,;](?=\p{Ll}{3})")
_BRACKET = compile_pattern(r"\((?=\p{Ll}{2,}+ [^()\n]{1,200}\))")
_TOUCH = re.compile(r"[.!?…,;(](?=[^\s\d.,;(])")
"""Where one of the joints may be."""
_BEFORE = compile_pattern(r"(?<![\p{L}\p{M}\p{Nd}.@/_&#’'])[\p{L}\p{M}\p{Nd}’'-]++[%\"”’»)\]]?$")
_AFTER = compile_pattern(r"\p{L}[\p{L}\p{M}]*+(?![\p{N}@/_(]|\.\p{L})")
_OPENERS, _CLOSERS = ("“", "«", "„", "("), '%"”’»)]'
_NAME = 4
"""Letters of an unknown name that may open a sentence."""
_REACH = 42
"""How far back a word may begin."""
_WORD, _KNOWN, _COMMON = 2.0, 3.0, 4.0
"""Zipf values: of a word at all, of one that many know, of one in everybody's mouth."""
_PARTS_OF_ADDRESSES = frozenset(
    "com net org edu gov info eu fr de es it pt ru uk cz pl nl se tr cn jp kr br au ch at be tv io"
    " ai app dev js ts py md txt pdf doc docx html htm php asp aspx css exe jpg png zip csv xml".split()
)


_Judge = Callable[[regex.Match[str], str, str], bool]


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words on both sides, with the space as the fix."""
    language = load_language(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE)
    if language is None or lexicon is None:
        return
    seams = _Seams(doc, language, lexicon)
    places: dict[str, list[int]] = {"": [], ",": [], ";": [], "(": []}
    for touch in _TOUCH.finditer(doc.text):
        places.get(touch.group(), places[""]).append(touch.start())
    yield from seams.find(_STOP, places[""], seams.ends_sentence)
    yield from seams.find(_COMMA, places[","] + places[";"], seams.joins_words)
    yield from seams.find(_BRACKET, places["("], seams.opens_remark)


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
            before = _BEFORE.search(text, max(0, m.start() - _REACH), m.start())
            after = _AFTER.match(text, m.end())
            if before is None or after is None or not judge(m, before.group(), after.group()):
                continue
            place = Span(before.start(), after.end())
            block = self._doc.prose_block(*place)
            if block and not self._doc.is_opaque(place):
                gap = m.end() - self._opens(block, m)
                left, right = text[place.start : gap], text[gap : place.end]
                yield Hit(*place, {"after": right}, f"{left} {right}")

    def _opens(self, block: Block, joint: regex.Match[str]) -> bool:
        """Tell whether the joint ends with a mark that belongs to the word after it."""
        mark = joint.group()[-1]
        odd = self._doc.text.count('"', block.start, joint.end()) % 2 == 1
        return mark in _OPENERS or (mark == '"' and odd)

    def ends_sentence(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a stop ends a sentence and another one begins with `after`."""
        word = before.rstrip(_CLOSERS).rpartition("-")[2]
        left, right = self._zipf(word), self._zipf(after)
        # "etc.Today" wants a space, "St.Helier" is a habit.
        habit = not word.islower() or right < _KNOWN
        if habit and keeps_stop(self._doc.text, joint.start(), self._language.code):
            return False
        if after.islower() or len(after) == 1:
            return left >= _KNOWN and word.islower() and self._goes_on(joint, word, after)
        short = len(after) == 2 or after.lower() in _PARTS_OF_ADDRESSES
        if short and not self._is_function_word(after):
            plain = word == before and min(left, right) >= _KNOWN
            return plain and len(after) == 2 and after.lower() not in _PARTS_OF_ADDRESSES
        if word.isdigit():
            return right >= _COMMON and len(before) > 2
        plain = word.islower() or (self._language.code in CAPITAL_NOUNS and left >= _WORD)
        if plain and (left >= _WORD or right >= _KNOWN):
            return len(word) > 1 and word[1:].islower()
        # A brand has two short words ("Booking.Com"), a name after a place opens a sentence.
        name = left >= _KNOWN and len(after) >= _NAME
        common = (right >= _COMMON or name) and joint.group()[0] in ".?"
        return word[1:].islower() and (common or min(left, right) >= _KNOWN)

    def _goes_on(self, joint: regex.Match[str], word: str, after: str) -> bool:
        """Tell whether "said.the" or "said.A man" is no "file.path", "plan.B" or "i.e"."""
        if not self._is_function_word(after):
            return False
        if len(after) == 1:
            runs_on = self._doc.text[joint.end() + 1 : joint.end() + 3]
            return after.isupper() and runs_on[:1] == " " and runs_on[1:].islower()
        return min(len(word), len(after)) > 2 and joint.group() == "."

    def joins_words(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a comma stands between two plain words, and not in a list without spaces."""
        text, end = self._doc.text, joint.end() + len(after)
        start = joint.start() - len(before)
        return (
            before.isalpha()
            and before[1:].islower()
            and len(before) > 2
            and text[end : end + 1] not in (",", ";")
            and text[start - 1 : start] not in (",", ";")
            and (before[0].isupper() or self._zipf(before) >= _WORD)
            and self._zipf(after) >= _KNOWN
        )

    def opens_remark(self, joint: regex.Match[str], before: str, after: str) -> bool:
        """Tell whether a bracket opens a remark of several words, no ending: "word(s)"."""
        return (
            before.islower()
            and len(before) > 1
            and self._zipf(before) >= _KNOWN
            and self._zipf(after) >= _COMMON
        )

    def _zipf(self, word: str) -> float:
        return self._lexicon.zipf(word.lower().replace("’", "'"))

    def _is_function_word(self, word: str) -> bool:
        return word.lower() in self._language.function_words
