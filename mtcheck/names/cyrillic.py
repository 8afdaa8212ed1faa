"""How names in Cyrillic letters are written in Latin ones, in any system that is in use.

A name has many right renderings: ISO 9 and that of the passports, the English, German, French,
Spanish, Polish and Czech ways of the press. `distance` counts the letters of a rendering that none of
them explains, and works both ways: it holds Шумахер against Schumacher.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from mtcheck.gazetteer import fold
from mtcheck.names.endings import stems
from mtcheck.patterns import compile_pattern

_LONGEST = 24
"""Letters of a word that is compared: the time grows with the product of both lengths."""
_SYSTEMS = """
а a
б b
в v|w|ff
г g|gh|gu|h
ґ g
д d
ђ dj|d
е e|ye|je|ie|yo|jo|io|o
ё yo|jo|io|o|e|ye
є ye|ie|je|e
ж zh|j|z|g|sh|sch
з z|s
и i|y|ie|-
й y|i|j|ij|-
і i|y|ii
ї yi|ji|i
ј j|y
к k|c|q
л l
љ lj
м m
н n|ne
њ nj
о o
п p
р r
с s|ss|c
т t
ћ c|ch
у u|ou
ў w|u
ф f|ph
х kh|h|ch|j|x
ц ts|tz|c|z
ч ch|tch|tsch|c|cz
џ dz|dj
ш sh|ch|sch|s|sz
щ shch|chtch|schtsch|sc|szcz|sch|sh|stch|shtch|s
ъ -|a
ы y|i
ь -|i|y|j
э e
ю yu|ju|iu|iou
я ya|ja|ia|a
"""
"""What the systems in use write for each letter, the English press first; a hyphen for nothing."""
_WESTERN = """
а ah|aa
б bb
в u
г gg
д dd
е ee|a|ai|ae
ё oe|eu
ж dzh
з zz
и ee|ea|e
і ee|ea|e
к ck|qu|kk|cc|ch
л ll|le
м mm
н nn
о oh|au|ow|a|oo
п pp
р rr|rh|er|re
с sz|z|sc|ce
т tt|th|te
у oo|w
ф ff|v
ц tc|zz
ч tj|cc
ш sc
ы ui
э a|ae|he
ю you|u|ue
я ea
"""
"""What else a letter may stand for in a name that is at home in Latin letters."""
_PAIRS = {"кс": ("x", "xx", "ks"), "дж": ("j", "g", "dj", "dzh", "dsch", "gi"), "ью": ("u", "ew")}
"""Two letters that one may stand for."""
Table = Mapping[str, tuple[str, ...]]
_DECLINED = compile_pattern(r"(.+[сц]ь?к)(?:ого|ому|им|ом|ой|ую|у|ої|ою|ій)")
_FEMININE = compile_pattern(r"(.+(?:[оеёє]в|[иі]н))(?:ой|у|ою|ій)")
_CYRILLIC = compile_pattern(r"[\p{Cyrillic}]+")


class Name(NamedTuple):
    """A word of a name and the language that it is written in."""

    text: str
    language: str


def is_cyrillic(word: str) -> bool:
    """Tell whether a word holds Cyrillic letters alone."""
    return _CYRILLIC.fullmatch(word) is not None


def between(one: Name, other: Name, *, western: bool = True) -> int:
    """Return the distance of two names of different scripts, each with its language, in any case.

    It is a large number where not exactly one of them is in Cyrillic letters, or they do not begin
    with one sound.
    """
    if is_cyrillic(one.text) is is_cyrillic(other.text):
        return _LONGEST
    ours, theirs = (one, other) if is_cyrillic(one.text) else (other, one)
    if fold(theirs.text)[:1] not in _initials(ours.text[0].lower()):
        return _LONGEST
    sizes = [len(stem) for stem in stems(ours.text, ours.language) if ours.text.startswith(stem)]
    return min(
        min(distances(ours.text, latin, western=western)[size] for size in sizes)
        if cyrillic is ours.text
        else distance(cyrillic, latin, western=western)
        for latin in stems(theirs.text, theirs.language)
        for cyrillic in (ours.text, *nominatives(ours.text))
    )


def nominatives(cyrillic: str) -> tuple[str, ...]:
    """Return the nominatives of a surname that is declined like an adjective: Керенскому, Чеховой."""
    if m := _DECLINED.fullmatch(cyrillic):
        return f"{m[1]}ий", f"{m[1]}ая", f"{m[1]}а"
    m = _FEMININE.fullmatch(cyrillic)
    return (f"{m[1]}а",) if m else ()


def distance(cyrillic: str, latin: str, *, western: bool = True) -> int:
    """Return how many letters of the two words no system explains; a large number for long words.

    Of a name that is not `western`, only what the systems write is right.
    """
    return distances(cyrillic, latin, western=western)[-1]


@lru_cache(maxsize=1 << 15)
def distances(cyrillic: str, latin: str, *, western: bool = True) -> tuple[int, ...]:
    """Return the distance of a Latin word from each beginning of a Cyrillic one, shortest first.

    The first is that from no letter at all, the last that from the whole word.
    """
    table = _table(western=western)
    ours, theirs = cyrillic.lower(), fold(latin)
    if max(len(ours), len(theirs)) > _LONGEST:
        return (_LONGEST,) * (len(ours) + 1)
    width = len(theirs) + 1
    rows = [[_LONGEST] * width for _ in range(len(ours) + 1)]
    rows[0][0] = 0
    for i in range(len(ours) + 1):
        for j in range(width):
            cost = rows[i][j]
            for di, dj, more, _ in _steps(table, ours, theirs, i, j):
                rows[i + di][j + dj] = min(rows[i + di][j + dj], cost + more)
    return tuple(row[-1] for row in rows)


def mended(cyrillic: str, latin: str) -> str:
    """Return a Latin word with what no system explains put right, the rest in its own system."""
    table = _table(western=False)
    ours, theirs = cyrillic.lower()[:_LONGEST], fold(latin)[:_LONGEST]
    best: dict[tuple[int, int], tuple[int, str]] = {(0, 0): (0, "")}
    for i in range(len(ours) + 1):
        for j in range(len(theirs) + 1):
            cost, text = best.get((i, j), (_LONGEST, ""))
            for step in _steps(table, ours, theirs, i, j):
                place, put = (i + step.ours, j + step.theirs), (cost + step.cost, text + step.right)
                best[place] = min(best.get(place, put), put)
    return best[len(ours), len(theirs)][1].capitalize()


@cache
def _table(*, western: bool) -> Table:
    table: dict[str, tuple[str, ...]] = {}
    for line in (_SYSTEMS + _WESTERN * western).split("\n"):
        letter, _, forms = line.partition(" ")
        table[letter] = (*table.get(letter, ()), *forms.replace("-", "").split("|"))
    return table


@cache
def _initials(letter: str) -> frozenset[str]:
    """Return with which Latin letters a name may begin that begins so in Cyrillic ones."""
    forms = (*_table(western=True).get(letter, (letter,)), "j" if letter == "д" else "")
    return frozenset(form[:1] for form in forms) - {""}


class _Step(NamedTuple):
    """How two words are read on: letters of each, the cost, and what should stand there."""

    ours: int
    theirs: int
    cost: int
    right: str


def _steps(table: Table, ours: str, theirs: str, i: int, j: int) -> list[_Step]:
    """Return how the two may be read on from here."""
    left, right = i < len(ours), j < len(theirs)
    steps = [_Step(0, 1, 1, "")] if right else []
    if left:
        found = table.get(ours[i], (fold(ours[i]),))
        pair = _PAIRS.get(ours[i : i + 2], ())
        steps.append(_Step(1, 0, 1, found[0]))
        steps += [_Step(1, len(form), 0, form) for form in found if theirs.startswith(form, j)]
        steps += [_Step(2, len(form), 0, form) for form in pair if theirs.startswith(form, j)]
        if right:
            steps.append(_Step(1, 1, 1, found[0]))
    return steps
