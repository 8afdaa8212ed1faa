"""A dash between a quotation and who said it, as Russian writes it: “Yes,” — he said. — “No.”"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from mtcheck.document import Block, Document
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.occurrences import prose_with
from mtcheck.patterns import compile_pattern

_DASH = compile_pattern(r"[—–](?=[ \u00a0]?\p{L})(?<=[”\"»“][,.]?[ \u00a0]?[—–])")
_WORDS = compile_pattern(r"[\p{L}'’-]++")
_SECOND_DASH = compile_pattern(r"[^.!?\n—–]{0,200}+[—–]")
_BACK = compile_pattern(r"[.,](?P<dash> ?[—–])(?= ?[\"“„«]\p{Lu})")
_QUOTED = compile_pattern(r"[”\"»“][,.]?[^”\"»“„«\n]{0,60}$")
_LONGEST = 62
_REACH = 3
"""The verb of saying stands among so many words after the dash."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the dash with the comma before it; two dashes may enclose a remark."""
    verbs = _speech_verbs(doc.language or "")
    for block in prose_with(doc, ("—", "–")):
        for m in _DASH.finditer(doc.text, block.start, block.end):
            words = _WORDS.findall(doc.text[m.end() : min(block.end, m.end() + 60)])[:_REACH]
            if any(word.lower() in verbs for word in words):
                start = m.start() - doc.text[m.start() - 1].isspace()
                start -= doc.text[start - 1] in ",."
                stopped = doc.text[max(0, start - 2)] in ",.!?…"
                comma = doc.text[start] in ",."
                if stopped or comma or not _SECOND_DASH.match(doc.text, m.end()):
                    yield Hit(start, m.end(), fix="" if stopped else ",")
        yield from _before_quotations(doc, block, verbs)


def _before_quotations(doc: Document, block: Block, verbs: frozenset[str]) -> Iterator[Hit]:
    """Yield the dashes between who said it and what was said next."""
    for m in _BACK.finditer(doc.text, block.start, block.end):
        said = _QUOTED.search(doc.text, max(block.start, m.start() - _LONGEST), m.start())
        words = _WORDS.findall(said.group()) if said else []
        if any(word.lower() in verbs for word in words):
            yield Hit(m.start(), m.end(), fix=m.group()[0])


@cache
def _speech_verbs(code: str) -> frozenset[str]:
    language = load_language(code)
    return language.speech_verbs if language else frozenset()
