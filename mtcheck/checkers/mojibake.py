"""Text that was decoded in the wrong encoding: "BrÃ¼cke" for "Brücke". ftfy knows the ways back."""

from __future__ import annotations

from collections.abc import Iterator

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.occurrences import prose_with
from mtcheck.patterns import compile_pattern

_LEADS = "ÂÃÄÅÆÇÐÑÎÏâãĂÄĹďĐâРС"
# UTF-8 read as Latin-1, Windows-1252, -1250 or -1251: a lead byte's letter and what follows it.
_SUSPECT = compile_pattern(
    rf"[{_LEADS}][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc"
    r"\u2013\u2014\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122\u0401-\u040f\u0451-\u045f"
    r"\u0104-\u017c\u0490\u0491]|(?<!\p{Lu})Ã(?= )"
)
_PIECES = tuple(sorted(set(_LEADS.lower())))
_WORD = compile_pattern(r"(?:\S|(?<=[ÂÃÅâÐÑ])\u00a0)++")
# Two bytes of UTF-8 inside a word, of a letter up to U+017F: ftfy takes some of them for a choice.
_LETTER = compile_pattern(r"(?<=\p{Ll})[Ä-Å][\u0080-\u00bf\u0152-\u2122](?=\p{Ll})")
_REST = compile_pattern(r"\S*â€\S*")
_LONGEST = 200
LOST = "it anew: a part of it is lost"


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that can be decoded anew, with what they become, and what is left of others."""
    for block in prose_with(doc, _PIECES):
        if not _SUSPECT.search(doc.text, block.start, block.end):
            continue
        for m in _WORD.finditer(doc.text, block.start, block.end):
            if len(m.group()) <= _LONGEST and _SUSPECT.search(doc.text, m.start(), m.end() + 1):
                yield from _of_word(m.start(), m.group())


def _of_word(start: int, word: str) -> Iterator[Hit]:
    mended = _mend(word)
    if mended != word:
        yield _trimmed(start, word, mended)
    elif _REST.fullmatch(word):
        yield Hit(start, start + len(word), {"right": LOST})


def _mend(word: str) -> str:
    from ftfy import fix_encoding  # noqa: PLC0415  (50 ms, for damaged texts only)

    if word.endswith("Ã"):  # of "Ã\u00a0", whose second half became a space
        word = word[:-1] + "à"
    return _LETTER.sub(lambda m: _decode(m.group()), fix_encoding(word))


def _decode(pair: str) -> str:
    """Return the letter that two bytes of UTF-8 were, where Windows-1252 reads them as this pair."""
    try:
        return pair.encode("cp1252").decode("utf-8")
    except UnicodeError:
        return pair


def _trimmed(start: int, word: str, mended: str) -> Hit:
    """Return the hit without the punctuation that both have around them."""
    head = 0
    while (
        head < min(len(word), len(mended))
        and word[head] == mended[head]
        and not word[head].isalnum()
    ):
        head += 1
    tail = 0
    while (
        tail < min(len(word), len(mended)) - head
        and word[-1 - tail] == mended[-1 - tail]
        and not word[-1 - tail].isalnum()
    ):
        tail += 1
    fix = mended[head : len(mended) - tail]
    return Hit(start + head, start + len(word) - tail, {"right": fix}, fix)
