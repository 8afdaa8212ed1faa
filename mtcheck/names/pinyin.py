"""Chinese names in Latin letters."""

from __future__ import annotations

from mtcheck.patterns import compile_pattern

SYLLABLE = (
    r"(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|ei|ao|ou|an|en|in|un|ia|ie|iu|ua|uo|ui|ue"
    r"|er|[aoeiu])"
)
_WORD = compile_pattern(rf"(?:{SYLLABLE}){{1,3}}+")


def is_pinyin(word: str) -> bool:
    """Tell whether a word can be one to three syllables of Hanyu Pinyin, written without tones.

    Syllables are taken apart by sound alone: some that pass do not exist.
    """
    return _WORD.fullmatch(word.lower()) is not None
