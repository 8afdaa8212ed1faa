"""How tests write what they expect into a text."""

from __future__ import annotations

import regex

Place = tuple[int, str, str]
"""Start, fault and fix."""


def unmark(marked: str) -> tuple[str, list[Place]]:
    """Return a text without its ⟦fault=>fix⟧ marks, and (start, fault, fix) of each."""
    text, places = "", []
    for i, part in enumerate(regex.split("[⟦⟧]", marked)):
        fault, _, fix = part.partition("=>") if i % 2 else ("", "", "")
        if i % 2:
            places.append((len(text), fault, fix))
        text += fault or part
    return text, places
