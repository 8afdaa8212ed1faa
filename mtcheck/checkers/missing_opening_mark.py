"""Spanish questions and exclamations without the inverted mark that opens them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern

_OPENERS = {"?": "¿", "!": "¡"}
_MARK = compile_pattern(r"[?!](?=[\s”»\"’'),.]|$)")
_CLAUSE = compile_pattern(r"(?r)[^\n.!?…:;¿¡«“\"(\[—–]{3,160}")
_WORD = compile_pattern(r"\p{L}+")
_ASKING = frozenset(
    "qué quién quiénes cómo cuándo dónde adónde cuál cuáles cuánto cuánta cuántos cuántas".split()
)
_HABIT = 2


class _Clause(NamedTuple):
    first: Span
    mark: str


def check(doc: Document) -> Iterator[Hit]:
    """Yield the first word of each such clause, with the mark before it as the fix.

    Only clauses with a word of asking or two function words of the language count, for names and
    foreign titles end in such marks as well. A text that never writes the inverted marks and leaves
    out two has the habit of chats.
    """
    language = load_language(doc.language or "")
    if language is None or not any(mark in doc.text for mark in _OPENERS):
        return
    clauses = list(_unopened(doc, language.function_words))
    if len(clauses) >= _HABIT and not any(mark in doc.text for mark in _OPENERS.values()):
        return
    for first, mark in clauses:
        right = _OPENERS[mark] + doc.text[first.start : first.end]
        yield Hit(first.start, first.end, {"right": right}, right)


def _unopened(doc: Document, function_words: frozenset[str]) -> Iterator[_Clause]:
    for block in doc.prose:
        for mark in _MARK.finditer(doc.text, block.start, block.end):
            clause = _CLAUSE.match(doc.text, block.start, mark.start())
            if clause is None or doc.is_opaque(Span(*clause.span())):
                continue
            words = [word.lower() for word in _WORD.findall(clause.group())]
            asked = mark.group() == "?" and not _ASKING.isdisjoint(words)
            spanish = asked or len(function_words.intersection(words)) >= 2
            if spanish and not _is_opened(
                doc.text[max(block.start, mark.start() - 400) : mark.start()]
            ):
                first = _WORD.search(doc.text, clause.start(), clause.end())
                if first:
                    yield _Clause(Span(*first.span()), mark.group())


def _is_opened(before: str) -> bool:
    """Tell whether an inverted mark is still open: it may hold stops and colons."""
    return max(before.rfind("¿"), before.rfind("¡")) > max(before.rfind("?"), before.rfind("!"))
