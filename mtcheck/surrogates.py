"""Halves of surrogate pairs: a text can hold one alone, and no encoding has it."""

from __future__ import annotations

import re

_LONE = re.compile("[\ud800-\udfff]")


def encodable(text: str) -> str:
    """Return a text of the same length that can be UTF-8: U+E000, which no word has, for each."""
    return _LONE.sub("\ue000", text)
