"""Strings with backslash escapes, as PO, iOS and Android files write them: what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

import regex

_CODES = r"""(?:x(?P<hex>[0-9A-Fa-f]{2})|(?P<octal>[0-7]{1,3}))"""
_PAIR = r"(?P<high>[dD][89abAB][0-9A-Fa-f]{2})\\[uU](?P<low>[dD][c-fC-F][0-9A-Fa-f]{2})"
_UNITS = rf"[uU](?:{_PAIR}|(?P<unit>[0-9A-Fa-f]{{4}}))"
C_ESCAPE = regex.compile(rf"\\(?:{_CODES}|(?P<char>[abfnrtv\\\"'?]))", regex.DOTALL)
"""An escape of C, as gettext reads it: any other backslash stands for itself."""
ESCAPE = regex.compile(rf"\\(?:{_UNITS}|{_CODES}|(?P<char>.))", regex.DOTALL)
"""An escape as programs for telephones read it, which know code units of UTF-16, too."""
_MEANT = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f", "v": "\v", "a": "\a"}


def pieces(
    written: str, place: int, pattern: regex.Pattern[str] = ESCAPE
) -> Iterator[tuple[str, int]]:
    """Yield (text, place) of each part of a string: what is written just so, and each escape."""
    at = 0
    for m in pattern.finditer(written):
        if at < m.start():
            yield written[at : m.start()], place + at
        yield _meaning(m), place + m.start()
        at = m.end()
    if at < len(written):
        yield written[at:], place + at


def _meaning(m: regex.Match[str]) -> str:
    found = {name: value for name, value in m.groupdict().items() if value is not None}
    if "char" in found:
        return _MEANT.get(found["char"], found["char"])
    if "high" in found:
        high, low = int(found["high"], 16), int(found["low"], 16)
        return chr(0x10000 + ((high - 0xD800) << 10) + low - 0xDC00)
    octal = found.get("octal")
    code = int(octal, 8) if octal else int(found.get("unit") or found["hex"], 16)
    return "\ufffd" if 0xD800 <= code < 0xE000 else chr(code)


def escape(text: str) -> str:
    """Return how a text is written between quotation marks."""
    return text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")


def enclosing(_text: str, start: int, end: int) -> tuple[int, int]:
    """Return the place: a string that becomes empty stays."""
    return start, end


def char_end(char: str, text: str, at: int, pattern: regex.Pattern[str] = ESCAPE) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    escaped = pattern.match(text, at)
    if escaped:
        return escaped.end() if _meaning(escaped) == char else None
    return at + 1 if text[at : at + 1] == char else None
