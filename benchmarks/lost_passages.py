"""What translations lose and gain: planted in human ones, with the share that the rules find.

A passage is lost where the text lacks it; it is found when a rule names what of the source is missing,
no more and no less. Of half a sentence, and of a quotation inside one, the sentence or a part of it
has to be named.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from parallel_texts import Places, Sentence, Side, document

from mtcheck.checkers import addition, length_ratio, lost_clause, lost_quotation, omission
from mtcheck.document import Document
from mtcheck.finding import Hit

ONE_OF = 15
"""One of so many sentences is taken."""
_INNER = re.compile("[,;，；、،—] ?")
_QUOTED = re.compile(' ?[„“«「"][^„“”«»「」"]{25,}[“”»」"]')
_STOP = re.compile("[.!?。！？।…]*$")


class Loss(NamedTuple):
    """Source and text without a passage, and the sentences of the text that are gone, or shorter."""

    source: Side
    text: Side
    gone: Sequence[Sentence]


Kind = Callable[[Side, Side, random.Random], Iterator[Loss]]


def sentence(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    for gone in _sample(text, rng):
        yield Loss(source, _without(text, [gone]), [gone])


def paragraph(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    whole = [p for p in text if len(p) > 1 and _is_numbered(p)]
    for gone in rng.sample(whole, -(-len(whole) // ONE_OF)):
        yield Loss(source, _without(text, gone), gone)


def headline(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    if len(text) > 1 and len(text[0]) == 1 and _is_numbered(text[0]):
        yield Loss(source, text[1:], text[0])


def rest(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    flow = [s for p in text for s in p]
    for first in _sample(text, rng):
        gone = flow[flow.index(first) :]
        if len(gone) > 1 and _is_numbered(gone):
            yield Loss(source, _without(text, gone), gone)


def item(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    """Make a list of a paragraph, without one of its sentences."""
    long = [i for i, p in enumerate(text) if len(p) > 2 and _is_numbered(p)]
    for i in rng.sample(long, -(-len(long) // ONE_OF)):
        gone = rng.choice(text[i])
        lists = [[*s[:i], *([one] for one in s[i]), *s[i + 1 :]] for s in (source, text)]
        yield Loss(lists[0], _without(lists[1], [gone]), [gone])


def half(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    """Cut a sentence at the mark inside that is nearest to its middle."""
    for whole in _sample(text, rng):
        middle = len(whole.text) / 2
        marks = [m.start() for m in _INNER.finditer(whole.text)]
        at = min(marks, key=lambda place: abs(place - middle), default=0)
        if 0.6 * middle < at < 1.4 * middle:
            stop = _STOP.search(whole.text)
            yield _shortened(source, text, whole, whole.text[:at] + (stop[0] if stop else ""))


def quotation(source: Side, text: Side, rng: random.Random) -> Iterator[Loss]:
    """Cut a quotation out of a sentence that goes on."""
    quoting = [s for p in text for s in p if s.number is not None and _QUOTED.search(s.text)]
    for whole in rng.sample(quoting, -(-len(quoting) // 5)):
        less = _QUOTED.sub("", whole.text, count=1)
        if len(less) > 15:
            yield _shortened(source, text, whole, less)


KINDS: tuple[Kind, ...] = (sentence, paragraph, headline, rest, item, half, quotation)
PARTS = (half, quotation)
"""Kinds of which the sentence has to be named."""


def share_found(kind: Kind, sides: Sequence[tuple[Side, Side]], pair: str) -> tuple[int, float]:
    """Return how many passages of a kind were taken away, and the share of those found."""
    rng = random.Random(7)  # noqa: S311
    found = []
    for source, text in sides:
        for loss in kind(source, text, rng):
            doc = document(loss.source, loss.text, pair)
            missing = _missing(doc, loss)
            if (doc.source or "").count(missing) == 1:
                said = [hit.source_text or "" for hit in _hits(doc, kind in PARTS)]
                found.append(
                    any(_names(s, missing) if kind in PARTS else missing == s for s in said)
                )
    return len(found), sum(found) / max(1, len(found))


def alarms(sides: Sequence[tuple[Side, Side]], pair: str) -> tuple[float, float, float]:
    """Return what the rules on whole passages, on parts, and on additions say in 1,000 words."""
    docs = [document(source, text, pair) for source, text in sides]
    words = max(1, sum(doc.size for doc in docs))
    whole = sum(len(_hits(doc, False)) for doc in docs)
    parts = sum(len(_hits(doc, True)) for doc in docs) - whole
    more = sum(len(list(addition.check(doc))) for doc in docs)
    return 1000 * whole / words, 1000 * parts / words, 1000 * more / words


def share_added(sides: Sequence[tuple[Side, Side]], pair: str) -> float:
    """Add a sentence of another text after one of each fifteen: return the share marked."""
    rng = random.Random(7)  # noqa: S311
    pool = [s.text for _, text in sides for p in text for s in p]
    found = []
    for source, text in sides:
        for before in _sample(text, rng):
            new = Sentence(rng.choice(pool), -1, 0)
            more = [[t for s in p for t in ([s, new] if s is before else [s])] for p in text]
            doc = document(source, more, pair)
            marked = [doc.text[h.start : h.end] for h in addition.check(doc)]
            found.append(new.text in marked)
    return sum(found) / max(1, len(found))


def _missing(doc: Document, loss: Loss) -> str:
    """Return what of the source the text lacks; what no text holds if the source lacks it, too."""
    places = Places(loss.source, doc.source or "", doc.source_language)
    found = (places.of(sentence) for sentence in loss.gone)
    spans = [span for span in found if span]
    if len(spans) < len(loss.gone):
        return "\0"
    return (doc.source or "")[min(spans)[0] : max(spans)[1]]


def _names(said: str, sentence: str) -> bool:
    """Tell whether a finding is on a sentence, or on a part of it."""
    return sentence in said or (said in sentence and bool(said))


def _hits(doc: Document, parts: bool) -> list[Hit]:
    found = [*omission.check(doc), *omission.check(doc, at_end=True)]
    if parts:
        found += [*lost_clause.check(doc), *length_ratio.check(doc), *lost_quotation.check(doc)]
    return found


def _shortened(source: Side, text: Side, whole: Sentence, less: str) -> Loss:
    shorter = whole._replace(text=less)
    return Loss(source, [[shorter if s is whole else s for s in p] for p in text], [whole])


def _without(side: Side, gone: Sequence[Sentence]) -> Side:
    return [[s for s in p if not any(s is g for g in gone)] for p in side]


def _is_numbered(some: Sequence[Sentence]) -> bool:
    return all(s.number is not None for s in some)


def _sample(text: Side, rng: random.Random) -> list[Sentence]:
    numbered = [s for p in text for s in p if s.number is not None]
    return rng.sample(numbered, -(-len(numbered) // ONE_OF))
