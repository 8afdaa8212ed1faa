"""Thousands set apart by a space in a language that sets them apart by a comma: "33 150 people"."""

from __future__ import annotations

import re
from collections.abc import Iterator

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import Locale, load_language
from mtcheck.occurrences import in_prose

_SPACED = regex.compile(
    r"(?<![\p{L}\p{N}.,:/+#№§-]|[0-9)] |\p{Lu}[\p{L}\p{N}]{0,40} )"
    r"[1-9][0-9]{0,2}(?:[ \u00a0\u202f][0-9]{3})+(?![\p{L}\p{N}/]|[.,:-][0-9]| [0-9])"
)
_START = re.compile(r"[0-9][ \u00a0\u202f][0-9]{3}(?![0-9])")
_COMMA = re.compile(r"[0-9],[0-9]{3}(?![0-9])")
_NEXT = regex.compile(r"[ \u00a0]?([\p{L}%$€£¥][\p{L}'’-]*+)(?:[ \u00a0]([\p{L}'’-]++))?")
_DIGITS = 3
_NOUN = 5
_STYLE = 4
"""So many, and none with a comma, are the style of the International System of Units."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield such numbers before what they count, with commas as the fix."""
    language = load_language(doc.language or "")
    if language is None or language.locale.grouping != ",":
        return
    hits = []
    starts = (max(0, m.start() - _DIGITS + 1) for m in _START.finditer(doc.text))
    end_of_last = 0
    for block, start in in_prose(doc, starts):
        m = _SPACED.search(doc.text, max(start, end_of_last), min(block.end, start + 40))
        if m is None or doc.is_opaque(Span(*m.span())):
            continue
        end_of_last = m.end()
        if _is_counted(doc.text, m, language.locale):
            hits.append(Hit(*m.span(), {"right": (right := _joined(m.group()))}, right))
    if len(hits) < _STYLE or _COMMA.search(doc.text):
        yield from hits


def _is_counted(text: str, number: regex.Match[str], locale: Locale) -> bool:
    """Tell whether a currency, a measure or a plural stands beside the number."""
    if text[number.start() - 1 : number.start()] in tuple("$€£¥"):
        return True
    after = _NEXT.match(text, number.end())
    words = [word.lower() for word in after.groups() if word] if after else []
    known = locale.measures | locale.countables
    return any(w in known or (len(w) >= _NOUN and w.endswith("s")) for w in words)


def _joined(number: str) -> str:
    return re.sub(r"[ \u00a0\u202f]", ",", number)
