"""Whether two names differ in their endings only, as the forms of one name do."""

from __future__ import annotations

import regex

_DOUBLED = regex.compile(r"(\p{L})\1ю$")
"""The instrumental of feminine nouns in Ukrainian: "сіль", "сіллю"."""
INFLECTING = frozenset(("de", "ru", "uk", "cs", "pl", "tr", "sv", "ar", "hi"))
"""Languages in which names take case endings."""
_ENDINGS = frozenset("s es n ns en i a e y o an ans er in ian ist ov ova ová é".split())


def is_inflection(a: str, b: str, language: str) -> bool:
    """Tell whether two words differ in their ending only: Putin and Putins, Korea and Koreans."""
    if language == "uk":
        a, b = (_DOUBLED.sub(r"\1ю", word) for word in (a, b))
    pairs = enumerate(zip(a, b, strict=False))
    same = next((i for i, (x, y) in pairs if x != y), min(len(a), len(b)))
    tails = a[same:], b[same:]
    if same and "" in tails and set("".join(tails)) == {a[same - 1]}:
        return False  # the last letter doubled
    if language in INFLECTING:
        changed = "" in tails or tails[0][-1] != tails[1][-1]
        return changed and max(map(len, tails)) <= (3 if "" in tails else 2)
    return "" in tails and not _ENDINGS.isdisjoint(tails)
