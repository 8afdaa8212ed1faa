"""A full stop or a comma after the closing mark of a quotation that is a whole sentence.

British and American English differ on the mark after a quoted word or phrase, but not here: the
stop of quoted sentences, and the comma between what is said and who said it, belong inside.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import held, prose_with
from mtcheck.patterns import compile_pattern

_QUOTATION = compile_pattern(
    r"""(?:^|(?<=[.!?…:]\s))
        (?: “(?P<curly>[^“”]++)(?P<end>”\.) | "(?P<straight>[^"]++)(?P<end>"\.) )
        (?=\s|$)""",
    regex.VERBOSE,
)
_SAID = compile_pattern(
    r"""(?:^|(?<=[.!?…,:]\s))
        (?: “(?P<inner>[^“”]++)(?P<end>”,) | "(?P<inner>[^"]++)(?P<end>",) )
        (?=\s(?P<who>\p{L}[^.!?,"“”\n]{0,60}))""",
    regex.VERBOSE,
)
_WORDS = compile_pattern(r"\p{L}++")
_REACH = 3
"""The verb of saying stands among so many words after the quotation."""
_SENTENCE = 3
"""Words of a quotation that is a sentence."""
_INNER_END = compile_pattern(r"\p{Ll}[.!?]\s+\p{Lu}")
_STOP_OUTSIDE = ("”.", '".')
_COMMA_OUTSIDE = ("”,", '",')
_STOP_INSIDE = compile_pattern(r'[.,][”"]')


def check(doc: Document) -> Iterator[Hit]:
    """Yield `”.` after quoted sentences and `”,` before who said one, in a text with `,”`, too."""
    pieces = (*_STOP_OUTSIDE, *_COMMA_OUTSIDE)
    if not (held(doc, pieces) and _STOP_INSIDE.search(doc.text)):
        return
    language = load_language(doc.language or "")
    for block in prose_with(doc, pieces):
        text = doc.text[block.start : block.end]
        found = [m for m in _QUOTATION.finditer(text) if _is_sentences(m)]
        if language:
            found += [m for m in _SAID.finditer(text) if _is_said(m, language)]
        for m in found:
            start, end = m.span("end")
            fix = m["end"][1] + m["end"][0]
            yield Hit(block.start + start, block.start + end, values={"right": fix}, fix=fix)


def _is_sentences(quotation: regex.Match[str]) -> bool:
    inner = quotation["curly"] or quotation["straight"]
    whole = inner[0].isupper() and inner[-1].isalnum()
    return whole and _INNER_END.search(inner) is not None


def _is_said(quotation: regex.Match[str], language: Language) -> bool:
    """Tell whether a verb of saying follows a quotation of several words."""
    inner = quotation["inner"]
    after = _WORDS.findall(quotation["who"])[:_REACH]
    return (
        inner[0].isupper()
        and inner[-1].isalnum()
        and len(_WORDS.findall(inner)) >= _SENTENCE
        and not language.speech_verbs.isdisjoint(word.lower() for word in after)
    )
