"""Words left in a writing system that the language of the text does not use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

import regex

from mtcheck.bibliography import is_in_bibliography
from mtcheck.document import Document, Span
from mtcheck.enclosure import is_enclosed
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import in_prose
from mtcheck.patterns import compile_pattern
from mtcheck.quantities.words import load_number_words
from mtcheck.scripts import SCRIPTS, own_scripts, script_of

_ORIGINAL = compile_pattern(
    r"""[(（\[［](?:\s?(?P<name>\p{L}++)\.?|\s?\p{L}[\p{L}, ]{1,24}[ \u00a0\u202f]?[:：])?\s?$"""
)
"""The begin of a bracket, and perhaps the name of a language: "(in Chinese: "."""
_WORD_BEFORE = compile_pattern(r"(\p{L}++|\p{Nd}++)[ \u00a0\u202f]?$")
_TRANSLATED = compile_pattern(r"""["“„«「『]$""")
_BRACKET_ENDS = compile_pattern(r"[^\n]*?[)）\]］]")
_REACH, _FURTHEST = 30, 200


def check(doc: Document, *, min_letters: int = 2, most_share: float = 0.5) -> Iterator[Hit]:
    """Yield runs of such words, with `min_letters` letters or more.

    Spared are single letters (symbols) but after a number, what stands between quotation marks or
    brackets or opens them (a title or the original of a name), entries of a bibliography, and texts
    of which more than `most_share` is so written: there the writing is the subject, or the language
    another.
    """
    language = load_language(doc.language or "")
    if language is None:
        return
    if foreign_share(doc) > most_share:
        return
    for m in _runs(doc, language):
        span = Span(*m.span())
        letters = sum(char.isalpha() for char in m.group())
        if letters < min_letters and not _counts(doc, span, language.code):
            continue
        if doc.is_opaque(span) or _is_cited(doc, span, language):
            continue
        if not _is_inside_word(doc.text, span):
            yield Hit(*span, values={"script": m.lastgroup or ""})


def _counts(doc: Document, span: Span, language: str) -> bool:
    """Tell whether a letter is the unit of the number before it: "30 元", "eighty 件"."""
    before = _WORD_BEFORE.search(doc.text, max(0, span.start - _REACH), span.start)
    if before is None:
        return False
    word = before[1].lower()
    values, whole = load_number_words(language).parts(word)
    return word.isdigit() or (whole and bool(values))


def _is_cited(doc: Document, span: Span, language: Language) -> bool:
    """Tell whether a run is the original of what the text says: "(Chinese: 七曜; pinyin: qīyào)"."""
    if is_enclosed(doc.text, span, 0.75) or is_in_bibliography(doc, span):
        return True
    start = max(doc.text.rfind("\n", 0, span.start) + 1, span.start - _REACH)
    text, end = doc.text, span.end
    original = _ORIGINAL.search(text, start, span.start)
    if original and (original["name"] or "").lower() not in language.function_words:
        return bool(_BRACKET_ENDS.match(text, end, end + _FURTHEST))
    return text.startswith(" (", end) and bool(_TRANSLATED.search(text, start, span.start))


def _runs(doc: Document, language: Language) -> list[regex.Match[str]]:
    own = {None, *own_scripts(language.script)}
    foreign = [char for char in doc.characters if char > "\x7f" and script_of(char) not in own]
    if not foreign:
        return []
    return doc.memo("runs", lambda: list(_find_runs(doc, language, foreign)))


def _find_runs(
    doc: Document, language: Language, foreign: Iterable[str]
) -> Iterator[regex.Match[str]]:
    pattern = _foreign_runs(own_scripts(language.script))
    letters = re.compile(f"[{re.escape(''.join(sorted(foreign)))}]")
    end = 0
    for block, start in in_prose(doc, (m.start() for m in letters.finditer(doc.text))):
        if start >= end and (run := pattern.match(doc.text, start, block.end)):
            end = run.end()
            yield run


def foreign_share(doc: Document) -> float:
    """Return the share of the text that is written in scripts that its language does not use."""
    language = load_language(doc.language or "")
    if language is None or not doc.text:
        return 0.0
    return sum(len(m.group()) for m in _runs(doc, language)) / len(doc.text)


def _is_inside_word(text: str, span: Span) -> bool:
    """Tell whether letters of another script touch the span: then single letters are wrong."""
    around = text[span.start - 1 : span.start] + text[span.end : span.end + 1]
    return any(char.isalpha() for char in around) and span.end - span.start < 2


@cache
def _foreign_runs(own: tuple[str, ...]) -> regex.Pattern[str]:
    """Return a pattern for runs of words of one foreign script, which its group names."""
    parts = (
        rf"(?P<{name}>[{inside}][{inside}\p{{M}}]*+(?:[ \-.,'’]{{1,2}}[{inside}][{inside}\p{{M}}]*+)*+)"
        for name, inside in SCRIPTS.items()
        if name not in own
    )
    return compile_pattern("|".join(parts))
