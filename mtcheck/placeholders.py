"""What stands in the messages of programs beside their text: placeholders and inline tags.

The families: printf (C, Python, PHP, Objective-C) with positions, `%(name)s`, Ruby, Qt and KDE, Drupal
and Symfony, braces (Python, .NET, ICU, Rust, i18next, Vue, Handlebars, Fluent, Jinja), shell and PHP
variables, Kodi and BBCode, tags of HTML and XML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import regex

from mtcheck.document import Span
from mtcheck.patterns import compile_pattern

_WIDTH = r"[-+\#0'I]*+(?:\d++|\*)?(?:\.(?:\d++|\*))?"
_KIND = r"(?:(?:hh|h|ll|l|q|z|t|j|L)?[diouxXeEfFgGaAcCsSpn@]|<PRI\w{1,12}>)"
_PRINTF = rf"%(?:\d{{1,2}}\$)?+{_WIDTH}{_KIND}"
_PLACEHOLDER = compile_pattern(
    rf"""%\#@\w++@
      | %\(\w++\)[-+\#0\ ]*+\d*+(?:\.\d++)?[diouxXeEfFgGcrsa]
      | %<(?!PRI)\w++>[-+\#0]*+\d*+(?:\.\d++)?[a-zA-Z]
      | %L?[1-9]\d?(?![A-Za-z0-9_$]|\.\d)
      | (?<!\d)%[A-Za-z_][\w.]{{2,40}}+%(?![\w%@])
      | (?:(?<!\d[\s\u00a0\u202f]?){_PRINTF} | {_PRINTF}(?![A-Za-z]))
      | %%
      | \{{%[^{{}}\n]{{1,80}}?%\}}
      | \{{\{{\ ?[-$\#/]?[\w.\-:,\ \#|()!<>=+\[\]]{{0,80}}+\}}\}}
      | [$%\#]?\{{\ ?[-$]?[\w.\-:,\ \#|()!<>=+\[\]]{{0,80}}+\}}
      | \$[A-Za-z_]*+(?:\([\w.:-]{{1,80}}+\)|\[[\w.,:\ ()-]{{1,80}}+\])
      | \$[A-Za-z_]\w*+
      | @(?:\.\w++)?:\(?[A-Za-z][\w.]*\w\)?
      | \[\[\w[\w.\ -]{{0,60}}+\]\]
      | \[/?(?i:b|i|u|s|cr|light|uppercase|lowercase|capitalize|color|url|img|size|quote|code)
        (?:[\ =][^\[\]\n]{{1,100}}+)?\]
      | <%[^<>\n]{{1,80}}?%>
      | </?[A-Za-z_](?:[^<>"']|"[^"<]{{0,300}}+"|'[^'<]{{0,300}}+'){{0,500}}+>
      | &(?:[a-zA-Z]{{2,10}}|\#\d{{1,6}});""",
    regex.VERBOSE,
)
_CHOICE = compile_pattern(r"\{\s*(?P<name>[\w.]+)\s*,\s*(?:plural|selectordinal|select)\s*,")
_SELECTOR = compile_pattern(r"\s*(?:offset:\d+\s*)?(?:=\d+|[\w.-]+)\s*\{")
_MARK = compile_pattern(r"'[{}][^']*+'|[{}\#]")


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


class Item(NamedTuple):
    """Something that a translation takes over as it stands: its place, how it is written, and a key
    that is the same in source and translation."""

    start: int
    end: int
    text: str
    key: str


_BRACES = compile_pattern(
    r"(?P<lead>[$%\#]?)(?P<open>\{\{?)\s*(?P<name>[-$]?[\w.\[\]-]*)\s*(?:[:|!=][^{}]*|,(?:-?\d|\s*(?:number|date|time|ordinal|spellout|duration|list|choice))[^{}]*)?\}\}?"
)
_TAG = compile_pattern(
    r"<(?P<close>/?)(?P<name>[\w:.-]*\w)(?:\s[^>]*)?/?>|\[(?P<shut>/?)(?P<code>[A-Za-z]+)(?P<value>[^\]]*)\]"
)
_HTML = frozenset(
    "a abbr b bdi big blockquote body br center cite code dd del div dl dt em font form h1 h2 h3 h4 h5 "
    "h6 head hr html i iframe img input ins kbd label li mark ol option p pre q s samp script select "
    "small span strike strong style sub sup table tbody td th thead tr tt u ul var video".split()
)
"""Elements that are markup wherever they stand; others ("<file>") must be closed in the source."""
_EMPHASIS = frozenset("b strong i em u tt code kbd samp var cite q emphasis".split())
"""Elements that set a phrase off: translators take what is usual in their language."""
_OPTIONAL = ("</p>", "</li>", "</dd>", "</dt>", "<html>", "</html>", "<qt>", "</qt>")
"""Tags that HTML or Qt do without."""


def items(text: str, start: int = 0, end: int | None = None) -> tuple[list[Item], list[Item]]:
    """Return the placeholders of text[start:end], and its tags, each in order.

    A placeholder of printf has the key "%KIND"; what a message of ICU chooses by is a placeholder.
    Character references and what is no placeholder for certain ("{a set}") are left out.
    """
    part = text[start:end]
    found: tuple[list[Item], list[Item]] = [], []
    for a, b in placeholders(part):
        tag = _TAG.fullmatch(part, a, b)
        if tag:
            found[1].append(Item(start + a, start + b, part[a:b], _tag_key(tag)))
        # A tag may hold placeholders, in the address of a link.
        inside = _plain(part, a + 1, b - 1, 0) if tag else [(a, b)]
        for c, d in inside:
            key = _key(part[c:d])
            if key:
                found[0].append(Item(start + c, start + d, part[c:d], key))
    return found


def _key(written: str) -> str | None:
    choice = _CHOICE.match(written)
    if choice:
        return "{" + choice["name"] + "}"
    braces = _BRACES.fullmatch(written)
    if braces:
        if braces["lead"] == "$":
            return f"${braces['name']}"
        return braces["lead"] + braces["open"] + braces["name"] + "}" * len(braces["open"])
    if written[0] in "&}'#" or written == "%%" or written[-1] == "{":
        return None
    return None if written[0] in "{<" and written[1] != "%" else written


def _tag_key(tag: regex.Match[str]) -> str:
    if tag["code"]:
        return f"[{tag['shut']}{tag['code'].upper()}]"
    name = tag["name"].lower() if tag["name"].lower() in _HTML else tag["name"]
    return f"<{tag['close']}{'b' if name in _EMPHASIS else name}>"


def is_choice(text: str) -> bool:
    """Tell whether a text is a message of ICU that chooses by number or kind."""
    return _CHOICE.search(text) is not None


def known_tags(source: list[Item]) -> frozenset[str]:
    """Return the keys of tags that are markup for certain, by the tags of the source."""
    closed = {item.key.replace("/", "") for item in source if item.key[1] == "/"}
    empty = {item.key for item in source if item.text.endswith("/>") or "=" in item.text}
    html = {f"<{name}>" for name in _HTML}
    names = closed | empty | html | {"[CR]"}
    return frozenset(names | {f"{name[0]}/{name[1:]}" for name in names}) - {*_OPTIONAL}


_QT = compile_pattern(r"%L?(\d{1,2})[a-z]?")
_ARGUMENT = compile_pattern(rf"%(?P<number>\d{{1,2}}\$)?+{_WIDTH}(?P<kind>{_KIND})")


def aligned(source: list[Item], target: list[Item]) -> tuple[list[Item], list[Item]]:
    """Return the placeholders of source and translation with keys that can be compared.

    Arguments of printf and empty braces get the number of their place, where one side numbers them;
    `%1` is a placeholder of Qt where the source has the first, and else a percentage.
    """
    both = [*source, *target]
    by_place = any((m := _ARGUMENT.fullmatch(i.text)) and m["number"] for i in both)
    in_braces = "{}" in (i.key for i in both) and any(i.key == "{0}" for i in both)
    qt = any(i.key in ("%1", "%L1") for i in source)

    def compared(items: list[Item]) -> list[Item]:
        if qt:
            return [i._replace(key=_QT.sub(r"%\1", i.key)) for i in items]
        return list(_numbered((i for i in items if not _QT.fullmatch(i.key)), by_place, in_braces))

    return compared(source), compared(target)


def _numbered(items: Iterable[Item], by_place: bool, in_braces: bool) -> Iterator[Item]:
    arguments = braces = 0
    for item in items:
        argument = _ARGUMENT.fullmatch(item.text)
        if argument:
            arguments += 1
            number = argument["number"] or f"{arguments}$"
            kind = argument["kind"].replace("i", "d")
            yield item._replace(key=f"%{number if by_place else ''}{kind}")
        elif item.key == "{}":
            braces += 1
            yield item._replace(key=f"{{{braces - 1}}}" if in_braces else "{}")
        else:
            yield item


_DATE = compile_pattern(r"%[-_^0EO]?[YbBHMyIjUWVkPRTZ](?![A-Za-z%])")


def is_date(text: str) -> bool:
    """Tell whether a text is a format of dates and times, which each language writes otherwise."""
    return _DATE.search(text) is not None


def is_counted(key: str) -> bool:
    """Tell whether the places of a placeholder count: it has neither number nor name."""
    return key == "{}" or (key[0] == "%" and key[1:].isalpha())
