"""The strings of a JSON text with their places: the standard library's parser keeps none.

Read without recursion, and as strictly as the standard says: no NaN, no duplicate keys.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import NamedTuple

import regex

from mtcheck.errors import ReadError

DEEPEST = 200
"""Nested objects and lists; nothing that people write comes near."""
_TOKEN = regex.compile(
    r"""[ \t\r\n]*+(?:
        (?P<string>"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9A-Fa-f]{4}))*+")
      | (?P<mark>[{}\[\]:,])
      | (?P<other>-?(?:0|[1-9][0-9]{0,4000}+)(?:\.[0-9]++)?(?:[eE][+-]?[0-9]++)?(?![\w.])
                 | (?:true|false|null)\b)
      | (?P<end>\Z) )""",
    regex.VERBOSE,
)
ESCAPE = regex.compile(r"\\u[dD][89abAB]..\\u[dD][c-fC-F]..|\\u....|\\.", regex.DOTALL)


class JsonString(NamedTuple):
    """A string value: the keys and indices that lead to it, its content as written, and its place.

    Where numbers are asked for, they come as strings that are not `quoted`.
    """

    keys: tuple[str | int, ...]
    written: str
    place: int
    quoted: bool = True

    @property
    def value(self) -> str:
        """What the string stands for."""
        return "".join(text for text, _, _ in self.pieces())

    def pieces(self) -> Iterator[tuple[str, int, bool]]:
        """Yield (text, place in the file, whether it is written just so) of each part."""
        at = 0
        for m in ESCAPE.finditer(self.written):
            if at < m.start():
                yield self.written[at : m.start()], self.place + at, True
            yield meaning(m.group()), self.place + m.start(), False
            at = m.end()
        if at < len(self.written):
            yield self.written[at:], self.place + at, True


def meaning(escape: str) -> str:
    """Return the character that an escape stands for; half a pair of surrogates is none (U+FFFD)."""
    text: str = json.loads(f'"{escape}"')
    return "\ufffd" if "\ud800" <= text[0] <= "\udfff" else text


def scan(text: str, path: str, *, numbers: bool = False) -> Iterator[JsonString]:
    """Yield the string values of a JSON text in order, with `numbers` those, too.

    Raises ReadError where it is no JSON.
    """
    return (s for s in _Scanner(text, path).strings() if numbers or s.quoted)


class _Scanner:
    def __init__(self, text: str, path: str) -> None:
        self._text = text
        self._path = path
        self._at = 0
        self._stack: list[tuple[str, set[str]]] = []
        self._keys: list[str | int] = []

    def strings(self) -> Iterator[JsonString]:
        wanted = "value"
        while wanted != "end":
            token = self._next()
            if wanted in ("key", "key or }"):
                wanted = self._key(token, may_end=wanted == "key or }")
            elif wanted == ", or end":
                wanted = self._after_value(token)
            elif token["string"]:
                content = token["string"][1:-1]
                yield JsonString(tuple(self._keys), content, token.start("string") + 1)
                wanted = self._next_wanted()
            elif token["other"]:
                yield JsonString(
                    tuple(self._keys), token["other"], token.start("other"), quoted=False
                )
                wanted = self._next_wanted()
            else:
                wanted = self._value(token, may_end=wanted == "value or ]")
        token = self._next()
        if token.lastgroup != "end":
            raise self._error("goes on after its end", token)

    def _key(self, token: regex.Match[str], may_end: bool) -> str:
        if token["mark"] == "}" and may_end:
            return self._close()
        if not token["string"]:
            raise self._error("has no key where one must be", token)
        key: str = json.loads(token["string"])
        _, seen = self._stack[-1]
        if key in seen:
            raise self._error(f"has the key {key!r} twice", token)
        seen.add(key)
        self._keys[-1] = key
        colon = self._next()
        if colon["mark"] != ":":
            raise self._error("lacks a ':'", colon)
        return "value"

    def _value(self, token: regex.Match[str], may_end: bool) -> str:
        mark = token["mark"]
        if mark == "]" and may_end:
            return self._close()
        if mark in ("{", "["):
            if len(self._stack) >= DEEPEST:
                raise self._error(f"is nested more than {DEEPEST} deep", token)
            self._stack.append((mark, set()))
            self._keys.append("" if mark == "{" else 0)
            return "key or }" if mark == "{" else "value or ]"
        raise self._error("has no value where one must be", token)

    def _after_value(self, token: regex.Match[str]) -> str:
        mark, _ = self._stack[-1]
        if token["mark"] == ("}" if mark == "{" else "]"):
            return self._close()
        if token["mark"] != ",":
            raise self._error("lacks a comma or its end", token)
        if mark == "{":
            return "key"
        self._keys[-1] = int(self._keys[-1]) + 1
        return "value"

    def _close(self) -> str:
        self._stack.pop()
        self._keys.pop()
        return self._next_wanted()

    def _next_wanted(self) -> str:
        return ", or end" if self._stack else "end"

    def _next(self) -> regex.Match[str]:
        token = _TOKEN.match(self._text, self._at)
        if token is None:
            gap = regex.compile(r"[ \t\r\n]*+").match(self._text, self._at)
            raise self._error_at("is no sound JSON", gap.end() if gap else self._at)
        self._at = token.end()
        return token

    def _error(self, problem: str, token: regex.Match[str]) -> ReadError:
        return self._error_at(problem, token.start(token.lastgroup or 0))

    def _error_at(self, problem: str, place: int) -> ReadError:
        line = self._text.count("\n", 0, place) + 1
        column = place - (self._text.rfind("\n", 0, place) + 1) + 1
        what = "ends too early" if place >= len(self._text) else problem
        return ReadError(self._path, f"line {line}, column {column}: {what}")
