"""What stands in the messages of programs beside their text: placeholders and inline tags."""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Span

_PLACEHOLDER = regex.compile(
    r"""%(?:\d+\$)?[-+\#0]*+(?:\d++|\*)?(?:\.\d++)?(?:hh|h|ll|l|q|z|t|j|L)?[@diouxXeEfFgGaAcCsSpn]\b
      | %\(\w+\)[-+\#0\ ]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]
      | %%
      | \$?\{\{?[\w.\-:,\ \#|()]{0,80}+\}?\}
      | \$[({]?[A-Z_][A-Z_0-9]*+[)}]?
      | </?[A-Za-z][^<>]{0,500}+>
      | &(?:[a-zA-Z]{2,10}|\#\d{1,6});""",
    regex.VERBOSE,
)


def placeholders(text: str, start: int = 0) -> Iterator[Span]:
    """Yield the places of placeholders, tags and entities; `start` is added to each."""
    for m in _PLACEHOLDER.finditer(text):
        yield Span(start + m.start(), start + m.end())
