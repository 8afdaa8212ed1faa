"""Text from the web made harmless and visible for the place where it is shown."""

from __future__ import annotations

import json

import regex

from mtcheck.patterns import compile_pattern

# Controls, format characters that hide or reorder text, line separators, lone surrogates.
_UNSAFE = compile_pattern(
    r"[\p{Cc}\p{Cs}\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)


def visible(text: str, *, keep: str = "") -> str:
    """Replace characters that a terminal would obey or hide by their code: `\\u{202e}`.

    Those in `keep` stay.
    """
    return _UNSAFE.sub(lambda m: m[0] if m[0] in keep else f"\\u{{{ord(m[0]):x}}}", text)


def escape_json(text: str) -> str:
    """Write the same characters of a JSON text as JSON escapes: the text stays the same JSON."""
    return _UNSAFE.sub(lambda m: m[0] if m[0] == "\n" else json.dumps(m[0])[1:-1], text)


def one_line(text: str) -> str:
    """Return the text on one line, safe for a terminal."""
    return visible(" ".join(regex.split(r"[\r\n\t]+", text)))
