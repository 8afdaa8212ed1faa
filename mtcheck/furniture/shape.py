"""Judges parts of a line by their shape: credits, names, steps of a trail, files, tags."""

from __future__ import annotations

from collections.abc import Sequence

import regex

from mtcheck.furniture.vocabulary import Unit, Verdict
from mtcheck.patterns import compile_pattern

_LONGEST_CREDIT = 20
_LONGEST_SHAPE = 10
_CLAUSE = compile_pattern(r"[.,;:!?。，；：！？、]")
_FIRST_WORD = compile_pattern(r"[^\p{L}\p{N}]*([\p{L}\p{N}]+)")
_WORDS = compile_pattern(r"[\p{L}\p{M}\p{N}'’]+")
_TWO_SENTENCES = compile_pattern(r"[.!?]\s+\p{Lu}")
_PICTURE_FILE = compile_pattern(
    r"[\w%()-]{2,80}+\.(?:jpe?g|png|gif|webp|svg|bmp|tiff?)(?![\w.])", regex.IGNORECASE
)
_OWNED = compile_pattern(r"copyright\b.{2,60}\b(?:19|20)\d\d$", regex.IGNORECASE)
_TAGS = compile_pattern(r"#\S++(?:\s++#\S++)*+(?:\s++(?:https?://|pic\.)\S++)?")
SENTENCE_STOPS = (".", "?", "!", "…")
UNSPACED = "\u2e80"
"""The first character of the East Asian scripts."""


def are(units: Sequence[Unit], *names: str) -> bool:
    """Tell whether there are units of these classes, and small words at most beside them."""
    wanted = [u for u in units if not u.classes.keys().isdisjoint(names)]
    return bool(wanted) and all(u in wanted or {"small", "words"} & u.classes.keys() for u in units)


def may_follow(kind: str, rest: str, words: int) -> bool:
    """Tell whether this may stand after an opening phrase of `words` words in its line."""
    if kind == "credit":
        return is_credit(rest, words)
    if kind == "navigation":
        return not rest.endswith(".")  # the keywords of a paper
    if kind != "byline":
        return True
    told = not rest[:1].islower() or words <= 3 or any(c.isdecimal() for c in rest)
    return told and not rest.endswith("?") and (words <= 5 or not rest.endswith(SENTENCE_STOPS))


def is_credit(rest: str, words: int) -> bool:
    """Tell a credit ("Photo: Jane Doe", "Foto: dpa") from a sentence that begins with its word."""
    head = _FIRST_WORD.match(rest)
    short = words <= 4 and not rest.endswith(SENTENCE_STOPS)
    named = head is not None and (not head[1].islower() or short)
    return named and words <= _LONGEST_CREDIT and not _TWO_SENTENCES.search(rest)


def is_name(rest: str) -> bool:
    """Tell a name, or a few, by the capitals."""
    words = _WORDS.findall(rest)
    if not words or rest.endswith(SENTENCE_STOPS):
        return False
    if words[0][0] >= UNSPACED:
        return len(rest) <= 12
    capitals = sum(not word[0].islower() for word in words)
    return 2 <= len(words) <= 12 and capitals >= 2 and 2 * capitals >= len(words)


def is_crumb(part: str) -> bool:
    """Tell whether this can be a step of a trail such as "Home > Sport > Football"."""
    words = part.split()
    if not words:
        return False
    short = len(words) <= 5 and len(part) <= (20 if part[0] >= UNSPACED else 40)
    return short and words[0][0].isalpha() and not _CLAUSE.search(part)


def shaped(line: str) -> Verdict | None:
    """Judge what has no words of a language: marks of rights, names of picture files, tags."""
    words = line.split()
    if len(words) > _LONGEST_SHAPE or line.endswith("."):
        return None
    if "©" in line or _OWNED.match(line):
        return Verdict("credit")
    if _PICTURE_FILE.search(line):
        return Verdict("image")
    if line.startswith("#") and _TAGS.fullmatch(line):
        return Verdict("navigation", certain=not words[-1].startswith("#"))
    return None
