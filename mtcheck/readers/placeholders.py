"""What stands in the messages of programs beside their text: placeholders and inline tags."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Span

_PLACEHOLDER = regex.compile(
    r"""%(?:\d+\$)?@ | %\#@\w++@
      | %(?:\d+\$)?[-+\#0]*+(?:\d++|\*)?(?:\.\d++)?(?:hh|h|ll|l|q|z|t|j|L)?[diouxXeEfFgGaAcCsSpn]\b
      | %\(\w+\)[-+\#0\ ]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]
      | %%
      | \$?\{\{?[\w.\-:,\ \#|()]{0,80}+\}?\}
      | \$[({]?[A-Z_][A-Z_0-9]*+[)}]?
      | </?[A-Za-z](?:[^<>"']|"[^"<]{0,300}+"|'[^'<]{0,300}+'){0,500}+>
      | &(?:[a-zA-Z]{2,10}|\#\d{1,6});""",
    regex.VERBOSE,
)
_CHOICE = regex.compile(r"\{\s*[\w.]+\s*,\s*(?:plural|selectordinal|select)\s*,")
_SELECTOR = regex.compile(r"\s*(?:offset:\d+\s*)?(?:=\d+|[\w.-]+)\s*\{")
_MARK = regex.compile(r"'[{}][^']*+'|[{}\#]")


def placeholders(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the places of placeholders, tags and entities; `start` is added to each.

    Of a message of ICU that chooses by number or kind, the texts to choose from stay text.
    """
    at = 0
    while choice := _CHOICE.search(text, at):
        yield from _plain(text, at, choice.start(), start)
        spans, at = _choice(text, choice.start(), start)
        yield from spans
    yield from _plain(text, at, len(text), start)


def _plain(text: str, begin: int, end: int, start: int) -> Iterator[Span]:
    for m in _PLACEHOLDER.finditer(text, begin, end):
        yield Span(start + m.start(), start + m.end())


def _choice(text: str, at: int, start: int) -> tuple[list[Span], int]:
    """Return what is no text in the choice that begins at a place, and where it ends.

    `inside` are its open braces: those of a choice, and those of one of its texts.
    """
    spans: list[Span] = []
    inside: list[str] = []
    while at < len(text):
        in_choice = inside[-1:] == ["choice"]
        opening = (_SELECTOR if in_choice else _CHOICE).match(text, at)
        if opening:
            inside.append("text" if in_choice else "choice")
            spans.append(Span(start + opening.start(), start + opening.end()))
            at = opening.end()
            continue
        mark = _MARK.search(text, at)
        before = mark.start() if mark else len(text)
        spans += _plain(text, at, before, start)
        at = before
        if mark is None or (not in_choice and _CHOICE.match(text, at)):
            continue
        placeholder = _PLACEHOLDER.match(text, at) if mark.group() == "{" else None
        at = (placeholder or mark).end()
        spans.append(Span(start + before, start + at))
        if mark.group() == "}":
            inside.pop()
            if not inside:
                break
    return spans, at
