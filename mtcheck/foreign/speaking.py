"""Words that can speak for a language: no names, no parts of names, not what the project accepts."""

from __future__ import annotations

from collections.abc import Sequence

from mtcheck.document import Block, Document, Word
from mtcheck.patterns import compile_pattern

NAME_PARTICLES = frozenset(
    "van der den de het ten ter von vom zu zum zur und del della dei degli di da do dos das du des "
    "la le les lo los las el al il ibn bin bint ben bat af av y e i".split()
)
_HYPHENS = ("-", "‐")
_SOFT_HYPHEN = "\u00ad"
_PART_BEFORE = compile_pattern(r"(\p{L}[\p{L}\p{M}]*)[-‐]$")


def speaks_for_language(doc: Document, block: Block, words: Sequence[Word], i: int) -> bool:
    """Tell whether a word can speak for a language: no name, no part of one, no single letter."""
    word = words[i]
    around = doc.text[word.start - 1 : word.start] + doc.text[word.end : word.end + 1]
    if word.lower in doc.accepted or any(char.isdigit() or char == _SOFT_HYPHEN for char in around):
        return False
    if not word.text.islower():
        return word.text[1:].islower() and opens_sentence(doc, block, word.start)
    return not (_is_tied(doc.text, word) or _leads_to_name(words, i))


def _is_tied(text: str, word: Word) -> bool:
    """Tell whether a hyphen joins the word to a part that begins with a capital."""
    if text[word.end : word.end + 1] in _HYPHENS and text[word.end + 1 : word.end + 2].isupper():
        return True
    if text[word.start - 1 : word.start] not in _HYPHENS:
        return False
    before = _PART_BEFORE.search(text[max(0, word.start - 30) : word.start])
    return before is not None and before[1][0].isupper()


def _leads_to_name(words: Sequence[Word], i: int) -> bool:
    """Tell whether a word is a particle of the name that follows: "von der Heide"."""
    if words[i].lower not in NAME_PARTICLES:
        return False
    for word in words[i + 1 : i + 3]:
        if word.text[0].isupper():
            return True
        if word.lower not in NAME_PARTICLES:
            return False
    return False


def opens_sentence(doc: Document, block: Block, place: int) -> bool:
    """Tell whether what stands at a place of the block begins a sentence, or may."""
    before = doc.text[max(block.start, place - 6) : place].rstrip("\"'“‘«„»([¿¡ \u00a0\u202f")
    return not before or before[-1] in ".!?…:\n–—" or before.endswith(" -")
