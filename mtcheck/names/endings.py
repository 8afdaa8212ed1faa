"""Whether two names differ in their endings only, as the forms of one name do."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from itertools import product

from mtcheck.languages import load_language
from mtcheck.patterns import compile_pattern

_DOUBLED = compile_pattern(r"(\p{L})\1ю$")
"""The instrumental of feminine nouns in Ukrainian: "сіль", "сіллю"."""
INFLECTING = frozenset(("de", "ru", "uk", "cs", "pl", "tr", "sv", "ar", "hi"))
"""Languages in which names take case endings."""
_ENDINGS = frozenset("s es n ns en i a e y o an ans er in ian ist ov ova ová é".split())
SHORTEST_STEM = 3
"""Letters that a stem has at least."""
_VOWELS = frozenset("aeiouyáéěíóúůýаеёиоуыэюяіїєąęó")
_SLAVIC = frozenset(("cs", "pl", "ru", "uk"))
_SOFT = (
    ("ch", "s"), ("sz", "s"), ("š", "s"), ("х", "с"), ("rz", "r"), ("ř", "r"), ("dz", "d"),
    ("g", "z"), ("h", "z"), ("г", "з"), ("k", "c"), ("č", "c"), ("t", "c"), ("к", "ц"), ("ł", "l"),
)  # fmt: skip
"""Last consonants of a stem and what an ending makes of them: Praha, Praze; Ольга, Ользі."""

_OPEN = {**{vowel: [""] for vowel in "eěеёоє"}, "і": ["о", "е", "є"], "ї": ["є"],
         "ó": ["o"], "ů": ["o"], "ą": ["ę"]}  # fmt: skip
"""Last vowels of a word and what they are with an ending: Pavel, Pavla; Київ, Києва."""


def is_inflection(a: str, b: str, language: str) -> bool:
    """Tell whether two words differ in their ending only: Putin and Putins, Korea and Koreans.

    Any short ending counts: where it is known which ones names take, `are_forms` tells it better.
    """
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


def has_ending(written: str, name: str, language: str) -> bool:
    """Tell whether a word is a name with an ending: where names take none, only "s" and the like."""
    longer = language in INFLECTING or written.startswith(name)
    return longer and is_inflection(written, name, language)


def are_forms(a: str, b: str, language: str) -> bool:
    """Tell whether two words may be forms of one name, by the endings that the language gives names.

    Vowels that come and go are seen through (Pavel, Pavla; Київ, Києва), and consonants that an
    ending softens. In a language of which no endings are listed this is `is_inflection`.
    """
    if not case_endings(language):
        return is_inflection(a, b, language)
    a, b = a.lower(), b.lower()
    one, two = set(stems(a, language)), set(stems(b, language))
    if not one.isdisjoint(two) or _are_softened(one, two, language):
        return True
    return _loses_vowel(a, two - {b}) or _loses_vowel(b, one - {a})


def in_form_of(written: str, right: str, language: str) -> str:
    """Return a name with the case ending that a wrong spelling of it has: Шумакером, Шумахер(ом)."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415  (45 ms)

    pairs = product(stems(written, language), stems(right, language))
    fitting = (
        (OSA.distance(one, two), -len(one), two + written[len(one) :])
        for one, two in pairs
        if len(one) == len(written) or _fits(two, written[len(one) :])
    )
    return min(fitting, default=(0, 0, right))[2]


def bare(token: str, language: str) -> str:
    """Return a name without a possessive ending, or a case ending that an apostrophe ties to it."""
    if not ("'" in token or "’" in token):
        return token
    token = token.replace("’", "'")
    head, _, tail = token.rpartition("'")
    return head if tail in ("", "s") or tail in case_endings(language) else token


def stem_of(name: str, language: str) -> str:
    """Return a name without its longest case ending, if it is long enough."""
    return stems(name, language)[-1] if case_endings(language) else name


@lru_cache(maxsize=1 << 14)
def stems(name: str, language: str) -> tuple[str, ...]:
    """Return a name, and what is left of it without each case ending that it may have."""
    name = _DOUBLED.sub(r"\1ю", name) if language == "uk" else name
    return (name, *_without_endings(name, language))


def _without_endings(name: str, language: str) -> Iterator[str]:
    endings = case_endings(language)
    longest = max(map(len, endings), default=0)
    for size in range(1, min(longest, len(name) - SHORTEST_STEM) + 1):
        stem, ending = name[:-size], name[-size:]
        if ending in endings and _fits(stem, ending):
            yield stem


def _fits(stem: str, ending: str) -> bool:
    """Tell whether a stem may take an ending.

    "й" stands after vowels only, "ь" after consonants; of all vowels "и" alone follows itself, once.
    """
    if ending in ("й", "ь"):
        return (stem[-1] in _VOWELS) is (ending == "й")
    return stem[-1] != ending[0] or (ending in ("и", "i") and stem[-2] != stem[-1])


@cache
def case_endings(language: str) -> frozenset[str]:
    """Return the endings that names take in a language; none where no list has them."""
    known = load_language(language)
    return frozenset(known.case_endings if known else ())


def _are_softened(one: set[str], two: set[str], language: str) -> bool:
    """Tell whether two stems of a Slavic language differ by a consonant that an ending softens."""
    return language in _SLAVIC and not {_soft(stem) for stem in one}.isdisjoint(map(_soft, two))


def _soft(stem: str) -> str:
    for hard, soft in _SOFT:
        if stem.endswith(hard):
            return stem.removesuffix(hard) + soft
    return stem


def _loses_vowel(bare: str, stripped: set[str]) -> bool:
    """Tell whether a word without an ending has a vowel more, or another one, than with an ending."""
    if len(bare) <= SHORTEST_STEM or bare[-1] in _VOWELS:
        return False
    head, vowel, last = bare[:-2], bare[-2], bare[-1]
    changed = {head + other + last for other in _OPEN.get(vowel, ())}
    return not {_soft(stem) for stem in changed}.isdisjoint(map(_soft, stripped))
