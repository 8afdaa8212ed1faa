"""Character references of HTML and escapes of program text that stand in the text as written."""

from __future__ import annotations

import html
from bisect import bisect_left
from collections.abc import Iterator
from urllib.parse import unquote

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.occurrences import prose_with
from mtcheck.patterns import compile_pattern

_NAMES = r"amp|quot|nbsp|lt|gt|[lr][ds]quor?|laquo|raquo|hellip|[mn]dash|apos|shy|thinsp|ensp|emsp"
_REFERENCE = compile_pattern(
    rf"""&(?:amp;){{0,5}}(?:[A-Za-z][A-Za-z0-9]{{1,31}};|\#\d{{1,7}}+;?+|\#[xX][0-9A-Fa-f]{{1,6}}+;)
       | &[ ](?:{_NAMES}|\#\d{{2,5}})[ ]?; | &(?:{_NAMES}|\#\d{{2,5}})[ ];
       | &(?:nbsp|quot|[lr][ds]quo|hellip|[mn]dash)(?![\w;=])""",
    regex.VERBOSE,
)
_BYTE = r"[0-9A-Fa-f]{2}"
_ESCAPE = compile_pattern(
    rf"""(?:\\u[dD][89abAB]{_BYTE}\\u[dD][c-fC-F]{_BYTE}|\\u[0-9A-Fa-f]{{4}}|\\u\{{[0-9A-Fa-f]{{1,6}}\}}|\\U[0-9A-Fa-f]{{8}})
       | (?:\\x{_BYTE})++
       | (?<=[\p{{Ll}}.!?,;:)"”»])\\[nrt](?!\p{{Ll}}) | (?<!\\)\\["](?!\\)
       | (?:%[C-F][0-9A-F](?:%[89AB][0-9A-F])++)++ | (?:=[C-F][0-9A-F](?:=[89AB][0-9A-F])++)++""",
    regex.VERBOSE,
)
_MARKS = {False: ("&",), True: ("\\", "%c", "%d", "%e", "=c", "=d", "=e")}
_SHORT = {"\\n": "\n", "\\r": "\n", "\\t": " ", '\\"': '"'}


def check(doc: Document, *, escapes: bool = False) -> Iterator[Hit]:
    """Yield references (`&quot;`), or with `escapes` escapes (`\\u00e9`), with what they stand for.

    Those in addresses and code are meant, and so are those of a paragraph that speaks of HTML.
    """
    pattern = _ESCAPE if escapes else _REFERENCE
    for block in prose_with(doc, needed(escapes=escapes)):
        if "HTML" in doc.text[block.start : block.end]:
            continue
        for m in pattern.finditer(doc.text, block.start, block.end):
            right = _unescape(m.group()) if escapes else _resolve(m.group())
            if right is not None and not _inside(doc.opaque, m.start()):
                shown = right if right.strip() else "a space" if right != "\n" else "a line break"
                yield Hit(*m.span(), {"right": shown}, right)


def needed(*, escapes: bool = False) -> tuple[str, ...]:
    """Return the pieces of which a text must hold one for a rule with these options."""
    return _MARKS[escapes]


def _inside(places: tuple[Span, ...], at: int) -> bool:
    """Tell whether an address or code begins before `at` and goes on: `&#39;` looks like a hashtag."""
    i = bisect_left(places, (at,)) - 1
    return i >= 0 and places[i].end > at


def _resolve(written: str) -> str | None:
    meant, before = written.replace("& ", "&").replace(" ;", ";"), ""
    if not meant.endswith(";"):
        meant += ";"
    while meant != before:
        before, meant = meant, html.unescape(meant)
    return None if meant.rstrip(";") == written or (meant[0] == "&" and len(meant) > 1) else meant


def _unescape(written: str) -> str | None:
    if written in _SHORT:
        return _SHORT[written]
    if written[0] in "%=":
        decoded = unquote(written.replace("=", "%"), errors="replace")
        return None if "\ufffd" in decoded else decoded
    if written.startswith("\\x"):
        raw = bytes.fromhex(written.replace("\\x", ""))
        try:
            return raw.decode("utf-8")
        except UnicodeDecodeError:
            return raw.decode("latin-1")
    units = [int(unit.strip("{}"), 16) for unit in regex.split(r"\\[uU]", written)[1:]]
    if any(unit > 0x10FFFF for unit in units):
        return None
    text = (
        "".join(map(chr, units)).encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    )
    return None if "\ufffd" in text else text
