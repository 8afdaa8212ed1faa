"""Lines that belong to the page around the article, by the phrases of the language files.

A line is site furniture where such phrases fill it ("Skip to content skip to sidebar"), where one
opens it and a colon, dash or arrow follows ("Read also: ..."), or where most of its parts between
bars are such ("By Newsroom | 3 May | Reading time: 2 minutes").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck import segment
from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.phrases import PhraseTree, tokenize

_LONGEST = 60
_LONGEST_CREDIT = 20
_SEPARATOR = regex.compile(r"[\s»>\")\]】]*(?:[:：|｜»>→•·/＝=】]|\s[-–—])")
_ARROW = regex.compile(r"[^\p{L}\p{N}]*[»>▶►→]")
_BAR = regex.compile(r"\s+[•·]\s+|\s*[|｜]\s*")
_CYRILLIC = regex.compile(r"\p{Cyrillic}")
_FIRST_WORD = regex.compile(r"[^\p{L}\p{N}]*([\p{L}\p{N}]+)")
_TWO_SENTENCES = regex.compile(r"[.!?]\s+\p{Lu}")


def check(doc: Document, *, kind: str, delete: bool = True) -> Iterator[Hit]:
    """Yield the lines whose furniture is of this kind (a key under `chrome` in language files).

    `delete` makes it the fix that the line goes.
    """
    for span, found in doc.memo("chrome-lines", lambda: list(_lines(doc))):
        if found == kind:
            yield Hit(span.start, span.end, fix="" if delete else None)


def _lines(doc: Document) -> Iterator[tuple[Span, str]]:
    tree, leads = _phrases(doc.language or "en")
    for block in doc.blocks:
        if block.role in (Role.CODE, Role.CHROME):
            continue
        for start, end in segment.lines(doc.text, block.start, block.end):
            kind = _kind_of(doc.text[start:end], tree, leads)
            if kind:
                yield Span(start, end), kind


@cache
def _phrases(language: str) -> tuple[PhraseTree, PhraseTree]:
    """Return the trees of whole phrases and of leads: the language's and English ones."""
    whole, leads = PhraseTree(), PhraseTree()
    for code in dict.fromkeys((language, "en")):
        known = load_language(code)
        for kind, table in known.chrome.items() if known else ():
            for phrase in table.get("whole", ()):
                whole.add(phrase, kind)
            for phrase in table.get("lead", ()):
                leads.add(phrase, kind)
    return whole, leads


def _kind_of(line: str, whole: PhraseTree, leads: PhraseTree) -> str | None:
    if len(line) > 20 * _LONGEST:
        return None
    pairs = tokenize(line)
    tokens = [token for token, _ in pairs]
    if not tokens or len(tokens) > _LONGEST:
        return None
    led = _led_kind(line, pairs, tokens, leads)
    return led or whole.tile(tokens) or _kind_of_parts(line, whole, leads)


def _led_kind(
    line: str, pairs: list[tuple[str, int]], tokens: list[str], leads: PhraseTree
) -> str | None:
    pointed = _ARROW.match(line)
    for after, kind in sorted(leads.ends(tokens, 0), reverse=True):
        stop = pairs[after - 1][1]
        follows = _SEPARATOR.match(line, stop)
        if follows and follows.group().endswith("»") and "«" in line[stop:]:
            continue  # a quotation: Video »Foo« …
        if follows and follows.group()[-1] in "–—" and _CYRILLIC.search(line):
            continue  # "is", in Russian and Ukrainian: Источник — …
        if not follows and not (pointed and after < len(tokens)):
            continue
        rest = line[follows.end() if follows else stop :].strip()
        if kind != "credit" or _is_credit(rest, len(tokens)):
            return kind
    return None


def _is_credit(rest: str, words: int) -> bool:
    """Tell a credit ("Photo: Jane Doe", "Foto: dpa") from a sentence that begins with its word."""
    head = _FIRST_WORD.match(rest)
    named = head is not None and (not head[1].islower() or (len(head[1]) <= 4 and words <= 4))
    return named and words <= _LONGEST_CREDIT and not _TWO_SENTENCES.search(rest)


def _kind_of_parts(line: str, whole: PhraseTree, leads: PhraseTree) -> str | None:
    parts = [part for part in _BAR.split(line) if part.strip()]
    if len(parts) < 2:
        return None
    kinds = []
    for part in parts:
        pairs = tokenize(part)
        tokens = [token for token, _ in pairs]
        kinds.append(tokens and (whole.tile(tokens) or _led_kind(part, pairs, tokens, leads)))
    found = [kind for kind in kinds if kind]
    return found[0] if len(found) >= 2 and 2 * len(found) >= len(parts) else None
