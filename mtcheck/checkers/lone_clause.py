"""A subordinate clause that stands as a sentence: "Because the canal has been frozen since May."

Only clauses with a noun as their subject are taken: with a pronoun they are answers and rhetoric
("Because he can."), which good texts have as well.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.checkers.nominal_fragment import may_be_verb
from mtcheck.document import Document, Role, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import matches
from mtcheck.patterns import compile_pattern

_OPENS = compile_pattern(r"""(?:^|\n|[.!…]["”’»)]?[ \u00a0])["“„«]?$""")


def check(doc: Document) -> Iterator[Hit]:
    """Yield such sentences without a comma, which a main clause would want, and with one verb."""
    language = load_language(doc.language or "")
    if language is None or not language.fragments.get("clauses"):
        return
    for m in matches(_clauses(language.code), _leads(language.code), doc.text):
        block = doc.prose_block(*m.span())
        if block is None or block.role is not Role.PARAGRAPH:
            continue
        opens = _OPENS.search(doc.text[max(block.start, m.start() - 4) : m.start()])
        if opens and _verbs(doc, Span(m.start(1), m.end()), language) == 1:
            yield Hit(*m.span())


def _verbs(doc: Document, span: Span, language: Language) -> int:
    """Count the groups of words that may be a finite verb: "has been closed" is one."""
    groups, last = 0, False
    for word in doc.words_in(*span):
        verb = may_be_verb(word, language) or (last and word.lower in language.function_words)
        groups += verb and not last
        last = verb
    return groups


@cache
def _leads(code: str) -> re.Pattern[str]:
    language = load_language(code)
    return re.compile("|".join(language.fragments["clauses"] if language else ()))


@cache
def _clauses(code: str) -> regex.Pattern[str]:
    language = load_language(code)
    data = language.fragments if language else {}
    openings, subjects = "|".join(data["clauses"]), "|".join(data["subjects"])
    return compile_pattern(rf"(?:{openings}) ((?:{subjects}) )[^,;:.!?…—–\n]{{15,200}}+\.(?=\s|$)")
