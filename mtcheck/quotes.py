"""Double quotation marks of a text: which opens, which closes, and which belong together."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from mtcheck.document import Block, Document
from mtcheck.languages import load_language
from mtcheck.occurrences import prose_with

STYLES = {'"': "straight", "“": "curly", "”": "curly", "„": "curly", "«": "angle", "»": "angle"}
STYLE_NAMES = {"straight": "straight", "curly": "curly", "angle": "angled"}
_TELLING = frozenset(STYLES) - {'"'}
_SPACE = "[ \u00a0\u202f\u2009]"
_MARK = re.compile(rf"""["“”„»]|«{_SPACE}?|{_SPACE}»""")
_BEFORE_OPENER = frozenset("([{<-–—/'’‘¿¡=>|*_…")


@dataclass(slots=True)
class Mark:
    """A quotation mark, with the space inside angled ones; `mate` is the other one of its pair.

    `depth` counts the quotations around it; `glued` tells that its inner side touches a text.
    """

    start: int
    end: int
    char: str
    opens: bool
    depth: int
    glued: bool
    mate: Mark | None = None

    @property
    def style(self) -> str:
        """Its style: straight, curly or angle."""
        return STYLES[self.char]


def quotations(doc: Document) -> list[tuple[Block, list[Mark]]]:
    """Return the blocks of prose that hold double quotation marks, with these marks in order.

    A text that has straight marks alone gives none: nothing can be said of them.
    """
    return doc.memo("quotations", lambda: _quotations(doc))


def native_pairs(doc: Document) -> list[str]:
    """Return the pairs of double marks that the language uses, English ones where it is unknown."""
    language = load_language(doc.language or "en") or load_language("en")
    return [pair for pair in language.quotes if pair[0] in STYLES] if language else []


def own_pair(doc: Document, pairs: Sequence[str]) -> str:
    """Return the pair of the language that the text uses most, the preferred one where none."""
    counts = Counter(
        mark.char + mark.mate.char
        for _, marks in quotations(doc)
        for mark in marks
        if mark.opens and mark.mate
    )
    return max(pairs, key=lambda pair: (counts[pair], -pairs.index(pair)))


def written(char: str, language: str | None) -> str:
    """Return a mark as a text of the language writes it: French puts spaces inside angled ones."""
    return {"«": "«\u00a0", "»": "\u00a0»"}.get(char, char) if language == "fr" else char


def _quotations(doc: Document) -> list[tuple[Block, list[Mark]]]:
    if doc.characters.isdisjoint(_TELLING):
        return []  # straight marks alone tell nothing
    pairs = native_pairs(doc)
    found = ((block, _marks(doc, block, pairs)) for block in prose_with(doc, tuple(STYLES)))
    return [(block, marks) for block, marks in found if marks]


def _marks(doc: Document, block: Block, pairs: Sequence[str]) -> list[Mark]:
    marks: list[Mark] = []
    open_: list[Mark] = []
    for m in _MARK.finditer(doc.text, block.start, block.end):
        char = m.group().strip()
        before = doc.text[m.start() - 1] if m.start() > block.start else ""
        end = m.end() if char != "«" else m.start() + 1
        after = doc.text[end] if end < block.end else ""
        straight_open = any(mark.char == '"' for mark in open_[-3:])
        if char == '"' and before.isdigit() and not straight_open:
            continue  # an inch or a second
        opens = _opens(char, before, after, open_, pairs)
        inner = m.group()[-1] if opens else m.group()[0]
        glued = inner == char and bool(after if opens else before)
        mark = Mark(m.start(), m.end() if opens else end, char, opens, len(open_), glued)
        marks.append(mark)
        if opens:
            open_.append(mark)
        elif open_:
            _close(mark, open_)
    return marks


def _close(mark: Mark, open_: list[Mark]) -> None:
    """Pair a closing mark with the innermost open mark of its style, else with the innermost."""
    mates = [i for i in range(len(open_))[-3:] if open_[i].style == mark.style]
    at = mates[-1] if mates else len(open_) - 1
    mark.mate, open_[at].mate, mark.depth = open_[at], mark, open_[at].depth
    del open_[at:]


def _opens(char: str, before: str, after: str, open_: list[Mark], pairs: Sequence[str]) -> bool:
    if char == "„":
        return True
    free = not before or before.isspace() or before in _BEFORE_OPENER
    if char == "“":
        return free and not (open_ and open_[-1].char == "„" and not _begins(after))
    begins = free and _begins(after)
    if char == '"':
        return begins if begins != _ends(before, after) else not _is_open(open_, char)
    if char == "”":
        return begins and "””" in pairs
    if char == "«":
        return begins or not _ends(before, after)
    return begins and any(pair in ("»«", "»»") for pair in pairs)


def _begins(after: str) -> bool:
    return bool(after) and not after.isspace() and after not in ",.;:!?)]}"


def _ends(before: str, after: str) -> bool:
    return bool(before) and not before.isspace() and not (after and after.isalnum())


def _is_open(open_: list[Mark], char: str) -> bool:
    return any(mark.char == char for mark in open_[-3:])
