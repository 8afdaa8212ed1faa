"""Sentences and brackets that may be an engine's, and the kinds of phrases that stand in them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import regex

from mtcheck import segment
from mtcheck.document import Block, Document, Span
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import blocks_with, held
from mtcheck.patterns import compile_pattern
from mtcheck.residue.phrases import phrases, possible_kinds

Place = tuple[int, int]
"""Where a phrase begins and ends in a sentence."""
_LONGEST = 500
"""Characters of the longest sentence that is looked at: an engine's remarks are short."""
_EDGE = 3
"""Blocks at each end of a text in which an engine greets and takes leave."""
_PLAIN = str.maketrans("’ʼ`\u00a0\u202f\t", "'''   ")
_QUOTED = compile_pattern(
    r"""“[^”\n]{0,300}+”?+ | "[^"\n]{0,300}+"?+ | «[^»\n]{0,300}+»?+ | „[^“”"\n]{0,300}+[“”"]?+
      | ”[^”\n]{0,300}+” | 「[^」\n]{0,300}+」?+ | 『[^』\n]{0,300}+』?+ | (?:^|(?<=\n))[—–][^\n]++""",
    regex.VERBOSE,
)
_BRACKET = compile_pattern(r"\([^()\n]{3,300}+\)|\[[^\[\]\n]{3,300}+\]|（[^（）\n]{3,300}+）")
_MARKS = compile_pattern(r"[\s*_#>~=(（\[¡¿'-]*+")
_LABEL = compile_pattern(r"[ \t]*+(\p{Lu}[\p{L} ]{0,15}+): ")
_LABELS = compile_pattern(rf"(?m)^{_LABEL.pattern}")
_HEAD = compile_pattern(r"[\s!,.:：，！。¡¿—–-]*+")


@dataclass(slots=True)
class Remark:
    """A sentence, or what stands in brackets, that may be the engine's; its quotations are blank."""

    start: int
    end: int
    text: str
    language: str
    edge: bool
    alone: bool
    bracket: bool
    foreign: bool
    quoted: bool
    first: int = 0
    head: int = 0
    places: dict[str, list[Place]] = field(default_factory=dict)
    openings: dict[str, list[Place]] = field(default_factory=dict)
    missing: set[str] = field(default_factory=set)
    """Parts of acts that proved not to be there."""
    kinds: frozenset[str] = frozenset()
    """Kinds of phrases that may be there."""

    def of(self, kind: str) -> list[Place]:
        """Return where phrases of this kind stand, from the start of the sentence."""
        if kind not in self.places:
            pattern = phrases(self.language, kind) if kind in self.kinds else None
            self.places[kind] = [m.span() for m in pattern.finditer(self.text)] if pattern else []
        return self.places[kind]

    def __post_init__(self) -> None:
        """Find where it begins to say something: after marks and a word like "Sure!"."""
        self.kinds = possible_kinds(self.language, self.text)
        self.first = _MARKS.match(self.text, self.first).end()  # type: ignore[union-attr]
        pattern = phrases(self.language, "opener") if "opener" in self.kinds else None
        opener = pattern.match(self.text, self.first) if pattern else None
        self.head = _HEAD.match(self.text, opener.end() if opener else self.first).end()  # type: ignore[union-attr]

    def opens_with(self, kind: str) -> list[Place]:
        """Return the phrase of this kind that the sentence begins with, in a list, or an empty one."""
        if kind not in self.openings:
            pattern = phrases(self.language, kind)
            found = pattern and (
                pattern.match(self.text, self.head) or pattern.match(self.text, self.first)
            )
            self.openings[kind] = [found.span()] if found else []
        return self.openings[kind]


def remarks(doc: Document) -> Iterator[Remark]:
    """Yield the sentences and brackets that hold a phrase which articles seldom hold."""
    prose = list(doc.prose)
    middle = prose[_EDGE:-_EDGE]
    edges = prose[:_EDGE] + prose[_EDGE:][len(middle) :]
    for code in dict.fromkeys((doc.language, "en")):
        language = load_language(code) if code else None
        if language is None:
            continue
        here = held(doc, language.residue_gate)
        yield from _of_blocks(
            doc, edges, language, here + held(doc, language.residue_edge_gate), True
        )
        yield from _of_blocks(doc, middle, language, here, False)


def _speakers(doc: Document) -> frozenset[str]:
    """Return the labels of two or more people who speak by turns: "Guest: …", "Clerk: …"."""
    labels = Counter(m[1] for block in doc.prose for m in _LABELS.finditer(doc.text, *block.span))
    often = frozenset(label for label, times in labels.items() if times > 1)
    return often if len(often) > 1 else frozenset()


def _of_blocks(
    doc: Document, blocks: Sequence[Block], language: Language, gate: Sequence[str], edge: bool
) -> Iterator[Remark]:
    foreign = language.code != doc.language
    for block in blocks_with(doc, gate, blocks):
        speakers = doc.memo("speakers", lambda: _speakers(doc))
        for line in segment.lines(doc.text, block.start, block.end):
            label = _LABEL.match(doc.text, *line)
            if label and label[1] in speakers:
                continue
            yield from _of_line(doc, Span(*line), language.code, gate, edge, foreign)


def _of_line(
    doc: Document,
    line: Span,
    language: str,
    gate: Sequence[str],
    edge: bool,
    foreign: bool,
) -> Iterator[Remark]:
    if not _holds(doc.text[line.start : line.end], gate):
        return
    plain = doc.text[line.start : line.end].translate(_PLAIN)
    masked = _QUOTED.sub(lambda m: " " * len(m.group()), plain)

    def remark(start: int, end: int, alone: bool, bracket: bool, skip: int = 0) -> Remark:
        text = (plain if bracket else masked)[start:end]
        quoted = masked[start:end] != plain[start:end]
        place = (line.start + start, line.start + end)
        return Remark(*place, text, language, edge, alone, bracket, foreign, quoted, first=skip)

    for m in _BRACKET.finditer(plain):
        if not _holds(m.group(), gate):
            continue
        yield remark(m.start(), m.end(), m.span() == (0, len(plain)), True)
    sentences = list(segment.sentences(doc.text, *line, doc.language))
    opened = -1
    for a, b in sentences:
        start, end = a - line.start, b - line.start
        first = start if opened < 0 else opened
        if _is_opener(masked[start:end], language):
            opened = first
            continue
        if end - first <= _LONGEST and _holds(masked[first:end], gate):
            alone = line.start + first == sentences[0][0] and b == sentences[-1][1]
            yield remark(first, end, alone, False, start - first)
        opened = -1


def _holds(text: str, gate: Sequence[str]) -> bool:
    lower = text.lower()
    return any(piece in lower for piece in gate)


def _is_opener(text: str, language: str) -> bool:
    """Tell whether a sentence is a word like "Sure!", which belongs to the next sentence."""
    pattern = phrases(language, "opener")
    return pattern is not None and bool(pattern.fullmatch(text.strip(" !¡.,:！。，*")))
