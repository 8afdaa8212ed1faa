"""What an engine says in its own voice: it announces, refuses, explains, offers.

A speech act is told by the kinds of phrases that come together in one short sentence ("I cannot" and
"translate" and "text"), not by its wording. The phrases of each kind stand in the language files.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

import regex

from mtcheck import segment
from mtcheck.document import Block, Document, Span
from mtcheck.finding import Hit
from mtcheck.languages import Language, load_language
from mtcheck.occurrences import blocks_with, held
from mtcheck.patterns import compile_pattern
from mtcheck.residue_phrases import phrases, possible_kinds

Place = tuple[int, int]
"""Where a phrase begins and ends in a sentence."""
_LONGEST = 500
"""Characters of the longest sentence that is looked at: an engine's remarks are short."""
_REACH = 60
"""Characters that may stand between two phrases of one act."""
_NEAR = 30
"""The same for acts that are `near`."""
_EDGE = 3
"""Blocks at each end of a text in which an engine greets and takes leave."""
_TRIED = 3
"""Places of each kind of phrase that are tried."""
_PLAIN = str.maketrans("’ʼ`\u00a0\u202f\t", "'''   ")
_QUOTED = compile_pattern(
    r"""“[^”\n]{0,300}+”?+ | "[^"\n]{0,300}+"?+ | «[^»\n]{0,300}+»?+ | „[^“”"\n]{0,300}+[“”"]?+
      | ”[^”\n]{0,300}+” | 「[^」\n]{0,300}+」?+ | 『[^』\n]{0,300}+』?+ | (?:^|(?<=\n))[—–][^\n]++""",
    regex.VERBOSE,
)
_BRACKET = compile_pattern(r"\([^()\n]{3,300}+\)|\[[^\[\]\n]{3,300}+\]|（[^（）\n]{3,300}+）")
_MARKS = compile_pattern(r"[\s*_#>~=(（\[¡¿'-]*+")
_COLON = compile_pattern(r"[:：]")
_AFTER = compile_pattern(
    r"[^\w:：(（]{0,3}+(?:[(（][^()（）\n]{0,40}+[)）])?[\s*]{0,3}+[:：][\s*]*+"
)
_CAPITAL = compile_pattern(
    r"[^\w:：(（]{0,3}+(?:[(（][^()（）\n]{0,40}+[)）])?[\s*]{0,3}+[:：]\W*+(?!\p{Ll})\p{L}"
)
_SHAPES = (":", "(", "edge", "alone", "foreign", "capital", "near", "quoted")
_LABEL = compile_pattern(r"[ \t]*+(\p{Lu}[\p{L} ]{0,15}+): ")
_LABELS = compile_pattern(rf"(?m)^{_LABEL.pattern}")
_REST = compile_pattern(r"(?: \([^()\n]{0,40}+\))?[\s*:：)\]）_-]++$")
_MARKED = compile_pattern(r"\s*+[#*_\[]")
_HEAD = compile_pattern(r"[\s!,.:：，！。¡¿—–-]*+")


class _Act(NamedTuple):
    """An act: its conditions, the phrases that must be there, their kinds, and those that must not."""

    shape: frozenset[str]
    parts: tuple[str, ...]
    kinds: frozenset[str]
    vetoes: tuple[str, ...]


@dataclass(slots=True)
class _Remark:
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


def check(doc: Document, *, acts: tuple[str, ...]) -> Iterator[Hit]:
    """Yield the sentences and brackets that are one of the acts.

    An act lists the kinds of phrases that must be there, close to each other: `here translation`.
    `^kind` opens the sentence, `kind:` is followed by a colon, `kind$` by nothing but marks, and
    `!kind` must not be there. Then come conditions: `:` wants a colon after them, which ends the
    place; `edge` the first or last blocks of the text; `alone` a line of its own; `quoted` words in
    quotation marks; `foreign` English in a text of another language; `near` phrases that almost
    touch; `capital` a capital letter after the colon; `(` brackets, which the other acts pass over.
    """
    last: Span | None = None
    for remark in doc.memo("speech-act", lambda: sorted(_remarks(doc), key=_place)):
        fitting = _of_shape(acts, remark.bracket, *_conditions(remark))
        end = next((e for act in fitting if (e := _fits(remark, act)) is not None), None)
        if end is None:
            continue
        here = _extended(doc, remark, end)
        if last and last.end <= here.start and not doc.text[last.end : here.start].strip(" "):
            last = Span(last.start, here.end)
        elif last is None or not last.overlaps(here):
            if last:
                yield Hit(*last, fix="")
            last = here
    if last:
        yield Hit(*last, fix="")


def _place(remark: _Remark) -> tuple[int, int]:
    return remark.start, remark.end


def _conditions(remark: _Remark) -> tuple[bool, bool, bool, bool]:
    return remark.edge, remark.alone, remark.foreign, remark.quoted


def _fits(remark: _Remark, act: _Act) -> int | None:
    """Return where the act ends in the text, or None where the remark is not this act."""
    if not act.kinds <= remark.kinds or not remark.missing.isdisjoint(act.parts):
        return None
    choices: list[list[Place]] = []
    for part in act.parts:
        choices.append(_choice(remark, part))
        if not choices[-1]:
            remark.missing.add(part)
            return None
    vetoes = [place for kind in act.vetoes for place in remark.of(kind)]
    ends = (_end(remark, act, sorted(places), vetoes) for places in product(*choices))
    return next((end for end in ends if end is not None), None)


@cache
def _of_shape(
    acts: tuple[str, ...], bracket: bool, edge: bool, alone: bool, foreign: bool, quoted: bool
) -> tuple[_Act, ...]:
    """Return those of the acts that a remark of this shape can be."""
    shape = {"edge": edge, "alone": alone, "foreign": foreign, "quoted": quoted}
    lacking = frozenset(name for name, there in shape.items() if not there)
    return tuple(
        act
        for act in map(_parse, acts)
        if bracket == ("(" in act.shape) and lacking.isdisjoint(act.shape)
    )


def _parse(written: str) -> _Act:
    parts = written.split()
    kinds = [part for part in parts if part not in _SHAPES]
    wanted = tuple(part for part in kinds if part[0] != "!")
    return _Act(
        frozenset(parts).intersection(_SHAPES),
        wanted,
        frozenset(map(_kind, wanted)),
        tuple(part[1:] for part in kinds if part[0] == "!"),
    )


def _kind(part: str) -> str:
    return part.strip("^:$")


def _end(remark: _Remark, act: _Act, places: list[Place], vetoes: list[Place]) -> int | None:
    """Return where the act ends whose phrases stand at these places, or None where it is none."""
    reach = _NEAR if "near" in act.shape else _REACH
    if not all(_follows(a, b, reach) for a, b in pairwise(places)):
        return None
    if any(all(v[1] <= p[0] or p[1] <= v[0] for p in places) for v in vetoes):
        return None
    after = places[-1][1]
    if "capital" in act.shape and not _CAPITAL.match(remark.text, after):
        return None
    if ":" not in act.shape:
        return remark.end
    colon = _COLON.search(remark.text, after, after + _REACH)
    return remark.start + colon.end() if colon else None


def _follows(a: Place, b: Place, reach: int) -> bool:
    """Tell whether b stands soon after a, or in the gap of a phrase like "I can … not"."""
    return 0 <= b[0] - a[1] <= reach or a[0] < b[0] < b[1] <= a[1]


def _choice(remark: _Remark, part: str) -> list[Place]:
    kind = _kind(part)
    places = remark.opens_with(kind) if part[0] == "^" else remark.of(kind)
    if part[-1] == ":":
        places = [p for p in places if _AFTER.match(remark.text, p[1])]
    if part[-1] == "$":
        return _whole(remark, kind)
    return places[:_TRIED]


def _whole(remark: _Remark, kind: str) -> list[Place]:
    """Return the phrase that fills a remark with a colon or other marks, in a list, or none."""
    rest = _REST.search(remark.text)
    pattern = phrases(remark.language, kind)
    if not pattern or not (rest or _MARKED.match(remark.text)):
        return []
    end = rest.start() if rest else len(remark.text)
    filled = pattern.fullmatch(remark.text, remark.head, end)
    return [filled.span()] if filled else []


def _extended(doc: Document, remark: _Remark, end: int) -> Span:
    """Return the place of a remark, with the marks around it where it fills its line."""
    if not remark.alone or end < remark.end:
        return Span(remark.start, end)
    return Span(*segment.trim(doc.text, *_line(doc, remark.start)))


def _line(doc: Document, place: int) -> tuple[int, int]:
    end = doc.text.find("\n", place)
    return doc.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(doc.text)


def _remarks(doc: Document) -> Iterator[_Remark]:
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
) -> Iterator[_Remark]:
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
) -> Iterator[_Remark]:
    if not _holds(doc.text[line.start : line.end], gate):
        return
    plain = doc.text[line.start : line.end].translate(_PLAIN)
    masked = _QUOTED.sub(lambda m: " " * len(m.group()), plain)

    def remark(start: int, end: int, alone: bool, bracket: bool, skip: int = 0) -> _Remark:
        text = (plain if bracket else masked)[start:end]
        quoted = masked[start:end] != plain[start:end]
        place = (line.start + start, line.start + end)
        return _Remark(*place, text, language, edge, alone, bracket, foreign, quoted, first=skip)

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
