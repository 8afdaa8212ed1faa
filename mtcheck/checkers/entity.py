"""Character references of HTML and escapes of program text that stand in the text as written."""

from __future__ import annotations

import html
from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit

_REFERENCE = regex.compile(
    r"&(?:amp;)*(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});"
)
_BROKEN = regex.compile(
    r"& ?(?:amp|quot|nbsp|[lr][ds]quo[r]?|laquo|raquo|hellip|[mn]dash|apos|#\d{2,5}) ?;"
)
_ESCAPE = regex.compile(r"\\(?:u[0-9A-Fa-f]{4}|x[0-9A-Fa-f]{2}|U[0-9A-Fa-f]{8})")


def check(doc: Document, *, escapes: bool = False) -> Iterator[Hit]:
    """Yield references (`&quot;`), or with `escapes` escapes (`\\u00e9`), with what they stand for."""
    patterns = (_ESCAPE,) if escapes else (_REFERENCE, _BROKEN)
    for block in doc.prose:
        if "HTML" in doc.text[block.start : block.end]:
            continue  # the text speaks of them
        last = block.start
        matches = [m for p in patterns for m in p.finditer(doc.text, block.start, block.end)]
        for m in sorted(matches, key=lambda m: m.start()):
            fix = _unescape(m.group()) if escapes else _resolve(m.group())
            if m.start() >= last and fix is not None:
                last = m.end()
                yield Hit(*m.span(), {"right": fix}, fix)


def _resolve(written: str) -> str | None:
    meant, before = written.replace("& ", "&").replace(" ;", ";"), ""
    while meant != before:
        before, meant = meant, html.unescape(meant)
    return None if meant == written or (meant.startswith("&") and len(meant) > 1) else meant


def _unescape(written: str) -> str | None:
    code = int(written[2:], 16)
    return None if code > 0x10FFFF or 0xD800 <= code < 0xE000 else chr(code)
