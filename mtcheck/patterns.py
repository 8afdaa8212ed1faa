"""Compiled patterns, kept from run to run: to compile one takes fifty times as long as to read it.

The package regex says for pickling what a compiled pattern consists of, and makes it of that again.
Those parts (texts, numbers, bytes) are kept in one file of the cache for each release of regex and
Python. Its engine trusts them, as Python trusts its compiled modules: they are read only from a sound
file that nobody but the user can have written.
"""

from __future__ import annotations

import copyreg
import marshal
import sys
from collections.abc import Callable
from functools import cache
from typing import Any

import regex

from mtcheck.cache import HEADER, load, seal, store

_MOST = 4_000
"""Patterns that are kept at most; code and rules have 1,000, the phrases that texts hold are more."""
_Key = tuple[str, int]
_Parts = tuple[Any, ...]
_compiled_here: dict[_Key, _Parts] = {}


def compile_pattern(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """Return the pattern (syntax and flags of the package regex), compiled by an earlier run or here.

    For patterns of code, rules and phrases; what comes from a text would fill the cache.
    """
    key = (pattern, int(flags))
    parts = _kept().get(key)
    if parts is not None:
        return _rebuild(*parts)
    made = regex.compile(pattern, flags)
    _, _compiled_here[key] = _taken_apart(made)
    return made


def keep_patterns() -> None:
    """Write the patterns that this process had to compile into the cache, for the next one."""
    if not _compiled_here:
        return
    _kept().update(_compiled_here)
    _compiled_here.clear()
    together = _read() | _kept()  # another process may have written meanwhile
    if len(together) <= _MOST:
        store(_place(), seal(marshal.dumps(together)))


@cache
def _kept() -> dict[_Key, _Parts]:
    return _read()


def _read() -> dict[_Key, _Parts]:
    content = load(_place())
    return marshal.loads(content[HEADER:]) if content is not None else {}  # noqa: S302  (sound, own)


def _place() -> str:
    """Return the name of the file: one of another release or machine is not read."""
    return f"patterns-{sys.implementation.cache_tag}-{sys.byteorder}-{regex.__version__}.bin"


def _taken_apart(pattern: regex.Pattern[str]) -> tuple[Callable[..., regex.Pattern[str]], _Parts]:
    """Return what makes a pattern of its parts, and the parts."""
    return copyreg.dispatch_table[type(pattern)](pattern)  # type: ignore[return-value]


_rebuild, _ = _taken_apart(regex.compile(""))
