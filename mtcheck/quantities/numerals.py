"""Numbers written in figures: of any script, with the separators of any locale, Roman, Chinese."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from decimal import Decimal
from functools import lru_cache

import regex

from mtcheck.patterns import compile_pattern

_LONGEST = 24
"""Digits beyond which a number is a code, not an amount."""
_MARKS = str.maketrans({"٫": ".", "٬": ",", "·": ".", "．": ".", "・": "."})
_SPACES = compile_pattern(r"[ \u00a0\u2009\u202f'’]")
NUMBER = compile_pattern(
    r"""(?<!\p{Nd})(?:
        \p{Nd}{1,3}+(?P<gap>[ \u00a0\u2009\u202f'’])\p{Nd}{3}(?:(?P=gap)\p{Nd}{3})*+(?!\p{Nd})
            (?:[.,]\p{Nd}++)?+
      | \p{Nd}++(?:[.,٫٬·．・]\p{Nd}++)*+
    )|[¼-¾⅐-⅞]""",
    regex.VERBOSE,
)
"""A number in figures as it is written, dates and versions with stops included."""
HAN = compile_pattern("[〇零一二三四五六七八九十百千万萬億亿兆两兩]++[多余餘幾几来]?+")
_HAN_ODD = "多余餘幾几来"
HAN_SCALE = compile_pattern("[ \u00a0]?([十百千万萬億亿兆]++)")
HAN_SECTION = compile_pattern("(?:[0-9][千百十]){2,3}+[0-9]?+([万萬億亿兆]?+)")
"""Figures and Chinese magnitudes in turn, as in 8千5百万."""
_HAN_DIGITS = {char: i for i, char in enumerate("零一二三四五六七八九")} | dict.fromkeys("两兩", 2)
_HAN_DIGITS["〇"] = 0
_HAN_DIGITS |= {str(i): i for i in range(10)}
_HAN_SCALES = {
    char: 10**power
    for char, power in zip("十百千万萬億亿兆", (1, 2, 3, 4, 4, 8, 8, 12), strict=True)
}
_HAN_ABOUT = compile_pattern("(?<=[十百])(?:一二|二三|三四|四五|五六|六七|七八|八九)\\Z")
_MYRIAD = 10**4
ROMAN = compile_pattern(r"(?<![\p{L}\p{N}])[IVXLCDM]{1,9}+(?![\p{L}\p{N}'’])")
_ROMAN = compile_pattern("M{0,3}(?:CM|CD|D?C{0,3})(?:XC|XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_ROMAN_DIGITS = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}


@lru_cache(maxsize=1 << 12)
def readings(written: str, decimal: str = "") -> frozenset[Decimal]:
    """Return what a number in figures can be worth; nothing where it is a date, version or code.

    A mark before three digits may divide thousands or decimals: both are readings, unless the
    decimal mark of the language is given.
    """
    if len(written) > 2 * _LONGEST:
        return frozenset()
    if len(written) == 1 and not written.isdecimal():
        return frozenset({Decimal(str(round(unicodedata.numeric(written), 6)))})
    plain = ascii_digits(_SPACES.sub("", written))
    marks = [char for char in plain if char in ".,"]
    parts = plain.replace(",", ".").split(".")
    whole = Decimal("".join(parts))
    if not marks:
        return frozenset({whole}) if len(plain) <= _LONGEST else frozenset()
    fraction = Decimal("".join(parts[:-1]) + "." + parts[-1])
    if len(marks) == 1:
        grouped = _is_grouped(parts) and len(written) == len(plain)
        return _of_one_mark(fraction, whole if grouped else fraction, marks[0], decimal)
    if len(set(marks)) == 1:
        return frozenset({whole} if _is_grouped(parts) else ())
    mixed = marks.count(marks[-1]) == 1 and _is_grouped(parts[:-1])
    return frozenset({fraction} if mixed else ())


def _of_one_mark(fraction: Decimal, whole: Decimal, mark: str, decimal: str) -> frozenset[Decimal]:
    if not decimal:
        return frozenset({fraction, whole})
    return frozenset({fraction if mark == decimal else whole})


def ascii_digits(written: str) -> str:
    """Return the text with the digits and marks of all scripts as those of ASCII."""
    if written.isascii():
        return written
    digits = (str(unicodedata.decimal(char, char)) for char in written.translate(_MARKS))
    return "".join(digits)


def _is_grouped(parts: Sequence[str]) -> bool:
    """Tell whether the parts are groups of three digits, or those of India (2, 2, 3)."""
    first, rest = parts[0], parts[1:]
    if not 1 <= len(first) <= 3 or (first[0] == "0" and rest) or not rest:
        return not rest
    threes = all(len(part) == 3 for part in rest)
    return threes or (len(rest[-1]) == 3 and all(len(part) == 2 for part in rest[:-1]))


def han_values(written: str) -> frozenset[Decimal]:
    """Return what a Chinese or Japanese numeral can be worth: 十四五 is 14 or 15, 十多 ten to 19."""
    if written[-1] in _HAN_ODD:
        ten = _han_value(written[:-1])
        return frozenset(ten + i for i in range(10 if 10 <= ten < 100 and ten % 10 == 0 else 1))
    if _HAN_ABOUT.search(written):
        return frozenset({_han_value(written[:-2] + written[-1]), _han_value(written[:-1])})
    return frozenset({_han_value(written)})


def _han_value(written: str) -> Decimal:
    if all(char in _HAN_DIGITS for char in written):
        return Decimal("".join(str(_HAN_DIGITS[char]) for char in written))
    total = section = digit = 0
    for char in written:
        if char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        elif _HAN_SCALES[char] < _MYRIAD:
            section += (digit or 1) * _HAN_SCALES[char]
            digit = 0
        else:
            total += (section + digit or 1) * _HAN_SCALES[char]
            section = digit = 0
    return Decimal(total + section + digit)


def han_scale(written: str) -> Decimal:
    """Return what a row of Chinese magnitudes after figures multiplies them by: 千万 by 10 million."""
    scale = Decimal(1)
    for char in written:
        scale *= _HAN_SCALES[char]
    return scale


def roman_value(written: str) -> Decimal | None:
    """Return the value of a Roman numeral, None where it is none."""
    if not _ROMAN.fullmatch(written):
        return None
    digits = [_ROMAN_DIGITS[char] for char in written]
    after = [*digits[1:], 0]
    return Decimal(sum(-d if d < n else d for d, n in zip(digits, after, strict=True)))
