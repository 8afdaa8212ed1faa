"""How likely a line is the page's own, or an engine's, by evidence that adds up.

No word of a line decides. Each fact about it (words of the web and how rare they are elsewhere, an
address to the reader, words of no such class, words that the rest of the text holds too, the shape
of the line) adds its weight, the logarithm of how much likelier it is in such lines than in lines of
human text; the sum with the base is the logarithm of the odds. So a wording never seen before is
known by what its words mean, and an article on websites or on translation by its own words, which
come back in it. The weights are those of two logistic regressions over the same facts in English,
German, French, Spanish and Russian, rounded: 443 lines of pages (with copies that end in a stop) and
300 of engines, written for it, against about 550 look-alikes and 11,200 lines and sentences of human
news, speech, fiction and abstracts. `lone`, `separator`, `tale` and the bases were then set by hand.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping, Sequence

from mtcheck.lines.words import LineWord
from mtcheck.segment import CLOSERS

_PAGE = {
    "rarity": 0.8, "address": 1.0, "story": -1.3, "lone": -1.6, "article": -1.3, "bare": -0.8,
    "strange": -0.7, "names": -0.1, "subject": -0.9, "stop": -1.9, "asks": -1.1, "colon": -0.3,
    "quotes": -1.1, "separator": 1.5, "short": -1.5, "long": -1.8, "tale": -0.8,
}  # fmt: skip
_PAGE_BASE = -0.2
_REMARK = {
    "rarity": 0.7, "words": 0.7, "self": 1.1, "manner": 1.6, "tongues": 1.6, "both": 1.3,
    "story": -0.9, "persons": -1.3, "strange": -0.8, "names": -1.4, "subject": -0.6, "asks": 0.9,
    "colon": 2.0, "quotes": -0.8, "short": -0.6, "long": -2.0,
}  # fmt: skip
_REMARK_BASE = -3.5
_KNOWN = 0.3
"""What is left of what a word tells where the rest of the text holds it too."""
_MOST = 4
_LONG, _PER, _LONGEST = 12, 4, 1.5
"""Words from which a line is long, words that make it longer by one, and the most that counts."""
_SEPARATOR = re.compile(r"[|»›•·→▸©/–—-](?:(?<=[|»›•·→▸©])|(?<=\s.)(?=\s))")
_STOPS, _ASKS, _COLONS = (".", "…", "。", "।"), ("?", "!", "？", "！", "؟"), (":", "：")
_CLOSERS = CLOSERS + " "
_SEVERAL = re.compile(r"[.!?…。！？।؟\"“„«»‘「『《](?=.{3})")
"""What may end one of several sentences, or begin a quotation, which does not count."""
_QUOTES = frozenset('"“„«')
_SPEAKING = frozenset({"address", "command"})
_OF_PAGE = frozenset({"web", "address"})
_OF_REMARK = frozenset({"web", "trade", "tongues", "manner", "self", "user"})
_PASSED = frozenset({"plain", "number", "dates", "address", "story", "persons"})


PAGE_SLACK = -_PAGE_BASE
REMARK_SLACK = -_REMARK_BASE - _REMARK["both"] - _REMARK["colon"]
"""What the words of a line must add to its score before the rest is worth a look."""


def page_least(line: str, words: int) -> float:
    """Return what the telling words of a line must add for one of its sentences to be the page's.

    A question mark or a quotation takes as much from a sentence as "asks", if it has no stop.
    """
    if _SEPARATOR.search(line):
        return PAGE_SLACK
    one = not _SEVERAL.search(line)
    ends = line.rstrip(_CLOSERS).endswith(_STOPS + _ASKS)
    stop = "stop" if one and line.endswith(_STOPS) else "asks"
    return PAGE_SLACK - ends * _PAGE[stop] - one * _length(words) * _PAGE["long"]


def remark_least(line: str, words: int) -> float:
    """Return what the telling words of a line must add for one of its sentences to be an engine's."""
    one = not _SEVERAL.search(line)
    least = REMARK_SLACK - one * _length(words) * _REMARK["long"]
    if line.endswith(_COLONS):
        return least
    asks = any(mark in line for mark in _ASKS)
    return least + _REMARK["colon"] - asks * _REMARK["asks"]


def _length(words: int) -> float:
    return min(_LONGEST, max(0, words - _LONG) / _PER)


def page_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is the page's; `text` holds the stems of the rest."""
    facts = page_facts(line, words, text)
    return _PAGE_BASE + sum(weight * facts[name] for name, weight in _PAGE.items())


def remark_score(line: str, words: Sequence[LineWord], text: Container[str]) -> float:
    """Return the logarithm of the odds that a line is an engine's; `text` as before."""
    facts = remark_facts(line, words, text)
    return _REMARK_BASE + sum(weight * facts[name] for name, weight in _REMARK.items())


def page_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a line of the page at most."""
    if "web" in word.classes:
        return _PAGE["rarity"] * word.rarity + ("address" in word.classes) * _PAGE["address"]
    if "address" in word.classes:
        return _PAGE["address"]
    return _pull(word, _PAGE)


def page_gain(word: LineWord) -> float:
    """Return the same, and 0 for a word that speaks against the page."""
    return max(0.0, page_pull(word))


def remark_gain(word: LineWord) -> float:
    """Return what `remark_pull` does, and 0 for a word that speaks against a remark."""
    return max(0.0, remark_pull(word))


def remark_pull(word: LineWord) -> float:
    """Return what a word can add to the score of a remark at most."""
    told = sum(_REMARK[name] for name in ("manner", "self", "tongues") if name in word.classes)
    if "trade" in word.classes:
        return told + _REMARK["rarity"] * word.rarity + _REMARK["words"]
    return told or (0.0 if not _OF_REMARK.isdisjoint(word.classes) else _pull(word, _REMARK))


def _pull(word: LineWord, weights: Mapping[str, float]) -> float:
    if "story" in word.classes:
        return weights["story"]
    known = "small" in word.classes or not _PASSED.isdisjoint(word.classes)
    return 0.0 if known else weights["names" if word.capital else "strange"]


def page_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell furniture, by name."""
    seen = list(dict.fromkeys(words))
    web = [word for word in seen if "web" in word.classes]
    facts: dict[str, float] = {
        "rarity": _rarity(web, text),
        "address": min(sum("address" in word.classes for word in seen), 2),
        "story": sum("story" in word.classes for word in seen),
        "lone": len(web) + sum("address" in w.classes and w not in web for w in seen) <= 1,
        "article": bool(words) and "articles" in words[0].classes,
        "bare": _is_bare(words),
        **_strange(words, seen, _OF_PAGE, text),
        **_shape(line, words),
    }
    return {**facts, "tale": facts["stop"] and not facts["address"]}


def _is_bare(words: Sequence[LineWord]) -> bool:
    """Tell whether a line is short and neither commands nor addresses, as titles are."""
    return len(words) <= 5 and all(_SPEAKING.isdisjoint(word.classes) for word in words)


def remark_facts(line: str, words: Sequence[LineWord], text: Container[str]) -> Mapping[str, float]:
    """Return the facts that tell an engine's remark, by name."""
    seen = list(dict.fromkeys(words))
    trade = [w for w in seen if "trade" in w.classes and "persons" not in w.classes]
    fresh = [word for word in seen if not word.stem or word.stem not in text]
    own = min(sum("self" in word.classes for word in fresh), 2)
    told = [] if own else [word for word in seen if "said" in word.classes]
    persons = [word for word in seen if "persons" in word.classes]
    return {
        "rarity": _rarity(trade, text),
        "words": min(sum(word in fresh for word in trade), _MOST),
        "self": own,
        "manner": min(sum("manner" in w.classes and w not in told for w in fresh), 3),
        "tongues": min(sum("tongues" in word.classes for word in fresh), 2),
        "both": bool(trade) and (own > 0 or any("user" in word.classes for word in fresh)),
        "story": sum("story" in word.classes and "self" not in word.classes for word in seen),
        "persons": len(persons) + len(told),
        **_strange(words, seen, _OF_REMARK, text),
        **_shape(line, words),
    }


def _rarity(words: Sequence[LineWord], text: Container[str]) -> float:
    return sum(w.rarity * (_KNOWN if w.stem and w.stem in text else 1) for w in words)


def _strange(
    words: Sequence[LineWord], seen: Sequence[LineWord], known: frozenset[str], text: Container[str]
) -> Mapping[str, float]:
    """Count the words that neither furniture nor grammar needs, and those of them in the rest."""
    others = [w for w in seen if known.isdisjoint(w.classes) and _PASSED.isdisjoint(w.classes)]
    strange = [word for word in others if "small" not in word.classes]
    names = [word for word in strange if word.capital and word is not words[0]]
    return {
        "strange": len(strange) - len(names),
        "names": len(names),
        "subject": sum(bool(word.stem) and word.stem in text for word in strange),
    }


def _shape(line: str, words: Sequence[LineWord]) -> Mapping[str, float]:
    bare = line.rstrip(_CLOSERS)
    return {
        "stop": bare.endswith(_STOPS),
        "asks": bare.endswith(_ASKS),
        "colon": line.endswith(_COLONS),
        "quotes": not _QUOTES.isdisjoint(line),
        "separator": bool(_SEPARATOR.search(line)),
        "short": len(words) <= 2,
        "long": _length(len(words)),
    }
