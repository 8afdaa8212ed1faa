"""Signs that stand more or less often in a message than in its source: line breaks, brackets …"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

from mtcheck import segment
from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.pairs import place_of
from mtcheck.patterns import compile_pattern

_ESCAPE = compile_pattern(r"\\(?:[nrtabfv0]|x[0-9A-Fa-f]{2}|u[0-9A-Fa-f]{4})")
_QUOTED = compile_pattern(
    r"""(?<![\p{L}\p{N}%)\]}>.,!?…])(?:["'`“”„‘‚‹「『](?=[\p{L}\p{N}%{<(\[$&/~*+.…¿¡-])|«)"""
)
"""A quotation mark that opens."""
_WIDE = str.maketrans("（）［］｛｝【】〔〕", "()[]{}[][]")


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield each message that does not have as many signs of a kind as its source.

    `kind` is line-break, tab, escape, bracket (each kind of bracket counts), quotation (places
    between quotation marks of whatever form) or sentence.
    """
    count = _COUNTS[kind]
    for pair in doc.pairs:
        there, here = count(pair.source), count(doc.text[slice(*pair.target)])
        if there != here:
            more, less = here - there, there - here
            sign = next(iter(less or more))
            values = {
                "sign": _SHOWN.get(sign, sign),
                "here": str(here[sign]),
                "there": str(there[sign]),
            }
            yield Hit(*place_of(doc, pair), values, source_text=pair.source)


_SHOWN = {"\n": "line breaks", "\t": "tabs", "q": "quotations", "s": "sentences"}


def _signs(*signs: str) -> Callable[[str], Counter[str]]:
    return lambda text: Counter({sign: n for sign in signs if (n := text.strip().count(sign))})


def _brackets(text: str) -> Counter[str]:
    """Count brackets by kind, without those of lists ("a)") and smileys."""
    plain = text.translate(_WIDE)
    return Counter({sign: n for sign in "([{" if (n := plain.count(sign))})


def _sentences(text: str) -> Counter[str]:
    return Counter({"s": len(list(segment.sentences(text, 0, len(text), None)))})


_COUNTS: dict[str, Callable[[str], Counter[str]]] = {
    "line-break": _signs("\n"),
    "tab": _signs("\t"),
    "escape": lambda text: Counter(_ESCAPE.findall(text)),
    "bracket": _brackets,
    "sentence": _sentences,
    "quotation": lambda text: Counter(
        dict.fromkeys("q" * bool(n := len(_QUOTED.findall(text))), n)
    ),
}
