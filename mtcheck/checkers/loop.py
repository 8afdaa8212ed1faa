"""The same words again and again, as decoders do that have lost their way."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mtcheck.document import Document, Word
from mtcheck.finding import Hit

_LONGEST = 12


def check(doc: Document, *, times: int = 4, phrase_times: int = 3) -> Iterator[Hit]:
    """Yield runs of one word `times` times, or of a phrase (2 to 12 words) `phrase_times` times.

    Exclamations, quotations and verse are spared: they repeat for effect.
    """
    for block in doc.prose:
        words = doc.words_in(block.start, block.end)
        i = 0
        while i < len(words):
            size, count = _loop_at(words, i, times, phrase_times)
            if size:
                end = i + size * count
                if not _is_meant(doc, words[i].start, words[end - 1].end, size):
                    yield Hit(words[i].start, words[end - 1].end, {"times": str(count)})
                i = end
            else:
                i += 1


def _loop_at(words: Sequence[Word], i: int, times: int, phrase_times: int) -> tuple[int, int]:
    """Return (words of the phrase, how often it stands) of the shortest loop at i, or (0, 0)."""
    for size in range(1, _LONGEST + 1):
        if i + size >= len(words) or words[i + size].lower != words[i].lower:
            continue
        count, at = 1, i + size
        while at + size <= len(words) and all(
            words[at + k].lower == words[i + k].lower for k in range(size)
        ):
            count, at = count + 1, at + size
        if count >= (times if size == 1 else phrase_times):
            return size, count
    return 0, 0


def _is_meant(doc: Document, start: int, end: int, size: int) -> bool:
    text = doc.text[start : end + 1]
    before = doc.text[max(0, start - 200) : start]
    quoted = before.count("“") > before.count("”") or before.count('"') % 2 == 1
    # Between numbers the same words come again by right: "D14, P = 0.03; D28, P = 0.04".
    effect = any(char in "!?\n-‐" or char.isdigit() for char in text)
    return effect or (quoted and size < 4) or (size == 1 and len(text.split(maxsplit=1)[0]) < 5)
