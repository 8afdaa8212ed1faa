"""Messages of ICU that choose by number or kind and are broken, or lack a form of their language."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern

_PIECE = compile_pattern(
    r"""(?P<head>\{\s*+[\w.]++\s*+,\s*+(?P<kind>plural|selectordinal|select)\s*+,)
      | '[{}][^']*+'
      | (?<![\w=-])(?P<selector>=\d++|\w[\w-]*+)\s{0,20}+(?P<form>\{)
      | (?P<open>\{)
      | (?P<close>\})""",
    regex.VERBOSE,
)


def check(doc: Document) -> Iterator[Hit]:
    """Yield the head of each choice that never ends, has no form "other", or lacks one of the forms
    that CLDR has for the language."""
    if "{" not in doc.characters:
        return
    for block in doc.blocks:
        for head, forms in _choices(doc.text, block.start, block.end):
            problem = _problem(head["kind"], forms, doc.language)
            if problem:
                yield Hit(*head.span("head"), {"problem": problem})


def _choices(
    text: str, start: int, end: int
) -> Iterator[tuple[regex.Match[str], list[str] | None]]:
    """Yield the head of each choice and its selectors, None where the choice never ends."""
    open_: list[tuple[regex.Match[str], list[str]]] = []
    for piece in _PIECE.finditer(text, start, end):
        if piece["close"]:
            if open_:
                head, forms = open_.pop()
                if head["head"]:
                    yield head, forms
        elif piece["head"] or piece["open"] or piece["form"]:
            if piece["selector"] and open_:
                open_[-1][1].append(piece["selector"])
            open_.append((piece, []))
    yield from ((head, None) for head, _ in open_ if head["head"])


def _problem(kind: str, forms: list[str] | None, language: str | None) -> str | None:
    if forms is None:
        return "a brace is not closed: close it"
    if "other" not in forms:
        return "there is no form 'other': add it"
    if kind == "select" or forms == ["other"]:
        return None
    lost = [form for form in _needed(kind, language) if form not in forms]
    # Many of the Romance languages is for millions alone.
    lost = [form for form in lost if form != "many" or "few" in _needed(kind, language)]
    shown = ", ".join(f"'{form}'" for form in lost)
    return f"there is no form {shown} of the language: add it" if lost else None


@cache
def _needed(kind: str, language: str | None) -> tuple[str, ...]:
    """Return the plural categories of a language that whole numbers have (CLDR, by Babel)."""
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415  (30 ms, needed for few files)

    try:
        locale = Locale(language or "")
    except (UnknownLocaleError, ValueError):
        return ()
    rule = locale.ordinal_form if kind == "selectordinal" else locale.plural_form
    whole = {rule(number) for number in (*range(201), 1_000_000)}
    return tuple(sorted(set(rule.tags) & whole))
