"""Furniture inside a paragraph: after its last sentence, between two, glued to its first word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mtcheck.document import Span
from mtcheck.furniture.line import LineReader
from mtcheck.patterns import compile_pattern

_TAIL = compile_pattern(r"[.!?…][\"'”’»)]*\s+([^.!?…]{4,40})$")
_LEAD = compile_pattern(
    r"[.!?…。！？؟۔]['\"”’»)]*+\s*+[»【]?+\s?+(?P<lead>[^.!?…。！？:：【】]{2,40}+)"
)
_COLON = re.compile(r"[:：】]")
_BRACKETED = compile_pattern(r"\[([^\[\]\n]{3,30})\]")
_OWNER = compile_pattern(r"(?<=[.!?…][\"'”’»)]?\s)©\s?")


def tail(reader: LineReader, text: str, start: int, end: int) -> Iterator[tuple[Span, str]]:
    """Yield furniture after the last sentence of a line: "... in May. Read more »"."""
    found = _TAIL.search(text, max(start, end - 44), end)
    kind = reader.whole_kind(found[1]) if found else None
    if found and kind and (" " in found[1].strip() or kind == "comments"):
        yield Span(*found.span(1)), kind


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
