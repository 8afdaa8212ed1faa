"""What an engine says in its own voice: it announces, refuses, explains, offers.

A speech act is told by the kinds of phrases that come together in one short sentence ("I cannot" and
"translate" and "text"), not by its wording. The phrases of each kind stand in the language files.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

from mtcheck import segment
from mtcheck.document import Document, Span
from mtcheck.finding import Hit
from mtcheck.patterns import compile_pattern
from mtcheck.residue.phrases import phrases
from mtcheck.residue.remarks import Place, Remark, remarks

_REACH = 60
"""Characters that may stand between two phrases of one act."""
_NEAR = 30
"""The same for acts that are `near`."""
_TRIED = 3
"""Places of each kind of phrase that are tried."""
_COLON = compile_pattern(r"[:：]")
_AFTER = compile_pattern(
    r"[^\w:：(（]{0,3}+(?:[(（][^()（）\n]{0,40}+[)）])?[\s*]{0,3}+[:：][\s*]*+"
)
_CAPITAL = compile_pattern(
    r"[^\w:：(（]{0,3}+(?:[(（][^()（）\n]{0,40}+[)）])?[\s*]{0,3}+[:：]\W*+(?!\p{Ll})\p{L}"
)
_SHAPES = (":", "(", "edge", "alone", "foreign", "capital", "near", "quoted")
_REST = compile_pattern(r"(?: \([^()\n]{0,40}+\))?[\s*:：)\]）_-]++$")
_MARKED = compile_pattern(r"\s*+[#*_\[]")


class _Act(NamedTuple):
    """An act: its conditions, the phrases that must be there, their kinds, and those that must not."""

    shape: frozenset[str]
    parts: tuple[str, ...]
    kinds: frozenset[str]
    vetoes: tuple[str, ...]


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
    for remark in doc.memo("speech-act", lambda: sorted(remarks(doc), key=_place)):
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


def _place(remark: Remark) -> tuple[int, int]:
    return remark.start, remark.end


def _conditions(remark: Remark) -> tuple[bool, bool, bool, bool]:
    return remark.edge, remark.alone, remark.foreign, remark.quoted


def _fits(remark: Remark, act: _Act) -> int | None:
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


def _end(remark: Remark, act: _Act, places: list[Place], vetoes: list[Place]) -> int | None:
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


def _choice(remark: Remark, part: str) -> list[Place]:
    kind = _kind(part)
    places = remark.opens_with(kind) if part[0] == "^" else remark.of(kind)
    if part[-1] == ":":
        places = [p for p in places if _AFTER.match(remark.text, p[1])]
    if part[-1] == "$":
        return _whole(remark, kind)
    return places[:_TRIED]


def _whole(remark: Remark, kind: str) -> list[Place]:
    """Return the phrase that fills a remark with a colon or other marks, in a list, or none."""
    rest = _REST.search(remark.text)
    pattern = phrases(remark.language, kind)
    if not pattern or not (rest or _MARKED.match(remark.text)):
        return []
    end = rest.start() if rest else len(remark.text)
    filled = pattern.fullmatch(remark.text, remark.head, end)
    return [filled.span()] if filled else []


def _extended(doc: Document, remark: Remark, end: int) -> Span:
    """Return the place of a remark, with the marks around it where it fills its line."""
    if not remark.alone or end < remark.end:
        return Span(remark.start, end)
    return Span(*segment.trim(doc.text, *_line(doc, remark.start)))


def _line(doc: Document, place: int) -> tuple[int, int]:
    end = doc.text.find("\n", place)
    return doc.text.rfind("\n", 0, place) + 1, end if end >= 0 else len(doc.text)
