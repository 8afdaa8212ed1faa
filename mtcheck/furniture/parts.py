"""Furniture inside a paragraph: after its last sentence, between two, glued to its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Role, Span
from mtcheck.furniture.line import LineReader
from mtcheck.patterns import compile_pattern

_TAIL = compile_pattern(r"[.!?…][\"'”’»)]*\s+([^.!?…]{4,40})$")
_LEAD = compile_pattern(
    r"[.!?…。！？؟۔]['\"”’»)]*+\s*+[»【]?+\s?+(?P<lead>[^.!?…。！？:：【】]{2,40}+)"
)
_COLON = re.compile(r"[:：】]")
_BRACKETED = compile_pattern(r"\[([^\[\]\n]{3,30})\]")
_SENTENCE_STOP = compile_pattern(r"[.!?…][\"'”’»]*\s+")
_NAME = r"\p{Lu}[\p{L}.'’-]*+"
_SIGNED = compile_pattern(
    rf"(?:©\s?|/\s)(?:[Dd]e |[Vv]on |[Bb]y |[Pp]ar |[Dd]i )?{_NAME}(?:(?: /)? {_NAME}){{0,5}}+"
    r"(?: ?[(/] ?\p{Lu}[\w ]{1,20}\)?)?"
)
_LONGEST_CREDIT, _LEAD_LENGTH = 80, 25
"""Characters of a credit after a caption, and of what stands before its colon."""
_OWNER = compile_pattern(r"(?<=[.!?…][\"'”’»)]?\s)©\s?")


def tail(reader: LineReader, text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield furniture after the last sentence of a line: "... in May. Read more »", "Photo: AFP"."""
    found = _TAIL.search(text, max(start, end - 44), end)
    kind = reader.whole_kind(found[1]) if found else None
    if found and kind and found[1][0] != "(" and (" " in found[1].strip() or kind == "comments"):
        yield Span(*found.span(1)), kind
        return
    for stop in _SENTENCE_STOP.finditer(text, max(start, end - _LONGEST_CREDIT), end):
        if _is_credit(reader, text[stop.end() : end]):
            yield Span(stop.end(), end), "credit"
            return


def _is_credit(reader: LineReader, piece: str) -> bool:
    """Tell whether a caption ends so: "Photo: Jane Doe/AFP", "© Jane Doe", "/ J. DOE (EFE)"."""
    if _SIGNED.fullmatch(piece):
        return True
    if piece[0] in "([":
        return False  # a caption's own
    verdict = reader.verdict(piece, Role.CAPTION) if ":" in piece[:_LEAD_LENGTH] else None
    return verdict is not None and verdict.certain and verdict.kind == "credit"


def between(reader: LineReader, text: str) -> Iterator[tuple[Span, str]]:
    """Yield what stands between the sentences of a paragraph: "Read also:", "© Getty Images"."""
    for colon in _COLON.finditer(text):
        found = None
        for m in _LEAD.finditer(text, max(0, colon.start() - 44), colon.start()):
            found = m
        kind = reader.between_kind(found["lead"].strip()) if found else None
        if not found or not kind or found["lead"][0].islower():
            continue
        end = colon.end() if kind != "credit" else reader.agency_end(text, colon.end())
        if end:
            yield Span(found.start("lead"), end), kind
    for owner in _OWNER.finditer(text) if "©" in text else ():
        end = reader.agency_end(text, owner.end())
        if end:
            yield Span(owner.start(), end), "credit"
    for bracket in _BRACKETED.finditer(text) if "[" in text else ():
        kind = reader.whole_kind(bracket[1])
        if kind:
            yield Span(*bracket.span()), kind


_GLUED_COUNTER = compile_pattern(r"\d{1,5}+(?=\p{Lu}\p{Ll}{2,}+ [^\n.!?]{8,120}+(?:\n|\Z))")
_GLUED_CAPTION = compile_pattern(
    r"(?:\p{Ll}{3,20}+ ){1,6}+\p{Ll}{4,20}+(?=\p{Lu}\p{Ll}+ [^\n]{20})"
)


def glued(text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield a counter or the description of a picture that is glued to the first word of a line."""
    first = text[start]
    if first.isdecimal():
        found, kind = _GLUED_COUNTER.match(text, start, end), "glued-counter"
    elif first.islower():
        found, kind = _GLUED_CAPTION.match(text, start, end), "glued-alt-text"
    else:
        return
    if found:
        yield Span(*found.span()), kind
