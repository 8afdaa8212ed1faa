"""Findings that the source refutes: what the rule objects to stands so in the source, too.

They are recorded, never dropped (see `mtcheck.accepting.suppression.Silenced`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType

import regex

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import language_name
from mtcheck.messages import Pair
from mtcheck.patterns import compile_pattern
from mtcheck.rule import Rule
from mtcheck.segment import CLOSERS

_ALIKE = 85
"""Percent of likeness from which two passages of the source say the same."""
_BRACKETS = {"(": "(（", ")": ")）", "[": "[［", "]": "]］"}
"""Each bracket in its narrow form, with all its forms."""
_PARTNERS = {"(": ")", ")": "(", "[": "]", "]": "["}
_TELLING_WORDS = 4
_REPEATED = compile_pattern(
    r"(?<!\w)(\p{L}{3,}+)(?: \p{L}{1,4}| ?&) \1(?!\w)"
    r"|([\p{Han}\p{Katakana}\p{Hangul}]{2,8})[和及与與や、と]\2",
    regex.IGNORECASE,
)
"""A word on both sides of a conjunction: "packaging and packaging waste"."""
_STOPS = (".", "!", "?", "…", "。", "！", "？", ":", "।", "؟")


def refutation(document: Document, rule: Rule, hit: Hit) -> str | None:
    """Return in which words the source refutes a hit, or None where it does not."""
    if not rule.refuted_by or not document.source:
        return None
    test, reason = _TESTS[rule.refuted_by]
    return reason if test(document, hit) else None


def _is_twice(document: Document, hit: Hit) -> bool:
    """Tell whether a copy and what it repeats translate two passages that are alike as well."""
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (10 ms, where a text repeats itself)

    copy = _passages(document, (hit.span,))
    first = _passages(document, hit.related)
    if not copy or not first or copy.keys() & first.keys():
        return False
    return ratio(_joined(copy.values()), _joined(first.values())) >= _ALIKE


def _is_verbatim(document: Document, hit: Hit) -> bool:
    """Tell whether the passage that is translated here has the very same characters."""
    text = document.text[hit.start : hit.end]
    return bool(text) and text in _joined(_passages(document, (hit.span,)).values())


def _is_open(document: Document, hit: Hit) -> bool:
    """Tell whether the passage that is translated here ends without a stop as well."""
    source = _joined(_passages(document, (hit.span,)).values())
    return bool(source) and not source.rstrip(CLOSERS).endswith(_STOPS)


def _is_unpaired(document: Document, hit: Hit) -> bool:
    """Tell whether the bracket has no partner in the passage that is translated here, either.

    Where nothing is translated, as in a text that is a bracket alone, it is the whole source.
    """
    source = _joined(_passages(document, (hit.span,)).values()) or document.source or ""
    here = document.text[hit.start : hit.end]
    kind = next((narrow for narrow, forms in _BRACKETS.items() if here in forms), None)
    return kind is not None and _count(source, kind) > _count(source, _PARTNERS[kind])


def _count(text: str, kind: str) -> int:
    return sum(text.count(form) for form in _BRACKETS[kind])


def _is_foreign_there(document: Document, hit: Hit) -> bool:
    """Tell whether the source has these very words, and they are in another language than its own.

    Fewer than four words may be its own, and taken for another language.
    """
    own = document.source_language
    text = document.text[hit.start : hit.end]
    if own is None or hit.values.get("language") == language_name(own):
        return False
    return len(text.split()) >= _TELLING_WORDS and _is_verbatim(document, hit)


def _is_repeated(document: Document, hit: Hit) -> bool:
    """Tell whether the passage that is translated here has one word on both sides of a short one."""
    source = _joined(_passages(document, (hit.span,)).values())
    return _REPEATED.search(source) is not None


def _is_named(document: Document, hit: Hit) -> bool:
    """Tell whether a name is spelt as that of the passage that is translated here makes it."""
    from mtcheck.names.cyrillic import Name  # noqa: PLC0415  (for texts with such names alone)
    from mtcheck.names.regular import is_regular  # noqa: PLC0415

    if not (document.source_language and document.language and hit.values.get("right")):
        return False
    written = Name(document.text[hit.start : hit.end], document.language)
    source = _joined(_passages(document, (hit.span,)).values())
    return is_regular(written, hit.values["right"], source, document.source_language)


def _is_wordless(document: Document, _hit: Hit) -> bool:
    """Tell whether the source holds neither, while the text is no empty one."""
    source = document.source or ""
    return not any(char.isalnum() for char in source) and bool(document.text.strip())


_TESTS: Mapping[str, tuple[Callable[[Document, Hit], bool], str]] = MappingProxyType(
    {
        "twice": (_is_twice, "the source says it twice, too"),
        "verbatim": (_is_verbatim, "it stands so in the source"),
        "foreign": (_is_foreign_there, "it is in this language in the source, too"),
        "repeated": (_is_repeated, "the source says it on both sides, too"),
        "unpaired": (_is_unpaired, "it has no partner in the source, too"),
        "named": (_is_named, "the name of the source is spelt so"),
        "wordless": (_is_wordless, "the source holds no words, too"),
        "open": (_is_open, "the source breaks off here, too"),
    }
)


def _passages(document: Document, spans: Iterable[Span]) -> dict[int, str]:
    """Return the passages of the source that are translated in these places, by their pair."""
    from mtcheck.alignment.align import pairs  # noqa: PLC0415  (10 ms, where there is a source)

    found = pairs(document)
    starts, ends = document.memo("places of pairs", lambda: _ends_of(found))
    near = {
        number
        for place in spans
        for number in range(bisect_right(ends, place.start), bisect_left(starts, place.end))
    }
    return {number: found[number].source for number in sorted(near) if found[number].source}


def _ends_of(found: Sequence[Pair]) -> tuple[list[int], list[int]]:
    """Return where the passages of a text begin and end: they stand in its order and apart."""
    return [pair.target.start for pair in found], [pair.target.end for pair in found]


def _joined(passages: Iterable[str]) -> str:
    return " ".join(" ".join(passages).split())
