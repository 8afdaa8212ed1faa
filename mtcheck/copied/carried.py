"""What a translation takes over from its source as it stands: addresses, handles, hashtags, code.

Placeholders and tags have a module of their own.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from urllib.parse import unquote

import regex

from mtcheck.patterns import compile_pattern
from mtcheck.placeholders import Item

_IN_URL = r"[!#-&(-;=?-Z\[\]_a-z~%\p{Latin}\p{Cyrillic}\p{Greek}]"
_URL = compile_pattern(
    rf"(?i)(?<![a-z0-9])(?:(?:https?|ftps?|file|git|ssh)://{_IN_URL}++|www\.(?=[\w-]+\.\w){_IN_URL}++)"
)
_EMAIL = compile_pattern(
    r"(?<![\w.+%-])[A-Za-z0-9][\w.+-]*+(?<!\.)@[A-Za-z0-9-]++(?:\.[A-Za-z0-9-]++)++"
)
_HANDLE = compile_pattern(
    r"(?<![A-Za-z0-9_@/.+-])[@＠](?:[A-Za-z_][A-Za-z0-9_]{1,30}+(?![\p{Latin}\p{M}])"
    r"|[\p{L}\p{M}]{2,20}+\d{0,9}+)(?![A-Za-z0-9_.]*@)"
)
"""Also one that an engine translated, or wrote with a wide sign."""
_HASHTAG = compile_pattern(
    r"(?<![A-Za-z0-9_&#/])#(?:(?=[0-9_]*[A-Za-z])[A-Za-z0-9_]{2,60}+|(?=\d*[^\W\d_])\w{2,60}+)"
)
_OPTION = compile_pattern(r"(?<![\w/.&;-])--[A-Za-z][A-Za-z0-9]*+(?:-[A-Za-z0-9]++)*+(?!-)")
_FUNCTION = compile_pattern(r"(?<![\w.])[A-Za-z_]\w*+(?:(?:::|\.|->)\w++){0,8}\(\)")
_PATH = compile_pattern(
    r"(?<![\w.:/~<*])(?:~|\.\.?)?/(?:[A-Za-z0-9_.+-]*[A-Za-z0-9][A-Za-z0-9_.+-]*+/)++[A-Za-z0-9_.+-]*+|(?<!\w)[A-Z]:\\[\w.\\-]++"
)
_NAME = compile_pattern(r"(?<=[\"'“”‘«»„`])[a-z][a-z0-9]*+(?:_[a-z0-9]++)++(?=[\"'”’“‘«»`])")
_SIZE = compile_pattern(
    r"\b(?:min-|max-)?(?:width|height)(?=\s*:\s*\d+(?:\.\d+)?(?:em|ex|px|ch)\b)"
)
"""Keys of settings in quotation marks; properties of the sizes of dialogues."""
_TAIL = ".,:;!?'-)]…*_~"
_CODE = compile_pattern(r"(?i)([a-z]{2})(?:[-_][a-z]{2,4})?")
_PARTS = compile_pattern(r"[/.?&=#]")


def addresses(
    text: str, start: int = 0, end: int | None = None, languages: Collection[str | None] = ()
) -> Iterator[Item]:
    """Yield the URLs and e-mail addresses of text[start:end].

    Two URLs have the same key where one is the version of the other in another of the languages
    (ISO 639-1 codes): "/en/", "de.", ".fr.html"; scheme and "www." do not count either.
    """
    for m in _URL.finditer(text, start, end):
        written = _without_tail(m.group())
        yield Item(m.start(), m.start() + len(written), written, _key(written, languages))
    for m in _EMAIL.finditer(text, start, end):
        yield Item(*m.span(), m.group(), m.group().lower())


def _without_tail(url: str) -> str:
    """Return the URL without the marks of the sentence that follow it."""
    end = len(url)
    lone = url.count(")") - url.count("(")
    while end and url[end - 1] in _TAIL and not (url[end - 1] == ")" and lone <= 0):
        end -= 1
        lone -= url[end] == ")"
    return url[:end]


def _key(url: str, languages: Collection[str | None]) -> str:
    rest = unquote(url).partition("://")[2] or unquote(url)
    parts = []
    for part in _PARTS.split(rest.rstrip("/")):
        code = _CODE.fullmatch(part)
        if part != "www" and not (code and code[1].lower() in languages):
            parts.append(part)
    return "/".join(parts)


def _plain(pattern: regex.Pattern[str], text: str, start: int, end: int | None) -> Iterator[Item]:
    for m in pattern.finditer(text, start, end):
        key = m.group().rstrip("./")
        yield Item(m.start(), m.start() + len(m.group().rstrip(".")), m.group().rstrip("."), key)


def handles(text: str, start: int = 0, end: int | None = None) -> Iterator[Item]:
    """Yield the handles ("@name")."""
    yield from _plain(_HANDLE, text, start, end)


def hashtags(text: str, start: int = 0, end: int | None = None) -> Iterator[Item]:
    """Yield the hashtags ("#topic")."""
    yield from _plain(_HASHTAG, text, start, end)


def code(text: str, start: int = 0, end: int | None = None) -> Iterable[Item]:
    """Return what is written as to a machine: long options, calls, paths and keys, in order."""
    return sorted(
        item
        for pattern in (_OPTION, _FUNCTION, _PATH, _NAME, _SIZE)
        for item in _plain(pattern, text, start, end)
    )
