"""Which way a text runs."""

from __future__ import annotations

import regex

_RIGHT_TO_LEFT = regex.compile(
    r"[\p{Hebrew}\p{Arabic}\p{Syriac}\p{Thaana}\p{Nko}\p{Adlam}]", regex.VERSION1
)
_LETTER = regex.compile(r"\p{L}")
_LANGUAGES = frozenset("ar arc ckb dv fa he iw ks nqo ps sd syr ug ur yi".split())
_ENOUGH = 400
"""Characters that are looked at."""


def direction_of(text: str, language: str | None = None) -> str:
    """Return rtl or ltr by the letters of a text, and where they are none, by its language.

    A paragraph of Arabic that opens with a Latin name still runs from right to left, which `dir=auto`
    gets wrong.
    """
    head = text[:_ENOUGH]
    letters = len(_LETTER.findall(head))
    if not letters:
        return "rtl" if (language or "").partition("-")[0] in _LANGUAGES else "ltr"
    return "rtl" if 2 * len(_RIGHT_TO_LEFT.findall(head)) > letters else "ltr"
