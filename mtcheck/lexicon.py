"""How common is this word in that language?

The answer is a Zipf value: the base-10 logarithm of the word's occurrences per thousand million
words (the: 7.7, translation: 4.6, unknown: 0). The figures are those of wordfreq; its large lists end
at Zipf 1, its small ones at 3. Reading them at every start would cost 0.1-0.5 s a language, so
each is compiled once into a file of the cache, in a form that is read through `mmap` by any number
of processes:

    number of words n (uint32), 65,537 bucket ends (uint32), n keys (uint64), n values (1 byte)

in the byte order of the machine. A key is the 64-bit BLAKE2b hash of the word; keys are sorted, and
bucketed by their first 16 bits. A value is the Zipf value in steps of 1/25.
"""

from __future__ import annotations

import mmap
import struct
import sys
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path

from mtcheck.cache import HEADER, load, seal, store

_FORMAT = 2
"""To be raised when the form of the file changes."""
_TABLE = HEADER + 4
_BUCKETS = 1 << 16
_STEP = 25


class Lexicon:
    """The words of one language with their frequencies."""

    def __init__(self, data: bytes | mmap.mmap) -> None:
        """Wrap a compiled lexicon, with the header of the cache."""
        view = memoryview(data)
        (size,) = struct.unpack_from("=I", data, HEADER)
        keys = _TABLE + 4 * (_BUCKETS + 1)
        self._ends = view[_TABLE:keys].cast("I")
        self._keys = view[keys : keys + 8 * size].cast("Q")
        self._values = view[keys + 8 * size :]

    def zipf(self, word: str) -> float:
        """Return the Zipf value of a lower-case word; 0 where it is unknown."""
        return self.zipf_of(word_key(word))

    def zipf_of(self, key: int) -> float:
        """Return the Zipf value of the word with this key, which is the same in every lexicon."""
        bucket = key >> 48
        end = self._ends[bucket + 1]
        at = bisect_left(self._keys, key, self._ends[bucket], end)
        return self._values[at] / _STEP if at < end and self._keys[at] == key else 0.0


def highest_zipf(lexicons: Iterable[Lexicon], key: int) -> float:
    """Return the highest Zipf value that the word with this key has in one of the lexicons."""
    bucket, highest = key >> 48, 0
    for lexicon in lexicons:
        keys, ends = lexicon._keys, lexicon._ends
        end = ends[bucket + 1]
        at = bisect_left(keys, key, ends[bucket], end)
        if at < end and keys[at] == key and lexicon._values[at] > highest:
            highest = lexicon._values[at]
    return highest / _STEP


def word_key(word: str) -> int:
    """Return the key under which every lexicon holds a lower-case word; wordfreq writes ss for ß."""
    return int.from_bytes(_digest(word))


def _digest(word: str) -> bytes:
    written = word.replace("ß", "ss").encode("utf-8", "surrogatepass")
    return blake2b(written, digest_size=8).digest()


WHOLE = 0.0
"""All words of the longest list: for the language of the text, in which rare words are known too."""
FREQUENT = 2.0
"""Words from this Zipf value up: for the other languages, of which only the frequent words tell."""


@cache
def load_lexicon(language: str, least: float = FREQUENT) -> Lexicon | None:
    """Return the words of a language from the Zipf value `least` up; None for an unknown language.

    The cache is asked first. Where wordfreq has no large list, the small one (from 3 up) serves.
    """
    version = list_version(language)
    if version is None:
        return None
    return compiled(f"{language}-{least:g}-{version}", lambda: _rows(language, least))


def compiled(name: str, rows: Callable[[], Iterable[tuple[str, int]]]) -> Lexicon:
    """Return the lexicon of this name in the cache, made of (word, value) pairs where it is missing.

    Of equal words the last one counts.
    """
    place = f"lexicon/{name}-{sys.byteorder}-{_FORMAT}.lex"
    content: bytes | mmap.mmap | None = load(place)
    if content is None:
        content = seal(_compile(rows()))
        store(place, content)
    return Lexicon(content)


@cache
def list_version(language: str) -> str | None:
    """Return what tells one release of a language's list from another: its size. None without list."""
    source = _list_file(language)
    return f"{source.stat().st_size:x}" if source else None


def _list_file(language: str) -> Path | None:
    spec = find_spec("wordfreq")
    folders = spec.submodule_search_locations if spec else None
    for folder in folders or ():
        for size in ("large", "small"):
            path = Path(folder) / "data" / f"{size}_{language}.msgpack.gz"
            if path.is_file():
                return path
    return None


def _compile(rows: Iterable[tuple[str, int]]) -> bytes:
    import numpy as np  # noqa: PLC0415  (0.2 s, only while compiling)

    digests, values = bytearray(), bytearray()
    for word, value in rows:
        digests += _digest(word)
        values.append(value)
    found = np.frombuffer(digests, ">u8").astype("=u8")
    order = np.argsort(found, kind="stable")
    is_last = np.ones(len(order), bool)
    is_last[:-1] = np.diff(found[order]) != 0
    order = order[is_last]
    keys = found[order]
    ends = np.searchsorted(keys >> 48, np.arange(_BUCKETS + 1)).astype("=u4")
    arrays = (ends, keys, np.frombuffer(values, np.uint8)[order])
    return struct.pack("=I", len(keys)) + b"".join(array.tobytes() for array in arrays)


def _rows(language: str, least: float) -> Iterator[tuple[str, int]]:
    for word, zipf in frequent_words(language, least):
        yield word, round(zipf * _STEP)


def frequent_words(language: str, least: float) -> Iterator[tuple[str, float]]:
    """Yield the words of a language from a Zipf value up, each with its own. Slow: 0.5 s."""
    from wordfreq import get_frequency_list  # noqa: PLC0415  (0.2 s, needed once a language)

    source = _list_file(language)
    size = "large" if source and "large" in source.name else "small"
    script = _SCRIPTS.get(language)
    # The list's n-th entry holds the words of n centibels below certainty.
    for centibels, words in enumerate(get_frequency_list(language, wordlist=size)):
        zipf = 9 - centibels / 100
        if zipf < least:
            break
        for word in words:
            if script is None or _script_of(word) == script:
                yield word, zipf
    get_frequency_list.cache_clear()  # a list of Python words takes 60 MB


_SCRIPTS = {
    **dict.fromkeys(
        "ca cs da de en es fi fr hr hu id it nb nl pl pt ro sk sv tr vi".split(), "LATIN"
    ),
    **dict.fromkeys(("bg", "ru", "uk"), "CYRILLIC"),
}


def _script_of(word: str) -> str | None:
    """Return the script of the word's first letter."""
    return next((_script_of_letter(char) for char in word if char.isalpha()), None)


@cache
def _script_of_letter(letter: str) -> str:
    """Return the script that the Unicode name of a letter begins with."""
    import unicodedata  # noqa: PLC0415  (only while compiling)

    return unicodedata.name(letter, "").split(" ", 1)[0]
