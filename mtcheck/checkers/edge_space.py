"""White space at the start or end of a message that its source has not, or the other way round."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern

_WIDE = compile_pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}\p{Thai}、-】！-～]")
"""Characters beside which no space is written: a mark of full width has its own."""
_NAMES = {"\n": "line break", "\t": "tab"}


def check(doc: Document) -> Iterator[Hit]:
    """Yield the white space that is too much, or the character at which some is missing."""
    for pair in doc.pairs:
        start, end = pair.target
        if not pair.source.strip() or not doc.text[start:end].strip():
            continue
        there, here = _edges(pair.source), _edges(doc.text[start:end])
        if _plain(there[0]) != _plain(here[0]) and not _is_wide(doc, start, there[0] + here[0]):
            yield _hit(doc, Span(start, start + len(here[0])), there[0], at_end=False)
        if _plain(there[1]) != _plain(here[1]) and not _is_wide(
            doc, end - len(here[1]) - 1, there[1] + here[1]
        ):
            yield _hit(doc, Span(end - len(here[1]), end), there[1], at_end=True)


def _edges(text: str) -> tuple[str, str]:
    """Return the white space at both ends of a text."""
    stripped = text.lstrip()
    return text[: len(text) - len(stripped)], stripped[len(stripped.rstrip()) :]


def _plain(space: str) -> str:
    """Return what counts of white space: its line breaks, or else that there is some."""
    return "\n" * space.count("\n") or " " * bool(space)


def _is_wide(doc: Document, place: int, space: str) -> bool:
    return not space.strip(" \u00a0") and _WIDE.match(doc.text, place) is not None


def _hit(doc: Document, space: Span, right: str, *, at_end: bool) -> Hit:
    where = "end" if at_end else "start"
    kinds = Counter(_NAMES.get(c, "space") for c in right)
    wanted = " and ".join(f"{n} {kind}{'s' * (n > 1)}" for kind, n in kinds.items()) or "nothing"
    values = {"where": where, "wanted": wanted}
    if space.start < space.end:
        return Hit(*space, values, right)
    char = Span(space.start - 1, space.start) if at_end else Span(space.end, space.end + 1)
    text = doc.text[char.start : char.end]
    return Hit(*char, values, text + right if at_end else right + text)
