"""What a translation has to take over as it stands and did not: addresses, placeholders, tags, code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator

import regex

from mtcheck import placeholders
from mtcheck.copied import carried
from mtcheck.document import Document, Pair, Plural, Span
from mtcheck.finding import Hit
from mtcheck.pairs import place_of, whole
from mtcheck.patterns import compile_pattern
from mtcheck.placeholders import Item

_SIGNS = {
    "address": (":", "@", "."),
    "handle": ("@",),
    "hashtag": ("#",),
    "code": ("--", "()", "/", "\\", "_", ":"),
    "placeholder": ("%", "{", "$", "[[", "@"),
    "tag": ("<", "["),
}
"""Of each kind, pieces of text of which source or translation must hold one."""
_MOST = 50
"""Things missing or added in a passage from which on they are no longer matched with each other."""
_HEAD = 200
"""Characters of a thing that are compared."""
_SHOWN = 5
"""Things missing that a message names."""
_ALIKE = 60.0
"""Similarity in percent (of InDel distance) from which a thing is a changed form of a missing one."""
_MISSPELT = 88.0
"""The same for hashtags, which may be translated."""

_CASHTAG = compile_pattern(r"\$[A-Za-z]+")
"""What is a placeholder in a message, and the short name of a share in an article."""


def check(doc: Document, *, kind: str) -> Iterator[Hit]:
    """Yield what differs from the source, of one kind.

    `kind` is address, handle, hashtag, code, placeholder or tag. Where text and source are not
    paired by their file, they are compared as a whole; code is then left alone.
    """
    for pair in doc.pairs if kind == "code" else whole(doc):
        if any(sign in pair.source or _holds(doc, pair, sign) for sign in _SIGNS[kind]):
            yield from _check_pair(doc, pair, kind)


def _holds(doc: Document, pair: Pair, sign: str) -> bool:
    return doc.text.find(sign, *pair.target) >= 0


def _check_pair(doc: Document, pair: Pair, kind: str) -> Iterator[Hit]:
    here, there = _read(doc, kind, doc.text, *pair.target), _read(doc, kind, pair.source)
    if kind == "placeholder" and not doc.pairs:
        here, there = (
            [i for i in found if not _CASHTAG.fullmatch(i.text)] for found in (here, there)
        )
    if not (here or there) or (kind == "placeholder" and placeholders.is_date(pair.source)):
        return
    distinct = placeholders.is_choice(pair.source)
    source, target = _comparable(kind, there, here)
    missing, added = _differences(kind, source, target, distinct)
    if pair.plural:
        other = _comparable(kind, _read(doc, kind, pair.plural.other), target)[0]
        missing = _needed(pair.plural, missing, other)
        added = [item for item in added if item.key not in {i.key for i in other}]
    if not missing and _may_add(kind, doc, pair, there):
        added = []
    if kind == "hashtag":
        missing, added = _misspelt(missing, added)
    if missing or added:
        yield from _hits(doc, pair, kind, missing, added)
    elif kind == "placeholder" and not pair.plural:
        yield from _swapped(source, target)
    elif kind == "tag":
        yield from _crossed(source, target)


def _may_add(kind: str, doc: Document, pair: Pair, source: list[Item]) -> bool:
    """Tell whether a translation may say more of a kind than its source.

    Translators give their own addresses, and write a command as code; in messages placeholders and
    tags are all there are. "%u" is none where the source has just a percent sign.
    """
    if kind == "placeholder" and doc.pairs:
        return not source and "%" in pair.source
    return kind != "tag" or not doc.pairs


def _swapped(source: list[Item], target: list[Item]) -> Iterator[Hit]:
    """Yield the first argument that stands in the place of another kind, where none has a number."""
    there = [i for i in source if i.key[0] == "%" and placeholders.is_counted(i.key)]
    here = [i for i in target if i.key[0] == "%" and placeholders.is_counted(i.key)]
    for right, wrong in zip(there, here, strict=False):
        if right.key != wrong.key:
            problem = f"'{wrong.text}' stands where the source has '{right.text}': number them"
            yield Hit(wrong.start, wrong.end, {"problem": problem}, source_text=right.text)
            return


def _crossed(source: list[Item], target: list[Item]) -> Iterator[Hit]:
    """Yield the first tag that closes what is not open, where the source has none such."""
    wrong = _misplaced(target)
    if wrong and not _misplaced(source):
        problem = f"'{wrong.text}' closes what is not open, or is still open: put it in its place"
        yield Hit(wrong.start, wrong.end, {"problem": problem})


def _misplaced(tags: list[Item]) -> Item | None:
    """Return the first tag that breaks the nesting; elements that are never closed do not."""
    closed = {tag.key.replace("/", "") for tag in tags if tag.key[1] == "/"}
    open_: list[Item] = []
    for tag in tags:
        if tag.key not in closed and tag.key[1] != "/":
            continue
        if tag.key[1] != "/":
            open_.append(tag)
        elif open_ and open_[-1].key == tag.key.replace("/", ""):
            open_.pop()
        else:
            return tag
    return open_[0] if open_ else None


def _read(
    doc: Document, kind: str, text: str, start: int = 0, end: int | None = None
) -> list[Item]:
    if kind in ("placeholder", "tag"):
        return placeholders.items(text, start, end)[kind == "tag"]
    if kind == "address":
        languages = (doc.language, doc.source_language, "en")
        return list(carried.addresses(text, start, end, languages))
    read: dict[str, Callable[..., Iterable[Item]]] = {
        "handle": carried.handles,
        "hashtag": carried.hashtags,
        "code": carried.code,
    }
    return list(read[kind](text, start, end))


def _comparable(kind: str, source: list[Item], target: list[Item]) -> tuple[list[Item], list[Item]]:
    if kind == "placeholder":
        return placeholders.aligned(source, target)
    if kind == "tag":
        known = placeholders.known_tags(source)
        return [i for i in source if i.key in known], [i for i in target if i.key in known]
    return source, target


def _differences(
    kind: str, source: list[Item], target: list[Item], distinct: bool
) -> tuple[list[Item], list[Item]]:
    """Return what only the source has, and what only the translation has.

    Things count as often as they stand, unless they are `distinct` by name or number.
    """
    there, here = Counter(i.key for i in source), Counter(i.key for i in target)

    def surplus(items: list[Item], others: Counter[str]) -> list[Item]:
        seen: Counter[str] = Counter()
        left = []
        for item in items:
            seen[item.key] += 1
            counts = not distinct and _counts(kind, item)
            if seen[item.key] > others[item.key] and (counts or not others[item.key]):
                left.append(item)
        return left

    return surplus(source, here), surplus(target, there)


def _misspelt(missing: list[Item], added: list[Item]) -> tuple[list[Item], list[Item]]:
    """Return the hashtags of which one is a misspelt form of the other; the rest may be translated."""
    couples = [c for c in _matched(missing, added, _MISSPELT) if c[2]]
    return [right for right, _, _ in couples], [wrong for _, wrong, _ in couples]


def _counts(kind: str, item: Item) -> bool:
    if kind == "placeholder":
        return placeholders.is_counted(item.key)
    return kind in ("tag", "address")


def _needed(plural: Plural, missing: list[Item], other: list[Item]) -> list[Item]:
    """Return those of the things missing in a plural form that it needs.

    A form for one, two or no things may say the number in words. With four forms or more any may be
    such a one; with fewer it is the first.
    """
    if plural.forms < 4 and (plural.form > 0 or plural.forms == 1):
        return missing
    both = {i.key for i in other}
    needed = [i for i in missing if i.key in both]
    return needed if len(needed) > 1 else []


def _matched(
    missing: list[Item], added: list[Item], alike: float = _ALIKE
) -> list[tuple[Item, Item, bool]]:
    """Return (missing, added, are they alike) where one is a changed form of the other.

    The most alike come first; one missing and one added belong together however they look.
    """
    if not missing or not added:
        return []
    from rapidfuzz.fuzz import ratio  # noqa: PLC0415  (45 ms, needed where something differs)

    if len(missing) == len(added) == 1:
        return [(missing[0], added[0], ratio(_head(missing[0]), _head(added[0])) >= alike)]
    scored = sorted(
        (-ratio(_head(a), _head(b)), i, j)
        for i, a in enumerate(missing[:_MOST])
        for j, b in enumerate(added[:_MOST])
    )
    couples: list[tuple[Item, Item, bool]] = []
    lost, new = set[int](), set[int]()
    for score, i, j in scored:
        if -score >= alike and i not in lost and j not in new:
            couples.append((missing[i], added[j], True))
            lost.add(i)
            new.add(j)
    return couples


def _head(item: Item) -> str:
    return item.text[:_HEAD]


def _bare(doc: Document, pair: Pair, handle: Item) -> Span | None:
    """Return where the name of a handle stands without its sign, or torn from it: "@ name"."""
    name = regex.escape(handle.text[1:])
    m = regex.search(rf"(?<![\w@])(?:[@＠]\s)?{name}(?!\w)", doc.text, pos=pair.target.start,
                     endpos=pair.target.end)  # fmt: skip
    return Span(*m.span()) if m else None


def _hits(
    doc: Document, pair: Pair, kind: str, missing: list[Item], added: list[Item]
) -> Iterator[Hit]:
    couples = _matched(missing, added)
    sure = len(missing) == len(added) == 1 and kind == "placeholder"
    for right, wrong, alike in couples:
        values = {"problem": f"'{wrong.text}' should be '{right.text}', as in the source"}
        confidence = 1.0 if alike or sure else 0.9
        yield Hit(wrong.start, wrong.end, values, right.text, confidence, source_text=right.text)
    matched = {id(item) for couple in couples for item in couple[:2]}
    for item in added:
        if id(item) not in matched:
            values = {"problem": f"'{item.text}' is not in the source: delete it"}
            yield Hit(item.start, item.end, values)
    left = [item for item in missing if id(item) not in matched]
    if kind == "handle":
        bare = {item.text: place for item in left if (place := _bare(doc, pair, item))}
        for text, place in bare.items():
            problem = f"'{doc.text[slice(*place)]}' should be '{text}', as in the source"
            yield Hit(*place, {"problem": problem}, text, 0.9, source_text=text)
        left = [item for item in left if item.text not in bare]
    lost = list(dict.fromkeys(item.text for item in left))
    if lost:
        shown = ", ".join(f"'{text}'" for text in lost[:_SHOWN]) + ", …" * (len(lost) > _SHOWN)
        values = {"problem": f"{shown} of the source is missing: add it"}
        yield Hit(*place_of(doc, pair, lost[0]), values, source_text=lost[0])
