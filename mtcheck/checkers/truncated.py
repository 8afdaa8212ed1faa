"""A text or a paragraph that breaks off in the middle of a sentence.

A missing stop alone tells nothing: headings, captions, lists and verse have none. What tells is how
the rest of the text ends its paragraphs, a sentence that ends earlier in the same paragraph, and a
last word with which no sentence ends. On planted cuts in the last paragraph that finds more than
90 %, with no false alarm on news, talks and literature.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from unicodedata import combining

from mtcheck.document import Block, Document, Role, Word
from mtcheck.finding import Hit
from mtcheck.languages import CAPITAL_NOUNS, Language, load_language
from mtcheck.lexicon import WHOLE, load_lexicon
from mtcheck.patterns import compile_pattern
from mtcheck.segment import CLOSERS, count_words
from mtcheck.spelling import is_known_anywhere

_ENDS = frozenset(".!?…:;。！？：；।॥۔؟")
_BREAKS = ",，、-–—(%"
"""What no sentence ends with, but for the per cent sign."""
_SENTENCE_END = compile_pattern(r"""[\p{Ll}\p{Nd})"”»][.!?]["”’»)]*+\s++["“«„(¿¡]*+\p{Lu}""")
_FOOT = compile_pattern(r"[,–—-] ?(?:\p{Lu}[\p{L}.]*+ ?){1,3}$|\p{Nd}[\p{Nd} ()/-]{5,}+$")
"""A signature ("Thank you all, Jane Smith") or a telephone number."""
_FORMULA = compile_pattern(r"[\p{N}/=·→_@ºª]|\p{Ll}\p{Lu}")
"""What makes the last word a formula, a unit, a number or an address: "→ FeS", "m·s"."""
_WORDS, _FEW_WORDS = 12, 7
"""A block of so many words is no heading; with a last word that tells, fewer are enough."""
_LINE = 60
"""Characters: lines that are all shorter are verse, or an address."""
_STYLE, _LAX_STYLE = 0.75, 0.65
"""Share of the paragraphs that end with a stop in a text that is written so; where other things
speak for a cut, the lower one is enough."""


def check(doc: Document, *, last: bool = True) -> Iterator[Hit]:
    """Yield the last word of the text where it breaks off; without `last`, of its other paragraphs.

    Inside the text only what ends with an article, a conjunction or the like is taken: a line
    without a stop may be a heading there.
    """
    language = load_language(doc.language or "")
    blocks = [b for b in doc.prose if b.role in (Role.PARAGRAPH, Role.HEADING)]
    if language is None or not blocks:
        return
    if not last:
        yield from _cut_inside(doc, language, blocks)
    elif blocks[-1].end == max(b.end for b in doc.prose) and _is_cut(doc, language, blocks):
        yield _last_word(doc, blocks[-1])


def _is_cut(doc: Document, language: Language, blocks: Sequence[Block]) -> bool:
    block = blocks[-1]
    text = doc.text[block.start : block.end]
    if not _is_open(doc, block) or _FOOT.search(text):
        return False
    size = count_words(text)
    style = _share_of_stops(doc, blocks[:-1])
    if size >= _WORDS and style is not None and style >= _STYLE:
        return True
    usual = style is None or style >= _LAX_STYLE
    if size >= _WORDS and usual and _SENTENCE_END.search(text):
        return True
    return usual and size >= _FEW_WORDS and _cannot_end(doc, language, block)


def _cut_inside(doc: Document, language: Language, blocks: Sequence[Block]) -> Iterator[Hit]:
    joints = language.never_last | language.conjunctions
    for block, after in pairwise(blocks):
        if not doc.text[block.end - 1].isalpha() or doc.text[after.start].islower():
            continue
        word = _end_word(doc, block)
        if (
            word
            and word.text.islower()
            and word.lower in joints
            and doc.text[block.start : word.start].rstrip()[-1:] not in (";", ",")
            and _is_open(doc, block)
            and count_words(doc.text[block.start : block.end]) >= _FEW_WORDS
            and (_share_of_stops(doc, blocks) or 0) >= _LAX_STYLE
        ):
            yield Hit(word.start, word.end)


def _is_open(doc: Document, block: Block) -> bool:
    """Tell whether a block ends with a word, a comma or a dash, and is neither verse nor code."""
    last = doc.text[block.end - 1]
    if not last.isalnum() and last not in _BREAKS and not combining(last):
        return False
    word = _last_word(doc, block)
    if _FORMULA.search(doc.text, max(block.start, word.start - 1), block.end):
        return False
    lines = doc.text[block.start : block.end].splitlines()
    verse = len(lines) > 1 and max(map(len, lines)) < _LINE
    return not verse and not doc.is_opaque(word.span)


def _share_of_stops(doc: Document, blocks: Sequence[Block]) -> float | None:
    """Return which share of the paragraphs ends with a stop; None where there are none.

    The first block of a text may be its title.
    """
    body = [b for b in blocks[1:] or blocks if b.role is Role.PARAGRAPH]
    ends = [doc.text[b.start : b.end].rstrip(CLOSERS)[-1:] in _ENDS for b in body]
    return sum(ends) / len(ends) if ends else None


def _cannot_end(doc: Document, language: Language, block: Block) -> bool:
    """Tell whether no sentence ends so: with a comma, a function word, or half a word."""
    if doc.text[block.end - 1] in _BREAKS:
        return True
    word = _end_word(doc, block)
    if word is None or word.end != block.end:
        return False
    return word.lower in language.function_words or _is_half(doc, language, word)


def _is_half(doc: Document, language: Language, word: Word) -> bool:
    """Tell whether a word is none, and no name."""
    lexicon = load_lexicon(language.code, WHOLE)
    plain = word.text.islower() or language.code in CAPITAL_NOUNS
    unknown = lexicon is not None and lexicon.zipf(word.lower) == 0
    return plain and unknown and not is_known_anywhere(word.lower, language.code)


def _end_word(doc: Document, block: Block) -> Word | None:
    words = doc.words_in(max(block.start, block.end - _LINE), block.end)
    return words[-1] if words else None


def _last_word(doc: Document, block: Block) -> Hit:
    """Return the last word with what follows it, or the last character where there is no word."""
    word = _end_word(doc, block)
    return Hit(word.start if word else block.end - 1, block.end)
