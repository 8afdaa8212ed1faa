"""Text -> blocks, lines, sentences and words, as offsets.

Linear in the length of the text; no function here looks at more than one block at a time.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from itertools import accumulate, compress, count, islice, pairwise
from operator import add

import regex

from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern

LINE_END = compile_pattern(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_BLANK = compile_pattern(
    r"(?>\r\n|[\n\r\u2028\u2029])[^\S\r\n\u2028\u2029]*+(?>\r\n|[\n\r\u2028\u2029])\s*+"
)
_WORD = compile_pattern(r"[\p{L}\p{M}]++(?:['’][\p{L}\p{M}]++)*+")
OTHER_LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
"""The ends of lines other than \\n."""
_OTHER_ENDS = "\r\x1c\x1d\x1e\x1f\u2028\u2029"
_PLAIN_BLANK = re.compile(r"\n[^\S\n]*+\n\s*+")
"""The same in a text without `_OTHER_ENDS`: the package re finds it several times faster."""
_IN_WORDS = compile_pattern(r"[\p{L}\p{M}'’]++")
_ASCII_SPACES = bytes(
    byte if byte > 127 or byte == ord("'") or chr(byte).isalpha() else ord(" ")
    for byte in range(256)
)
"""The bytes of UTF-8, with a space for each character of ASCII that is in no word."""
_ASCII = "".join(map(chr, range(128)))
_FEW = 8
"""Characters up to which it is faster to replace one after the other."""
_UNSPACED = compile_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Hangul}\p{Thai}\p{Lao}\p{Khmer}]")
_FIRST_UNSPACED = "\u0e00"
_BULLETS = "•‣▪◦*·–—-"
_BULLET = compile_pattern(rf"(?:[{_BULLETS}]|\d{{1,3}}[.)])\s+\S")
_OPAQUE = compile_pattern(
    r"""\b(?:https?|ftp)://[^\s<>"«»“”]++
      | \bwww\.[^\s<>"«»“”]++
      | (?<![\w.+-])[\w.+-]++@[\w-]++(?:\.[\w-]++)++
      | (?<![\w@])[@\#][\w][\w.-]*+
      | (?<![\w.@-])(?P<host>[\w-]++(?:\.[\w-]++)++)(?:/[^\s<>"«»“”]*+)?
      | `[^`\n]++`""",
    regex.VERBOSE,
)
_TOP_LEVEL = frozenset("com org net edu gov info eu fr ru uk cn jp br pl nl ch cz au".split())
"""Top-level domains that are no words: a missing space after a stop makes no address."""
_ADDRESS_SIGN = re.compile(
    rf"[@#`.:](?:(?<=[@#`])|(?<=:)//|(?<=www\.)|(?<=\.)(?:{'|'.join(sorted(_TOP_LEVEL))})\b)"
)
"""What every opaque place holds: cheap to look for, and rare."""
_STOP = compile_pattern(r"[.!?…。！？।؟]++[\"'”’»“‘)\]]*+(?=\s|$)|[。！？]++[」』”’）]*+")
CLOSERS = "\"'”’»“‘)]」』）"
_NO_HEADING = ".!?…:;,。！？" + CLOSERS
"""What a heading does not end with."""


def line_starts(text: str) -> list[int]:
    """Return the offset at which each line of the text begins."""
    if not any(char in text for char in OTHER_LINE_ENDS):
        return [
            0,
            *islice(accumulate(len(line) + 1 for line in text.split("\n")), text.count("\n")),
        ]
    return [0, *(m.end() for m in LINE_END.finditer(text))]


def lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each line of text[start:end] that holds more than white space."""
    at = start
    for line in text[start:end].splitlines(keepends=True):
        if bare := line.strip():
            first = at + len(line) - len(line.lstrip())
            yield first, first + len(bare)
        at += len(line)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return (start, end) without the white space at both ends."""
    part = text[start:end]
    return start + len(part) - len(part.lstrip()), end - len(part) + len(part.rstrip())


def blocks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, role) of the blocks of a plain text: what blank lines divide."""
    at = 0
    plain = not any(char in text for char in _OTHER_ENDS)
    blanks = (_PLAIN_BLANK if plain else _BLANK).finditer(text)
    for start, end in [*(m.span() for m in blanks), (len(text), len(text))]:
        part = text[at:start].rstrip()
        if block := part.lstrip():
            last = at + len(part)
            yield last - len(block), last, _plain_role(block)
        at = end


def _plain_role(block: str) -> str:
    if (block[0] in _BULLETS or block[0].isdecimal()) and _BULLET.match(block):
        return "list"
    if len(block) <= 120 and block[-1] not in _NO_HEADING and not LINE_END.search(block):
        return "heading"
    return "paragraph"


def words(text: str, start: int = 0, end: int | None = None) -> Iterator[tuple[int, int, str, str]]:
    """Yield (start, end, word, lower-case word) of the words of text[start:end].

    Hyphens divide words, apostrophes do not.
    """
    for m in _WORD.finditer(text, start, end):
        word = m.group()
        yield m.start(), m.end(), word, word.lower().replace("’", "'")


def characters(text: str) -> frozenset[str]:
    """Return the characters of a text: those of ASCII are looked for one by one, which is faster."""
    found = frozenset(char for char in _ASCII if char in text)
    if text.isascii():
        return found
    wide = text.encode("utf-8", "surrogatepass").translate(None, _ASCII.encode())
    return found.union(wide.decode("utf-8", "surrogatepass"))


def tokens(text: str) -> list[str]:
    """Return the words of a text as they are written: a tenth of the cost of `words`."""
    return split_spaced(spaced(text, characters(text)))


def spaced(text: str, characters: Collection[str]) -> str:
    """Return the text with a space for each character outside words, for `split_spaced`.

    It is as long as the text. `characters` are those of the text, each once.
    """
    if not text.isascii():
        wide = "".join(char for char in characters if char > "\x7f")
        others = _IN_WORDS.sub("", wide)
        if len(others) > _FEW:
            text = re.sub(f"[{re.escape(others)}]", " ", text)
        else:
            for char in others:
                text = text.replace(char, " ")
    plain = text.encode("utf-8", "surrogatepass").translate(_ASCII_SPACES)
    text = plain.decode("utf-8", "surrogatepass")
    marks = [mark for mark in "'’" if mark in text]
    for two in (a + b for a in marks for b in marks):
        text = text.replace(two, "  ")
    for mark in marks:
        text = text.replace(" " + mark, "  ").replace(mark + " ", "  ")
    return text


def split_spaced(text: str) -> list[str]:
    """Return the words of a piece of what `spaced` returned."""
    return text.strip("'’").split()


def starts(text: str, at: int) -> list[int]:
    """Return where the words that `split_spaced` finds in a piece begin; the piece begins at `at`."""
    at += len(text) - len(text.lstrip("'’"))
    parts = text.strip("'’").split(" ")
    # Between two spaces stands an empty part.
    lengths = accumulate(map(len, parts), initial=at)
    return list(compress(map(add, lengths, count()), parts))


def count_words(text: str, characters: Iterable[str] | None = None) -> float:
    """Count words; in scripts without spaces two characters count as one word.

    `characters` are those of the text, each once, where they are known.
    """
    if text.isascii():
        return len(text.split())
    wide = sorted(char for char in characters or set(text) if char >= _FIRST_UNSPACED)
    there = "".join(_UNSPACED.findall("".join(wide)))
    if not there:
        return len(text.split())
    # These few characters are found ten times as fast as those of whole scripts.
    rest, unspaced = re.subn(f"[{re.escape(there)}]", " ", text)
    return len(rest.split()) + unspaced / 2


def opaque(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places that are no language: addresses, handles, hashtags, code in backticks."""
    at = 0
    while sign := _ADDRESS_SIGN.search(text, at):
        start = max(at, text.rfind("\n", at, sign.start()) + 1)
        end = text.find("\n", sign.end())
        at = end if end >= 0 else len(text)
        for m in _OPAQUE.finditer(text, start, at):
            if m["host"] is None or _is_host(m["host"]):
                yield m.span()


def _is_host(name: str) -> bool:
    """Tell whether the last part is a domain, or the country of one ("gov.gr")."""
    *_, before, last = name.split(".")
    return last in _TOP_LEVEL or (len(last) == 2 and last.isascii() and before in _TOP_LEVEL)


def sentences(text: str, start: int, end: int, language: str | None) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of the sentences of the block text[start:end].

    A stop ends a sentence unless it belongs to an abbreviation, an initial or an ordinal of the
    language, or the next word begins in lower case.
    """
    cuts = [start]
    cuts += [m.end() for m in _STOP.finditer(text, start, end) if _ends(text, m, end, language)]
    for here, there in pairwise([*cuts, end]):
        a, b = trim(text, here, there)
        if a < b:
            yield a, b


def _ends(text: str, stop: regex.Match[str], end: int, language: str | None) -> bool:
    after = text[stop.end() : min(end, stop.end() + 12)].lstrip().lstrip("\"'“‘«„([¿¡")
    if not after or after[0].islower():
        return not after
    return stop.group()[0] != "." or not keeps_stop(text, stop.start(), language)


def keeps_stop(text: str, stop: int, language: str | None) -> bool:
    """Tell whether the full stop at offset `stop` belongs to the word before it.

    True for abbreviations of the language, initials ("J.", "U.S."), and ordinals where the language
    writes them so.
    """
    start = max(0, stop - 24)
    head = text[start:stop]
    last = max((i for i, c in enumerate(head) if c.isspace() or c in '("“«„[/–—'), default=-1)
    word = head[last + 1 :].lstrip("'‘’")
    if not word:
        return False
    if len(word) == 1 and word.isalpha() and word != "I":
        return True
    known = load_language(language) if language else None
    if known is None:
        return "." in word
    if word.isdigit():
        return known.ordinal_stop and len(word) <= 2
    return "." in word or word.lower() in known.abbreviations
