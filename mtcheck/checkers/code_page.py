"""Words read in a neighbouring code page: "pi±tek" for "piątek", "itís" for "it’s"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import regex

from mtcheck.document import Document
from mtcheck.finding import Hit
from mtcheck.lexicon import WHOLE, Lexicon, load_lexicon
from mtcheck.occurrences import prose_with
from mtcheck.patterns import compile_pattern

_WEST = ("cp1250", ("cp1252",), "čŕęńăőěňůű")
_CYRILLIC = ("cp1252", ("cp1251", "koi8_r"), "".join(map(chr, range(0xC0, 0x100))))
_CENTRAL = ("cp1250", "iso8859_2")
_READINGS = {
    "en": ("mac_roman", ("cp1252",), "íìîëñó"),
    "es": _WEST,
    "fr": _WEST,
    "it": _WEST,
    "pt": _WEST,
    "cs": ("cp1252", _CENTRAL, "øìèùòïå¾¹ØÈ"),
    "pl": ("cp1252", _CENTRAL, "³¹¶±¿¼êæñœŸ¯£"),
    "tr": ("cp1252", ("cp1254",), "þðýÞÐÝ"),
    "ru": _CYRILLIC,
    "uk": _CYRILLIC,
}
"""By language: the code page in which its texts are misread, those in which they may be written, and
the signs that show it, which the language does not have itself."""
_KNOWN = 2.5
"""Zipf value from which a word is taken for the one that was written."""
_RISE = 2.0
"""By how much (Zipf) it must be more frequent than the misread form, which word lists hold too."""
_SHORTEST = 3
_DASHES = {"ó": "—", "ñ": "–"}
"""Dashes of Windows as Mac OS reads them, where they stand between spaces."""


def check(doc: Document) -> Iterator[Hit]:
    """Yield the words that are none, and are one in another code page, with that word."""
    reading = _READINGS.get(doc.language or "")
    lexicon = load_lexicon(doc.language or "", WHOLE) if reading else None
    if reading is None or lexicon is None:
        return
    seen, written = reading[:2]
    signs = frozenset(reading[2])
    words = _pattern(signs)
    for block in prose_with(doc, tuple(sorted(set(reading[2].lower())))):
        for m in words.finditer(doc.text, block.start, block.end):
            if signs.isdisjoint(m.group()):
                continue
            right = _DASHES.get(m.group()) if seen == "mac_roman" and _apart(doc.text, m) else None
            right = right or _written(m.group(), seen, written, lexicon)
            if right:
                yield Hit(*m.span(), {"right": right}, right)


@cache
def _pattern(signs: frozenset[str]) -> regex.Pattern[str]:
    return compile_pattern(rf"[\p{{L}}{''.join(sorted(signs))}]++")


def _apart(text: str, word: regex.Match[str]) -> bool:
    return text[word.start() - 1 : word.start()] == " " == text[word.end() : word.end() + 1]


def _written(word: str, seen: str, written: tuple[str, ...], lexicon: Lexicon) -> str | None:
    if len(word) < _SHORTEST:
        return None
    least = max(_KNOWN, lexicon.zipf(word.lower()) + _RISE)
    for page in written:
        try:
            other = word.encode(seen).decode(page)
        except UnicodeError:
            continue
        if lexicon.zipf(other.lower().replace("’", "'")) >= least:
            return other
    return None
