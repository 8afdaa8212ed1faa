"""How a text came about, where that decides which conventions it keeps.

A thread of posts or messages and a transcript of speech have no full stops at their ends, small
letters for capitals, and words said twice: habits, no faults of a translation.
"""

from __future__ import annotations

from enum import StrEnum

from mtcheck.document import Document, Role
from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern
from mtcheck.vocabulary import blocks_with_tokens
from mtcheck.word_lists import words_among


class Register(StrEnum):
    """What a text is when it is not edited prose."""

    THREAD = "thread"
    TRANSCRIPT = "transcript"


_TAG = compile_pattern(
    r"(?<![\p{L}\p{N}./@#&])(?:[@#][\p{L}_][\p{L}\p{N}_]{2,}+|\$[A-Za-z]{2,6}+\b)"
)
_PICTURE = compile_pattern(r"[\p{Emoji_Presentation}\N{VARIATION SELECTOR-16}]")
_SMALL_I = compile_pattern(r"(?<=[\p{Ll},] )i(?:['’](?:m|d|ve|ll))?(?= \p{Ll})")
_STOP = compile_pattern(r"[.!?…。！？।؟]")
_FEWEST = 3
"""Marks of a thread, or fillers, below which a text is none."""
_SPACING = 600
"""Characters for each of them: an article may quote a post or two."""
_SMALL_IS = 2
_RUN_ON, _SHORTEST = 300, 600
"""Characters for each stop, and of a text, from which on nobody set the stops."""


def register(doc: Document) -> Register | None:
    """Return what the text is, or None where it may be edited prose."""
    return doc.memo("register", lambda: _register(doc))


def _register(doc: Document) -> Register | None:
    if _is_frequent(doc, _marks_of_threads(doc)):
        return Register.THREAD
    if _is_run_on(doc) or _has_small_i(doc) or _is_frequent(doc, _fillers(doc)):
        return Register.TRANSCRIPT
    return None


def _is_frequent(doc: Document, times: int) -> bool:
    return times >= _FEWEST and times * _SPACING >= len(doc.text)


def _marks_of_threads(doc: Document) -> int:
    """Count names and subjects of posts, pictures, and words that are only written in chats."""
    times = 0
    if not doc.characters.isdisjoint("@#$"):
        times += sum(1 for _ in _TAG.finditer(doc.text))
    if any(_PICTURE.match(char) for char in doc.characters if char > "⌀"):
        times += sum(1 for _ in _PICTURE.finditer(doc.text))
    language = load_language(doc.language or "")
    return times + (_times(doc, language.chat_words) if language else 0)


def _fillers(doc: Document) -> int:
    language = load_language(doc.language or "")
    return _times(doc, language.fillers) if language else 0


def _times(doc: Document, words: frozenset[str]) -> int:
    """Count words in lower case; those of scripts without spaces wherever they stand."""
    if doc.language in ("zh", "ja"):
        return sum(doc.text.count(word) for word in words)
    present = words_among(doc, words)
    blocks = blocks_with_tokens(doc, present)
    return sum(sum(map(present.__contains__, doc.tokens(block))) for block in blocks)


def _has_small_i(doc: Document) -> bool:
    if doc.language != "en" or " i " not in doc.text or doc.text.islower():
        return False
    return sum(1 for _ in _SMALL_I.finditer(doc.text)) >= max(_SMALL_IS, doc.text.count(" I "))


def _is_run_on(doc: Document) -> bool:
    """Tell whether a paragraph has hardly a stop, and is no list."""
    return any(
        block.role is Role.PARAGRAPH
        and block.end - block.start >= _SHORTEST
        and "\n" not in doc.text[block.start : block.end]
        and doc.text.count(";", block.start, block.end) * _RUN_ON < block.end - block.start
        and (len(_STOP.findall(doc.text, block.start, block.end)) + 1) * _RUN_ON
        <= block.end - block.start
        for block in doc.prose
    )
