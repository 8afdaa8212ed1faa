"""Messages that end with another mark than their source: a question that is none, a lost colon."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern

_KINDS = {
    "full stop": ".。．।։۔",
    "colon": ":：",
    "question mark": "?？؟",
    "exclamation mark": "!！",
    "ellipsis": "…⋯",
}
_KIND = {char: kind for kind, chars in _KINDS.items() for char in chars}
_TAIL = "\"'’”»“‘」』>_*\u200e\u200f"
"""What may follow the last mark, beside white space."""
_DOTS = compile_pattern(r"(?:[.。．]{3}|[…⋯])[.。．…⋯]*+\Z")
_OWN = {
    "zh": {".": "。", ":": "：", "?": "？", "!": "！"},
    "ja": {".": "。", "?": "？", "!": "！"},
    "hi": {".": "।"},
    "ar": {"?": "؟"},
    "fr": {":": "\u00a0:", "?": "\u202f?", "!": "\u202f!"},
}
"""Marks that a language writes otherwise."""
_NO_STOP = ("th", "lo", "km", "my")
"""Languages without a full stop."""


def check(doc: Document, *, stop: bool) -> Iterator[Hit]:
    """Yield the last character of each message of one line whose final mark is not that of its source.

    With `stop` only a full stop that is lost or added counts, else only the other marks.
    """
    for pair in doc.pairs:
        (wanted, there), (found, here) = (
            _end(pair.source, Span(0, len(pair.source))),
            _end(doc.text, pair.target),
        )
        marks = {wanted, found} - {""}
        if "\n" in pair.source.strip():
            continue
        if wanted == found or stop != (marks == {"full stop"}) or not here.start < here.end:
            continue
        if _is_usual(doc.language, wanted, found):
            continue
        right = _written(pair.source[there.start : there.end], doc.language) if wanted else ""
        old = "" if found else doc.text[here.start : here.end]
        values = {"found": _name(found), "wanted": _name(wanted)}
        yield Hit(
            *here, values, old + right, source_text=pair.source[there.start :].strip() or None
        )


def _end(text: str, span: Span) -> tuple[str, Span]:
    """Return the kind of the last mark of a passage and its place, else "" and the last character."""
    part = text[span.start : span.end].rstrip()
    inner = part.rstrip(_TAIL + " \t\n\u00a0")
    dots = _DOTS.search(inner, max(0, len(inner) - 8))
    if dots:
        return "ellipsis", Span(span.start + dots.start(), span.start + len(inner))
    kind = _KIND.get(inner[-1:], "")
    last = inner if kind else part
    return kind, Span(span.start + max(0, len(last) - 1), span.start + len(last))


def _is_usual(language: str | None, wanted: str, found: str) -> bool:
    """Tell whether a language writes so: Greek asks with a semicolon, Thai has no full stop."""
    if language == "el" and "question mark" in (wanted, found):
        return True
    return language in _NO_STOP and "full stop" in (wanted, found)


def _written(mark: str, language: str | None) -> str:
    return _OWN.get(language or "", {}).get(mark, mark)


def _name(kind: str) -> str:
    return f"a {kind}".replace("a e", "an e") if kind else "no mark"
