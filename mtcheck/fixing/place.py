"""Where a file has the text of a finding, and how it writes another one there."""

from __future__ import annotations

import html
from collections.abc import Callable
from types import ModuleType

from mtcheck import segment
from mtcheck.document import Document, OffsetMap
from mtcheck.finding import Finding
from mtcheck.patterns import compile_pattern

_REFERENCE = compile_pattern(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#\d{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_GAP = compile_pattern(r"\s+")


class Places:
    """The places of texts in the files of a format, whose module tells what means a character there."""

    def __init__(self, module: ModuleType) -> None:
        self._char_end = getattr(module, "char_end", _reference_end)
        self._between = getattr(module, "BETWEEN", None)

    def find(self, document: Document, text: str, finding: Finding) -> tuple[int, int] | None:
        """Return where the file has the text of a finding, or None where markup stands inside it."""
        if document.text == text:
            return finding.start, finding.end
        origin = document.origin
        assert isinstance(origin, OffsetMap)  # noqa: S101  (as in every format that is written)
        start = end = origin.start + origin.file_offset(finding.start)
        for i in range(finding.start, finding.end):
            here = origin.start + origin.file_offset(i)
            if here > end and self._between and self._between.fullmatch(text, end, here):
                end = here
            escaped = here == end + 1 and text[end] == "\\"
            char = document.text[i]
            after = self._char_end(char, text, here) if here == end or escaped else None
            if after is None:
                return None
            end = after
        # A backslash that the text does not have escapes the first character.
        escaped = text[start - 1 : start] == "\\" and not self._ends_at(
            document, text, finding.start, start
        )
        return start - escaped, end

    def _ends_at(self, document: Document, text: str, offset: int, end: int) -> bool:
        """Tell whether the character before an offset of the text ends at this place of the file."""
        origin = document.origin
        assert isinstance(origin, OffsetMap)  # noqa: S101  (as in every format that is written)
        at = origin.start + origin.file_offset(max(0, offset - 1))
        return offset > 0 and self._char_end(document.text[offset - 1], text, at) == end


def _reference_end(char: str, text: str, at: int) -> int | None:
    """Return the end of what stands in the file at a place and means `char`, if it does."""
    reference = _REFERENCE.match(text, at)
    if reference and html.unescape(reference.group()) == char:
        return reference.end()
    if text[at : at + 1] == char and not char.isspace():
        return at + 1
    gap = _GAP.match(text, at)
    return gap.end() if gap and char.isspace() else None


def written(had: str, text: str, fix: str, escape: Callable[[str], str]) -> str:
    """Return the fix as the file writes it, with the file's own white space where it only wraps."""
    gaps, before, after = _GAP.findall(had), _GAP.findall(text), _GAP.findall(fix)
    if not len(gaps) == len(before) == len(after) or text.split() == fix.split():
        return escape(fix)
    kept = [
        gap if new == old or (new == " " and segment.LINE_END.search(gap)) else new
        for gap, old, new in zip(gaps, before, after, strict=True)
    ]
    words = [escape(word) for word in _GAP.split(fix)]
    return "".join(word + gap for word, gap in zip(words, [*kept, ""], strict=True))
