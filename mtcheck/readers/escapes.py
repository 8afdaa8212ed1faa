"""Strings with backslash escapes, as PO, iOS and Android files write them: what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_ESCAPE = regex.compile(
    r"\\(?:[uU](?P<code>[0-9A-Fa-f]{4})|x(?P<hex>[0-9A-Fa-f]{2})|(?P<octal>[0-7]{1,3})|(?P<char>.))",
    regex.DOTALL,
)
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}


def pieces(written: str, place: int) -> Iterator[tuple[str, int]]:
    """Yield (text, place) of each part of a string: what is written just so, and each escape."""
    at = 0
    for m in _ESCAPE.finditer(written):
        if at < m.start():
            yield written[at : m.start()], place + at
        yield _meaning(m), place + m.start()
        at = m.end()
    if at < len(written):
        yield written[at:], place + at


def unescape(written: str) -> str:
    """Return what a string stands for."""
    return "".join(text for text, _ in pieces(written, 0))


def _meaning(m: regex.Match[str]) -> str:
    if m["char"]:
        return _MEANT.get(m["char"], m["char"])
    code = int(m["code"] or m["hex"] or "0", 16) or int(m["octal"] or "0", 8)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def escape(text: str) -> str:
    """Return how a text is written between quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a string that becomes empty stays."""
    return start, end


def char_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    escaped = _ESCAPE.match(text, at)
    if escaped:
        return escaped.end() if _meaning(escaped) == char else None
    return at + 1 if text[at : at + 1] == char else None
