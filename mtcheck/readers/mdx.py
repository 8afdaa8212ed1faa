"""MDX: Markdown with components; their tags, expressions, imports and exports are no text.

It is read as Markdown of the same length, in which tags are `<i>`, expressions code, and comments
(`{/* … */}`) those of HTML.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from mtcheck.document import Document
from mtcheck.readers.file import File
from mtcheck.readers.markdown import enclosing, escape, read_markdown

_BRACES = r"\{(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,300}+\}){0,300}+\}){0,300}+\}"  # bounded: none may hang
_PART = regex.compile(
    rf"""(?P<code>^[ ]{{0,3}}(?P<fence>`{{3,}}+|~{{3,}}+)[^\n]*+\n
                (?:.*?^[ ]{{0,3}}(?P=fence)[^\n]*+$|.*+)
            |\A---\n.*?^---$
            |(?<!`)(?P<ticks>`++)(?:[^`]|(?!(?P=ticks)(?!`))`++){{0,1000}}+(?P=ticks)|\\.)
      | (?P<module>^(?:import|export)\b(?:[^\n]|\n(?![ \t]*\r?\n))*+)
      | \{{[ ]?/\*(?P<comment>(?:[^*]|\*(?!/)){{0,1000}}+)\*/[ ]?\}}
      | (?P<tag></?(?:[A-Za-z][\w.:-]{{0,80}}+
            (?:[^<>{{}}"'`]|"[^"]{{0,300}}+"|'[^']{{0,300}}+'|{_BRACES}){{0,500}}+)?>)
      | (?P<expression>{_BRACES})""",
    regex.VERBOSE | regex.MULTILINE | regex.DOTALL,
)
_NOT_LINE_END = regex.compile(r"[^\r\n]")


def parse(file: File) -> Iterator[Document]:
    """Yield the document of an MDX file."""
    yield read_markdown(file.text, file.path, as_markdown(file.text))


def as_markdown(text: str) -> str:
    """Return Markdown of the same length in which everything that is not Markdown means nothing."""
    return _PART.sub(lambda m: _written(m, text), text)


def _written(m: regex.Match[str], text: str) -> str:
    whole: str = m.group()
    blank = _NOT_LINE_END.sub(" ", whole)
    if m["code"] is not None:
        return whole
    if m["comment"] is not None:
        inner = m["comment"].strip()
        return f"<!--{inner}-->{blank[len(inner) + 7 :]}" if len(inner) + 7 <= len(whole) else blank
    if m["expression"] is not None and "\n" not in whole:
        return f"`{'x' * (len(whole) - 2)}`"
    begin = text.rfind("\n", 0, m.start()) + 1
    end = text.find("\n", m.end())
    alone = not (text[begin : m.start()] + text[m.end() : end if end >= 0 else len(text)]).strip()
    if m["tag"] is None or alone or "\n" in whole or len(whole) < 4:
        return blank
    if whole.startswith("</"):
        return f"</i{blank[4:]}>"
    return f"<i{blank[3:]}>"


def comment_place(text: str, place: int) -> tuple[int, str, str]:
    """Return where a comment for the text at a place goes, and what stands around it: a line before."""
    return text.rfind("\n", 0, place) + 1, "{/* ", " */}\n\n"


__all__ = ["comment_place", "enclosing", "escape", "parse"]
